package fr.jobmarket.training.ranking;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.recommendation.Recommender;
import fr.jobmarket.recommendation.ScoringModel;
import fr.jobmarket.search.OfferIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class RankingTrainerTest {

    private static final TrainingPlan PLAN = new TrainingPlan(40, 2, 10, 3, 200, 5);

    @TempDir
    static Path market;

    @TempDir
    Path folder;

    private static final List<Offer> OFFERS = InventedMarket.offers(300, 9);

    @BeforeAll
    static void index() {
        InventedMarket.index(market, OFFERS).close();
    }

    private static RankingTrainer trainer() {
        return RankingTrainer.of(PLAN, ScoringModel.handWeighted(), line -> {});
    }

    private TrainingReport train(String name) {
        try (OfferIndex index = OfferIndex.open(market)) {
            return trainer().train(index, folder.resolve(name));
        }
    }

    @Test
    void theSameSeedGivesTheSameModelToTheByte() throws IOException {
        TrainingReport first = train("first");
        assertEquals(first, train("second"));
        for (String file : List.of("trees.json", "model.json", "MLmodel", "requirements.txt", "conda.yaml")) {
            assertArrayEquals(
                    Files.readAllBytes(folder.resolve("first").resolve(file)),
                    Files.readAllBytes(folder.resolve("second").resolve(file)),
                    file);
        }
        ScoringModel model = ScoringModel.load(folder.resolve("first"));
        assertEquals(first.name(), model.name());
        assertEquals(first.version(), model.version());
        assertEquals("3.0.4", first.xgboostVersion());
    }

    @Test
    void comparesWithEverythingSimpler() {
        TrainingReport report = train("model");
        List<String> rankers =
                report.crossValidated().stream().map(TrainingReport.Row::ranker).toList();
        assertEquals(
                List.of(
                        "random",
                        "popularity",
                        "content only",
                        "hand-weighted " + ScoringModel.handWeighted().version(),
                        "xgboost-ndcg",
                        "xgboost-pairwise",
                        "xgboost-pointwise"),
                rankers);
        double random = report.crossValidated().get(0).metrics().get("ndcg@10").mean();
        assertTrue(report.model().metrics().get("ndcg@10").mean() > 1.5 * random, report.toText());
        assertFalse(report.ablation().isEmpty());
        String page = report.toHtml();
        assertFalse(page.contains("http"), "the page needs nothing from elsewhere");
        rankers.forEach(ranker -> assertTrue(page.contains(ranker), ranker));
    }

    /** A model that learned from relevance shuffled among offers ranks worse, and says so. */
    @Test
    void learningFromShuffledRelevanceIsNoGain() {
        try (OfferIndex index = OfferIndex.open(market)) {
            GroupFile sound = new GroupFile(folder.resolve("sound"));
            new GroupMaker(index, Recommender.of(index, ScoringModel.handWeighted()), PLAN).write(sound);
            GroupFile shuffled = new GroupFile(folder.resolve("shuffled"));
            Random random = new Random(2);
            try (GroupFile.Writer out = shuffled.write()) {
                sound.forEach(group -> true, group -> out.add(shuffled(group, random)));
            }
            TrainingReport report = trainer().learn(shuffled, sound, "0".repeat(64), folder.resolve("model"));
            assertFalse(report.gain().isGain(), report.toText());
            assertTrue(report.gain().mean() < 0, report.toText());
        }
    }

    private static Group shuffled(Group group, Random random) {
        List<Float> relevance = new ArrayList<>();
        for (float value : group.relevance()) {
            relevance.add(value);
        }
        Collections.shuffle(relevance, random);
        float[] changed = new float[relevance.size()];
        for (int i = 0; i < changed.length; i++) {
            changed[i] = relevance.get(i);
        }
        return new Group(
                group.candidate(),
                group.epochSecond(),
                group.offers(),
                group.relevance(),
                changed,
                group.popularity(),
                group.alike(),
                group.learned(),
                group.features());
    }

    @Test
    void refusesAMarketThatTeachesNothing() {
        List<Offer> silent = OFFERS.stream()
                .map(offer -> offer.toBuilder().occupation(null).build())
                .toList();
        try (OfferIndex index = InventedMarket.index(folder.resolve("silent"), silent)) {
            InvalidInputException refusal =
                    assertThrows(InvalidInputException.class, () -> trainer().train(index, folder.resolve("model")));
            assertTrue(refusal.getMessage().contains("give more offers"), refusal.getMessage());
        }
    }
}
