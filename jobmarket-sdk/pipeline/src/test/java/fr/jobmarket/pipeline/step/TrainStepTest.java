package fr.jobmarket.pipeline.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.cleaning.CleaningResult;
import fr.jobmarket.cleaning.OfferCleaner;
import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.offer.OfferJson;
import fr.jobmarket.offer.Source;
import fr.jobmarket.recommendation.ScoringModel;
import fr.jobmarket.registry.FolderModelRegistry;
import fr.jobmarket.registry.ModelRegistry;
import fr.jobmarket.serving.release.Release;
import fr.jobmarket.serving.release.ReleaseStore;
import fr.jobmarket.simulator.SyntheticMarket;
import fr.jobmarket.simulator.Tastes;
import fr.jobmarket.source.RawLine;
import fr.jobmarket.source.RawOffer;
import fr.jobmarket.source.RawOfferReader;
import fr.jobmarket.training.ranking.TrainingPlan;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class TrainStepTest {

    private static final TrainingPlan SMALL = new TrainingPlan(40, 2, 10, 3, 200, 1);
    /** One tree of two leaves can hardly order anything. */
    private static final TrainingPlan WORSE = new TrainingPlan(40, 2, 1, 1, 200, 1);

    @TempDir
    static Path market;

    @TempDir
    Path home;

    @BeforeAll
    static void writeTheMarket() throws IOException {
        OfferCleaner cleaner = OfferCleaner.ofDefaults();
        int[] number = {0};
        try (BufferedWriter out = Files.newBufferedWriter(market.resolve("offers.jsonl"));
                Stream<String> payloads = SyntheticMarket.of(4).franceTravailOffers(400)) {
            payloads.forEach(payload -> {
                RawOffer raw = new RawOffer(Source.FRANCE_TRAVAIL, "S" + number[0]++, payload, Instant.EPOCH);
                if (cleaner.clean(raw) instanceof CleaningResult.Cleaned cleaned) {
                    write(out, OfferJson.write(cleaned.offer()));
                }
            });
        }
    }

    private static void write(BufferedWriter out, String line) {
        try {
            out.write(line);
            out.newLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ModelRegistry registry() {
        return FolderModelRegistry.at(home.resolve("models"));
    }

    private ServingModel serving() {
        return new ServingModel(registry());
    }

    private TrainStep.Outcome train(TrainingPlan plan, boolean force) {
        return new TrainStep(registry(), plan, line -> {}).onFiles(List.of(market), force);
    }

    @Test
    void aTrainedModelIsKeptWithItsOriginAndServesFromTheNextReleaseOn() {
        TrainStep.Outcome outcome = train(SMALL, true);
        assertTrue(outcome.promoted());
        assertEquals("1", registry().champion().orElseThrow().version());
        assertEquals("xgboost", outcome.model().description().provenance().trainer());
        assertTrue(outcome.model().description().evaluations().get(0).metrics().get("ndcg@10") > 0);
        Release release = publish();
        assertEquals(outcome.report().name(), release.manifest().model());
        ScoringModel served = ScoringModel.load(release.model().orElseThrow());
        assertEquals(outcome.report().version(), served.version());
    }

    @Test
    void aWorseModelIsKeptButServesOnlyWhenThatIsForced() {
        TrainStep.Outcome good = train(SMALL, true);
        TrainStep.Outcome worse = train(WORSE, false);
        assertFalse(worse.promoted(), worse.report().toText());
        assertEquals("1", registry().champion().orElseThrow().version());
        assertEquals(good.report().version(), serving().model().version());
        InvalidInputException refusal =
                assertThrows(InvalidInputException.class, () -> serving().promote("2", false));
        assertTrue(refusal.getMessage().contains("--force"), refusal.getMessage());
        serving().promote("2", true);
        assertEquals(worse.report().version(), serving().model().version());
        registry().rollback();
        assertEquals(good.report().version(), serving().model().version());
    }

    @Test
    void aDamagedModelIsNeitherPromotedNorServed() throws IOException {
        train(SMALL, false);
        Path trees = home.resolve("models/versions/1/model/trees.json");
        byte[] whole = Files.readAllBytes(trees);
        Files.write(trees, Arrays.copyOf(whole, whole.length / 2));
        InvalidInputException refusal =
                assertThrows(InvalidInputException.class, () -> serving().promote("1", true));
        assertTrue(refusal.getMessage().contains("trees.json"), refusal.getMessage());
        registry().promote("1");
        assertEquals("hand-weighted", serving().model().name());
        assertEquals("hand-weighted", publish().manifest().model());
    }

    @Test
    void learnsFromWhatPeopleOfAMarketChose() throws IOException {
        Path people = home.resolve("people");
        SyntheticMarket.of(5).write(people, 1_500, 200, Tastes.ofDefaults());
        Path choices = people.resolve("choices.jsonl");
        Files.writeString(choices, "{\"candidate\": 1}\n", StandardOpenOption.APPEND);
        Path offers = people.resolve("canonical.jsonl");
        try (BufferedWriter out = Files.newBufferedWriter(offers);
                Stream<RawLine> lines = RawOfferReader.at(Instant.EPOCH).lines(people.resolve("offers.jsonl"))) {
            lines.forEach(line -> {
                if (line instanceof RawLine.Accepted accepted
                        && OfferCleaner.ofDefaults().clean(accepted.offer())
                                instanceof CleaningResult.Cleaned cleaned) {
                    write(out, OfferJson.write(cleaned.offer()));
                }
            });
        }
        List<String> said = new ArrayList<>();
        TrainStep.Outcome outcome =
                new TrainStep(registry(), SMALL, List.of(choices), said::add).onFiles(List.of(offers), true);
        assertTrue(said.stream().anyMatch(line -> line.startsWith("200 candidates with choices")), said.toString());
        assertTrue(said.stream().anyMatch(line -> line.contains("choices.jsonl line 201")), said.toString());
        String origin = outcome.model().description().provenance().data().origin();
        assertTrue(origin.contains("canonical.jsonl") && origin.contains("choices.jsonl"), origin);
        Release release = publish();
        ScoringModel served = ScoringModel.load(release.model().orElseThrow());
        assertEquals(outcome.report().version(), served.version());
    }

    @Test
    void saysWhichLineIsNoOffer() throws IOException {
        Path bad = home.resolve("bad.jsonl");
        Files.writeString(
                bad, Files.readAllLines(market.resolve("offers.jsonl")).get(0) + "\n{}x\n");
        InvalidInputException refusal =
                assertThrows(InvalidInputException.class, () -> new TrainStep(registry(), SMALL, line -> {})
                        .onFiles(List.of(bad), false));
        assertTrue(refusal.getMessage().contains(bad + " line 2"), refusal.getMessage());
    }

    private Release publish() {
        return ReleaseStore.at(home.resolve("releases"), Clock.systemUTC()).publish(serving()::writeTo);
    }
}
