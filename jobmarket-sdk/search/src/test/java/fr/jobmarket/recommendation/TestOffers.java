package fr.jobmarket.recommendation;

import fr.jobmarket.offer.Company;
import fr.jobmarket.offer.Confidence;
import fr.jobmarket.offer.Contract;
import fr.jobmarket.offer.Experience;
import fr.jobmarket.offer.Occupation;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.offer.Place;
import fr.jobmarket.offer.Salary;
import fr.jobmarket.offer.Skill;
import fr.jobmarket.offer.Source;
import fr.jobmarket.search.OfferIndex;
import fr.jobmarket.search.OfferIndexBuilder;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Offers for tests: a few made to measure, or a seeded market of any size. */
final class TestOffers {

    static final Instant TODAY = Instant.parse("2026-06-30T08:00:00Z");
    static final Place LYON = place("69383", "69", "Rhône", 45.7597, 4.8577);
    static final Place GRENOBLE = place("38185", "38", "Isère", 45.1885, 5.7245);
    static final Place CHAMBERY = place("73065", "73", "Savoie", 45.5646, 5.9178);
    static final Place BREST = place("29019", "29", "Finistère", 48.3908, -4.4869);
    static final Place CAYENNE = place("97302", "973", "Guyane", 4.9378, -52.3330);

    private static final String[][] OCCUPATIONS = {
        {"M1805", "Développeur Java", "Java", "Spring", "SQL", "Git"},
        {"M1811", "Data engineer", "Python", "SQL", "Spark", "Airflow"},
        {"M1203", "Comptable", "Sage", "Excel", "TVA", "Paie"},
        {"J1506", "Infirmier", "Soins", "Injections", "Pansements", "Écoute"},
        {"N4101", "Conducteur poids lourd", "Livraison", "Chargement", "FIMO", "Tachygraphe"},
        {"D1102", "Boulanger", "Pétrissage", "Cuisson", "Viennoiserie", "Hygiène"},
    };

    private TestOffers() {}

    static Offer.Builder offer(String id, String title) {
        return Offer.builder(Source.FRANCE_TRAVAIL, id).title(title).createdAt(TODAY);
    }

    static Place place(String commune, String department, String departmentName, double latitude, double longitude) {
        return new Place(
                department,
                commune,
                commune,
                null,
                department,
                departmentName,
                "84",
                "Auvergne-Rhône-Alpes",
                latitude,
                longitude,
                Place.Precision.COMMUNE,
                Place.Origin.CODE,
                true);
    }

    static Place department(String code, String name) {
        return new Place(
                name,
                null,
                null,
                null,
                code,
                name,
                "84",
                null,
                null,
                null,
                Place.Precision.DEPARTMENT,
                Place.Origin.LABEL,
                true);
    }

    static Occupation occupation(String code, String label) {
        return new Occupation(code, label, null, 1, false);
    }

    static Contract contract(Contract.Type type) {
        return new Contract(type, null, null, false);
    }

    static Salary upTo(double annualMax) {
        return new Salary(
                Salary.Period.ANNUAL,
                null,
                annualMax,
                null,
                null,
                annualMax,
                null,
                annualMax,
                List.of(),
                Confidence.HIGH,
                Salary.Origin.LABEL);
    }

    static Experience demanded(@Nullable Integer months) {
        return new Experience(Experience.Requirement.REQUIRED, months);
    }

    static List<Skill> skills(String... labels) {
        List<Skill> skills = new ArrayList<>();
        for (String label : labels) {
            skills.add(new Skill(null, label, Skill.Level.PREFERRED));
        }
        return skills;
    }

    static Company company(String name) {
        return new Company(name, null, null, null);
    }

    /** A market of six occupations in two regions of France. */
    static List<Offer> market(int count, long seed) {
        Random random = new Random(seed);
        List<Offer> offers = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            String[] job = OCCUPATIONS[random.nextInt(OCCUPATIONS.length)];
            double latitude = 45 + random.nextDouble();
            offers.add(offer("m" + i, job[1] + (random.nextBoolean() ? " (H/F)" : " confirmé"))
                    .description("Nous cherchons pour notre équipe : " + String.join(", ", job) + ". Poste " + i + ". "
                            + "Rejoignez une entreprise qui grandit. ".repeat(1 + random.nextInt(20)))
                    .occupation(occupation(job[0], job[1]))
                    .company(company("Entreprise " + random.nextInt(Math.max(1, count / 5))))
                    .contract(contract(Contract.Type.values()[random.nextInt(3)]))
                    .skills(skills(job[2 + random.nextInt(2)], job[4 + random.nextInt(2)]))
                    .keywords(List.of(job[2]))
                    .experience(
                            new Experience(Experience.Requirement.values()[random.nextInt(3)], 12 * random.nextInt(5)))
                    .salary(random.nextInt(3) == 0 ? null : upTo(20_000 + 1_000 * random.nextInt(30)))
                    .remote(random.nextInt(4) == 0 ? Boolean.TRUE : null)
                    .place(
                            random.nextInt(10) == 0
                                    ? department("69", "Rhône")
                                    : place("69123", "69", "Rhône", latitude, 4.5 + random.nextDouble()))
                    .createdAt(TODAY.minusSeconds(random.nextInt(60 * 86_400)))
                    .build());
        }
        return offers;
    }

    static OfferIndex index(Path folder, List<Offer> offers) {
        try (OfferIndexBuilder builder = OfferIndexBuilder.create(folder)) {
            offers.forEach(builder::add);
            builder.finish();
        }
        return OfferIndex.open(folder);
    }
}
