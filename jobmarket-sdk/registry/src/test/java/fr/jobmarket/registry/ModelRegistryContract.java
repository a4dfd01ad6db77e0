package fr.jobmarket.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.recommendation.ScoringModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every registry must do. A test class of an implementation extends this one. */
abstract class ModelRegistryContract {

    @TempDir
    Path work;

    /** The registry under test: empty the first time, the same one again afterwards. */
    abstract ModelRegistry registry();

    final Path model(String content) {
        try {
            Path folder = Files.createTempDirectory(work, "model");
            Files.createDirectories(folder.resolve("nested"));
            Files.writeString(folder.resolve("nested/weights.txt"), content);
            return folder;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private RegisteredModel registered(String content) {
        return registry().register(model(content), ModelDescription.named("test"));
    }

    @Test
    void startsEmpty() {
        assertEquals(List.of(), registry().list());
        assertEquals(Optional.empty(), registry().champion());
        assertEquals(Optional.empty(), registry().previous());
        assertEquals(Optional.empty(), registry().find("1"));
    }

    @Test
    void countsVersionsUpAndRemembersWhatIsKnownAboutThem() {
        DataProvenance learned = new DataProvenance("market of a test", 1_000, "ab".repeat(32), Instant.EPOCH);
        DataProvenance judged = new DataProvenance("market of another test", 200, null, null);
        ModelDescription description = new ModelDescription(
                "trees",
                new ModelProvenance("xgboost", learned, Map.of("trees", "300"), 7L, Map.of("xgboost", "3.0.4")),
                List.of(new ModelEvaluation("offline ranking", judged, Map.of("ndcg@10", 0.42), null)));
        RegisteredModel first = registry().register(model("a"), description);
        RegisteredModel second = registered("b");
        assertEquals("1", first.version());
        assertEquals("2", second.version());
        assertEquals(List.of(second, first), registry().list());
        assertEquals(Optional.of(first), registry().find("1"));
        assertEquals(description, registry().find("1").orElseThrow().description());
    }

    @Test
    void returnsTheFilesAsTheyWereRegistered() throws IOException {
        Path source = model("weights");
        registry().register(source, ModelDescription.named("test"));
        Files.writeString(source.resolve("nested/weights.txt"), "changed later");
        registry().fetch("1", work.resolve("fetched"));
        assertEquals("weights", Files.readString(work.resolve("fetched/nested/weights.txt")));
    }

    @Test
    void keepsAScoringModelLoadable() {
        ScoringModel.handWeighted().save(work.resolve("scoring"));
        registry().register(work.resolve("scoring"), ModelDescription.named("hand-weighted"));
        registry().fetch("1", work.resolve("fetched"));
        assertEquals("hand-weighted", ScoringModel.load(work.resolve("fetched")).name());
    }

    @Test
    void servesNothingUntilAModelIsPromoted() {
        registered("a");
        assertEquals(Optional.empty(), registry().champion());
        registry().promote("1");
        assertEquals("1", registry().champion().orElseThrow().version());
        assertEquals(Optional.empty(), registry().previous());
    }

    @Test
    void rollsBackToTheModelThatServedBefore() {
        registered("a");
        registered("b");
        registry().promote("1");
        registry().promote("2");
        assertEquals("1", registry().previous().orElseThrow().version());
        assertEquals("1", registry().rollback().version());
        assertEquals("1", registry().champion().orElseThrow().version());
        assertThrows(InvalidInputException.class, () -> registry().rollback());
        assertEquals("1", registry().champion().orElseThrow().version());
    }

    @Test
    void changesNothingWhenTheChampionIsPromotedAgain() {
        registered("a");
        registered("b");
        registry().promote("1");
        registry().promote("2");
        registry().promote("2");
        assertEquals("1", registry().previous().orElseThrow().version());
    }

    @Test
    void refusesVersionsThereAreNot() {
        registered("a");
        for (String unknown : List.of("2", "", "01", "../1", "latest")) {
            InvalidInputException refusal =
                    assertThrows(InvalidInputException.class, () -> registry().promote(unknown));
            assertTrue(refusal.getMessage().contains("there are: 1"), refusal.getMessage());
            assertThrows(InvalidInputException.class, () -> registry().fetch(unknown, work.resolve("x")));
            assertEquals(Optional.empty(), registry().find(unknown));
        }
        assertEquals(Optional.empty(), registry().champion());
    }

    @Test
    void refusesToRegisterNothing() throws IOException {
        Files.createDirectories(work.resolve("empty"));
        for (String folder : List.of("missing", "empty")) {
            assertThrows(InvalidInputException.class, () -> registry()
                    .register(work.resolve(folder), ModelDescription.named("test")));
        }
        assertEquals(List.of(), registry().list());
    }

    @Test
    void refusesToFetchIntoAFolderThatHoldsFiles() {
        registered("a");
        assertThrows(InvalidInputException.class, () -> registry().fetch("1", model("other")));
    }

    @Test
    void givesEveryModelAVersionOfItsOwnWhenManyRegisterAtOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Callable<String>> registrations = IntStream.range(0, 12)
                .<Callable<String>>mapToObj(i -> () -> registered("model " + i).version())
                .toList();
        Set<String> versions = new HashSet<>();
        for (Future<String> version : threads.invokeAll(registrations)) {
            versions.add(version.get());
        }
        threads.shutdown();
        assertEquals(12, versions.size());
        assertEquals(12, registry().list().size());
    }
}
