package fr.jobmarket.training.ranking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.cleaning.CleaningResult;
import fr.jobmarket.cleaning.OfferCleaner;
import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.offer.Source;
import fr.jobmarket.recommendation.ScoringModel;
import fr.jobmarket.registry.FolderModelRegistry;
import fr.jobmarket.registry.ModelDescription;
import fr.jobmarket.registry.ModelRegistry;
import fr.jobmarket.registry.RegisteredModel;
import fr.jobmarket.search.OfferIndex;
import fr.jobmarket.search.OfferIndexBuilder;
import fr.jobmarket.simulator.SyntheticMarket;
import fr.jobmarket.source.RawOffer;
import fr.jobmarket.training.ranking.RankerFigures.Metric;
import fr.jobmarket.training.ranking.Trees.Objective;
import fr.jobmarket.training.spark.SparkRankingTrainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Trees of a cluster, here of two workers on this machine, are as good as those of one machine. */
@Tag("slow")
@EnabledForJreRange(max = JRE.JAVA_21, disabledReason = "Spark 3.5 does not start on Java 24 and later")
class TrainingOnSparkTest {

    private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");
    private static final TrainingPlan PLAN = new TrainingPlan(360, 2, 40, 5, 1_000, 3);
    private static final int OFFERS = 1_500;

    /**
     * How far apart they may be. That an interval holds zero would say less: a wide one does, and one of twenty of equals
     * does not.
     */
    private static final double ALIKE = 0.02;

    @TempDir
    static Path folder;

    private static SparkSession spark;

    /** Candidates of a synthetic market: two files that are learned from, and one nobody learns from. */
    @BeforeAll
    static void datasets() throws IOException {
        Path made = folder.resolve("made.groups");
        Files.createDirectories(folder.resolve("learned"));
        try (OfferIndex index = market()) {
            RankingTrainer.of(PLAN, ScoringModel.handWeighted(), line -> {})
                    .writeDataset(index, List.of(), line -> {}, made);
        }
        try (GroupReader groups = GroupFile.open(made);
                GroupFile.Writer first = new GroupFile(folder.resolve("learned/1.groups")).write();
                GroupFile.Writer second = new GroupFile(folder.resolve("learned/2.groups")).write();
                GroupFile.Writer heldOut = new GroupFile(folder.resolve("held-out.groups")).write()) {
            List<GroupFile.Writer> parts = List.of(first, second, heldOut);
            for (int i = 0; groups.hasNext(); i++) {
                parts.get(i % parts.size()).add(groups.next());
            }
        }
        spark = SparkSession.builder()
                .master("local[2]")
                .config("spark.ui.enabled", false)
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .getOrCreate();
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    private static OfferIndex market() {
        OfferCleaner cleaner = OfferCleaner.ofDefaults();
        try (OfferIndexBuilder builder = OfferIndexBuilder.create(folder.resolve("index"))) {
            AtomicInteger number = new AtomicInteger();
            SyntheticMarket.of(31).now(NOW).franceTravailOffers(OFFERS).forEach(payload -> {
                RawOffer raw = new RawOffer(Source.FRANCE_TRAVAIL, "s" + number.incrementAndGet(), payload, NOW);
                if (cleaner.clean(raw) instanceof CleaningResult.Cleaned cleaned) {
                    builder.add(cleaned.offer());
                }
            });
            builder.finish();
        }
        return OfferIndex.open(folder.resolve("index"));
    }

    @Test
    void isAsGoodAsTrainingOnOneMachine() throws IOException {
        Path made = folder.resolve("model");
        String version = new SparkRankingTrainer(spark, PLAN, 2)
                .train(folder.resolve("learned").toString(), made);
        ScoringModel ofCluster = ScoringModel.load(made);
        assertEquals(version, ofCluster.version());
        ScoringModel ofOneMachine = onOneMachine();

        RankerFigures cluster = judged(ofCluster);
        RankerFigures one = judged(ofOneMachine);
        RankerFigures chance = judged(SimpleRanker.all(ofCluster, 1, false).get(0));
        Interval difference = Interval.of(cluster.gainOver(one, Metric.NDCG_10), 1_000, 1);
        LoggerFactory.getLogger(getClass())
                .info("NDCG@10 on Spark {}, on one machine {}, apart {}", mean(cluster), mean(one), difference);
        assertTrue(-ALIKE < difference.low() && difference.high() < ALIKE, "not as good as one another: " + difference);
        assertTrue(
                Interval.of(cluster.gainOver(chance, Metric.NDCG_10), 1_000, 1).isGain(), "it learned nothing");

        ModelRegistry registry = FolderModelRegistry.at(folder.resolve("registry"), Clock.systemUTC());
        RegisteredModel kept = registry.register(made, ModelDescription.named(ofCluster.name()));
        registry.promote(kept.version());
        registry.fetch(kept.version(), folder.resolve("fetched"));
        assertEquals(version, ScoringModel.load(folder.resolve("fetched")).version());
    }

    /** The same candidates in one file. */
    private static ScoringModel onOneMachine() {
        GroupFile all = new GroupFile(folder.resolve("all.groups"));
        try (GroupFile.Writer out = all.write()) {
            for (String part : List.of("1.groups", "2.groups")) {
                try (GroupReader groups =
                        GroupFile.open(folder.resolve("learned").resolve(part))) {
                    groups.forEachRemaining(out::add);
                }
            }
        }
        try (Trees trees = Trees.train(all, group -> true, Objective.NDCG, PLAN, Set.of())) {
            float[][] row = new float[1][];
            all.forEach(group -> row[0] == null, group -> row[0] = group.row(0));
            RankingDataset.writeModel(trees.toJson(), List.of(row), trees.predict(row[0]), folder.resolve("one"));
        }
        return ScoringModel.load(folder.resolve("one"));
    }

    private static RankerFigures judged(ScoringModel model) {
        return judged(SimpleRanker.by("model", model));
    }

    private static RankerFigures judged(SimpleRanker ranker) {
        RankerFigures figures = new RankerFigures(ranker.name());
        try (GroupReader groups = GroupFile.open(folder.resolve("held-out.groups"))) {
            groups.forEachRemaining(group -> figures.add(group, ranker.score(group)));
        }
        return figures;
    }

    private static double mean(RankerFigures figures) {
        return Arrays.stream(figures.of(Metric.NDCG_10)).average().orElseThrow();
    }

    @Test
    void refusesWhatIsNoDataset() throws IOException {
        Path text = Files.writeString(folder.resolve("notes.txt"), "no dataset");
        refused(text, "notes.txt is no file of train --dataset");
        byte[] whole = Files.readAllBytes(folder.resolve("held-out.groups"));
        refused(
                Files.write(folder.resolve("cut.groups"), Arrays.copyOf(whole, whole.length / 2)),
                "cut.groups is cut; copy it again");
        refused(folder.resolve("absent"), "absent");
    }

    private static void refused(Path datasets, String why) {
        InvalidInputException refusal =
                assertThrows(InvalidInputException.class, () -> new SparkRankingTrainer(spark, PLAN, 1)
                        .train(datasets.toString(), folder.resolve("none")));
        assertTrue(refusal.getMessage().contains(why), refusal.getMessage());
    }
}
