package fr.jobmarket.registry;

import fr.jobmarket.offer.Occupation;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.offer.Source;
import fr.jobmarket.recommendation.ScoringModel;
import fr.jobmarket.search.OfferIndex;
import fr.jobmarket.search.OfferIndexBuilder;
import fr.jobmarket.training.ranking.RankingTrainer;
import fr.jobmarket.training.ranking.TrainingPlan;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Random;

/** A model trained on a small invented market. */
final class TrainedModel {

    private static final String[][] OCCUPATIONS = {
        {"M1805", "Développeur Java"},
        {"D1102", "Boulanger"},
        {"J1506", "Infirmier"},
        {"N4101", "Conducteur poids lourd"}
    };

    private TrainedModel() {}

    static void write(Path folder, Path index) {
        Random random = new Random(3);
        try (OfferIndexBuilder builder = OfferIndexBuilder.create(index)) {
            for (int i = 0; i < 200; i++) {
                String[] occupation = OCCUPATIONS[random.nextInt(OCCUPATIONS.length)];
                builder.add(Offer.builder(Source.FRANCE_TRAVAIL, "t" + i)
                        .title(occupation[1] + " secteur " + random.nextInt(30))
                        .description("Nous cherchons : " + occupation[1] + ". Poste " + i + ".")
                        .occupation(new Occupation(occupation[0], occupation[1], null, 1, false))
                        .createdAt(Instant.parse("2026-06-01T00:00:00Z").plusSeconds(3_600L * i))
                        .build());
            }
            builder.finish();
        }
        try (OfferIndex opened = OfferIndex.open(index)) {
            RankingTrainer.of(new TrainingPlan(30, 2, 5, 3, 100, 1), ScoringModel.handWeighted(), line -> {})
                    .train(opened, folder);
        }
    }
}
