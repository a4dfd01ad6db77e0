package fr.jobmarket.training.ranking;

import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.recommendation.ScoringModel;
import fr.jobmarket.search.OfferIndex;
import fr.jobmarket.search.OfferIndexBuilder;
import fr.jobmarket.training.RealMarket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** On real offers, the trained model must beat the hand-weighted one on candidates it never saw. */
@Tag("slow")
class LearnedRankingQualityTest {

    private static final Logger LOG = LoggerFactory.getLogger(LearnedRankingQualityTest.class);

    @TempDir
    Path folder;

    @Test
    void beatsTheHandWeightedModelOnRealOffers() throws IOException {
        try (OfferIndexBuilder builder = OfferIndexBuilder.create(folder.resolve("index"))) {
            RealMarket.offers("francetravail-offers.jsonl.gz").parallelStream().forEach(builder::add);
            builder.finish();
        }
        try (OfferIndex index = OfferIndex.open(folder.resolve("index"))) {
            TrainingReport report = RankingTrainer.of(TrainingPlan.ofDefaults(), ScoringModel.handWeighted(), LOG::info)
                    .train(index, folder.resolve("model"));
            Files.writeString(Files.createDirectories(Path.of("target")).resolve("training.html"), report.toHtml());
            LOG.info("\n{}", report.toText());
            assertTrue(report.gain().isGain(), report.gain().toString());
        }
    }
}
