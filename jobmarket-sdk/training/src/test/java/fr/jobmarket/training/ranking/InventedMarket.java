package fr.jobmarket.training.ranking;

import fr.jobmarket.offer.Occupation;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.offer.Skill;
import fr.jobmarket.offer.Source;
import fr.jobmarket.search.OfferIndex;
import fr.jobmarket.search.OfferIndexBuilder;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Offers of a few occupations whose words overlap, so that titles tell more than texts and neither tells all. */
final class InventedMarket {

    private static final String[][] OCCUPATIONS = {
        {"M1805", "Développeur Java", "Java", "SQL", "Git", "Tests"},
        {"M1811", "Ingénieur données", "Python", "SQL", "Spark", "Tests"},
        {"M1203", "Comptable", "Sage", "Excel", "TVA", "Paie"},
        {"J1506", "Infirmier", "Soins", "Injections", "Écoute", "Hygiène"},
        {"D1102", "Boulanger", "Pétrissage", "Cuisson", "Hygiène", "Vente"},
        {"D1106", "Vendeur en boulangerie", "Vente", "Caisse", "Hygiène", "Écoute"},
    };

    private InventedMarket() {}

    static List<Offer> offers(int count, long seed) {
        Random random = new Random(seed);
        List<Offer> offers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String[] job = OCCUPATIONS[random.nextInt(OCCUPATIONS.length)];
            String[] other = OCCUPATIONS[random.nextInt(OCCUPATIONS.length)];
            List<Skill> skills = new ArrayList<>();
            for (int skill = 2; skill < job.length; skill++) {
                skills.add(new Skill(null, job[skill], Skill.Level.PREFERRED));
            }
            Collections.shuffle(skills, random);
            offers.add(Offer.builder(Source.FRANCE_TRAVAIL, "i" + i)
                    .title(random.nextInt(4) == 0 ? "Poste numéro " + i : job[1] + " équipe " + i % 7)
                    .description("Une équipe de " + job[1] + " qui travaille avec " + other[1] + ", " + other[2] + ", "
                            + job[2 + random.nextInt(4)] + ". Référence " + i + ".")
                    .occupation(new Occupation(job[0], job[1], null, 1, false))
                    .skills(skills.subList(0, 2))
                    .createdAt(Instant.parse("2026-06-01T00:00:00Z").plusSeconds(3_600L * random.nextInt(600)))
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
