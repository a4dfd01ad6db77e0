package fr.jobmarket.gateway;

import fr.jobmarket.offer.Company;
import fr.jobmarket.offer.Confidence;
import fr.jobmarket.offer.Contract;
import fr.jobmarket.offer.DataRole;
import fr.jobmarket.offer.Experience;
import fr.jobmarket.offer.Occupation;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.offer.Place;
import fr.jobmarket.offer.Qualification;
import fr.jobmarket.offer.Salary;
import fr.jobmarket.offer.Skill;
import fr.jobmarket.offer.Source;
import fr.jobmarket.offer.WorkingTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Canonical offers of every kind the filters tell apart, the same for the same seed. */
final class TestMarket {

    private static final Instant NOW = Instant.parse("2026-11-20T06:00:00Z");

    private static final List<Place> PLACES = List.of(
            place("75101", "Paris 1er Arrondissement", "75001", "75", "Paris", "11", "Île-de-France", 48.8626, 2.3364),
            place("75115", "Paris 15e Arrondissement", "75015", "75", "Paris", "11", "Île-de-France", 48.8402, 2.2927),
            place(
                    "92012",
                    "Boulogne-Billancourt",
                    "92100",
                    "92",
                    "Hauts-de-Seine",
                    "11",
                    "Île-de-France",
                    48.8365,
                    2.2394),
            place(
                    "69383",
                    "Lyon 3e Arrondissement",
                    "69003",
                    "69",
                    "Rhône",
                    "84",
                    "Auvergne-Rhône-Alpes",
                    45.7537,
                    4.8687),
            place("38185", "Grenoble", "38000", "38", "Isère", "84", "Auvergne-Rhône-Alpes", 45.1823, 5.7243),
            place("35238", "Rennes", "35000", "35", "Ille-et-Vilaine", "53", "Bretagne", 48.1119, -1.6818),
            place("44109", "Nantes", "44000", "44", "Loire-Atlantique", "52", "Pays de la Loire", 47.2316, -1.5474),
            place("2A004", "Ajaccio", "20000", "2A", "Corse-du-Sud", "94", "Corse", 41.9348, 8.7013),
            place("97411", "Saint-Denis", "97400", "974", "La Réunion", "04", "La Réunion", -20.9329, 55.4472));

    private record Job(String rome, String label, @Nullable DataRole role, List<String> skills) {}

    private static final List<Job> JOBS = List.of(
            new Job("M1811", "Data engineer", DataRole.DATA_ENGINEER, List.of("Python", "SQL", "Spark")),
            new Job("M1419", "Data analyst", DataRole.DATA_ANALYST, List.of("SQL", "Power BI")),
            new Job("M1405", "Data scientist", DataRole.DATA_SCIENTIST, List.of("Python", "TensorFlow")),
            new Job("M1805", "Développeur informatique", null, List.of("Java", "SQL")),
            new Job("N1101", "Cariste", null, List.of("CACES")),
            new Job(
                    "J1506",
                    "Infirmier",
                    null,
                    List.of("Soins infirmiers", "Planifier, organiser et suivre des soins")));

    private TestMarket() {}

    static List<Offer> offers(int count, long seed) {
        Random random = new Random(seed);
        List<Offer> offers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            offers.add(offer(i, random));
        }
        return offers;
    }

    private static Offer offer(int number, Random random) {
        Job job = JOBS.get(random.nextInt(JOBS.size()));
        Place place = random.nextInt(10) == 0 ? Place.UNKNOWN : PLACES.get(random.nextInt(PLACES.size()));
        boolean adzuna = number % 3 == 2;
        Source source = adzuna ? Source.ADZUNA : Source.FRANCE_TRAVAIL;
        String id = adzuna ? Long.toString(5_000_000_000L + number) : "19%05d".formatted(number);
        Instant created = NOW.minus(Duration.ofMinutes(random.nextInt(100_000)));
        return Offer.builder(source, id)
                .title(job.label() + " (H/F) n° " + number)
                .description("Poste de " + job.label() + ", équipe " + number + ", référence "
                        + Long.toHexString(random.nextLong()))
                .url("https://offers.example.org/" + id)
                .attribution(adzuna ? "Jobs by Adzuna" : "France Travail")
                .company(new Company("Société " + random.nextInt(50), null, null, null))
                .occupation(new Occupation(job.rome(), job.label(), job.label(), 1, false))
                .dataRole(job.role())
                .contract(new Contract(
                        Contract.Type.values()[random.nextInt(Contract.Type.values().length)],
                        "XXX",
                        null,
                        number % 7 == 0))
                .workingTime(new WorkingTime(
                        number % 4 == 0 ? WorkingTime.Kind.PART_TIME : WorkingTime.Kind.FULL_TIME, null))
                .remote(number % 5 == 0 ? Boolean.TRUE : null)
                .salary(salary(random))
                .experience(experience(random))
                .place(place)
                .skills(job.skills().stream()
                        .map(skill -> new Skill(null, skill, Skill.Level.REQUIRED))
                        .toList())
                .softSkills(List.of("Rigueur"))
                .languages(List.of("Anglais"))
                .licences(List.of("B - Véhicule léger"))
                .trainings(List.of("Bac+5"))
                .keywords(job.skills())
                .qualification(new Qualification("9", "Cadre"))
                .createdAt(created)
                .updatedAt(created)
                .build();
    }

    private static @Nullable Salary salary(Random random) {
        if (random.nextInt(3) == 0) {
            return null;
        }
        double min = 20_000 + 1_000 * random.nextInt(50);
        double max = min + 1_000 * random.nextInt(10);
        return new Salary(
                Salary.Period.ANNUAL,
                min,
                max,
                null,
                min,
                max,
                min,
                max,
                List.of(),
                Confidence.HIGH,
                Salary.Origin.LABEL);
    }

    private static Experience experience(Random random) {
        int months = 12 * random.nextInt(6);
        return months == 0
                ? new Experience(Experience.Requirement.NONE, null)
                : new Experience(Experience.Requirement.REQUIRED, months);
    }

    private static Place place(
            String commune,
            String name,
            String postal,
            String department,
            String departmentName,
            String region,
            String regionName,
            double latitude,
            double longitude) {
        return new Place(
                name,
                commune,
                name,
                postal,
                department,
                departmentName,
                region,
                regionName,
                latitude,
                longitude,
                Place.Precision.COMMUNE,
                Place.Origin.CODE,
                !department.startsWith("97"));
    }
}
