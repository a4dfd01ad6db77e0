package fr.jobmarket.pipeline.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.internal.Folders;
import fr.jobmarket.pipeline.Program;
import fr.jobmarket.pipeline.settings.Settings;
import fr.jobmarket.pipeline.step.RunLock;
import fr.jobmarket.pipeline.step.ServingModel;
import fr.jobmarket.recommendation.ScoringModel;
import fr.jobmarket.registry.FolderModelRegistry;
import fr.jobmarket.simulator.SyntheticMarket;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Training elsewhere, as it is typed: the dataset goes out, the model comes in. */
@Tag("slow")
class ModelCommandsTest {

    private static final int OK = 0;
    private static final int FAILED = 1;
    private static final int REFUSED = 2;

    @TempDir
    Path home;

    private String told = "";

    private int command(Object... arguments) {
        StringWriter out = new StringWriter();
        PrintWriter writer = new PrintWriter(out);
        int code = Program.ofPipeline()
                .run(
                        () -> Settings.of(Map.of("JOBMARKET_HOME", home.toString()), home),
                        writer,
                        writer,
                        Stream.of(arguments).map(Object::toString).toArray(String[]::new));
        told = out.toString();
        return code;
    }

    private Path offers() throws IOException {
        Path raw = home.resolve("raw.jsonl");
        try (Stream<String> payloads = SyntheticMarket.of(4).franceTravailOffers(150)) {
            Files.write(raw, payloads.toList());
        }
        Path offers = home.resolve("offers.jsonl");
        assertEquals(OK, command("clean", "--francetravail=" + raw, "--out=" + offers), told);
        return offers;
    }

    @Test
    void theDatasetIsWrittenAndNothingTrained() throws IOException {
        Path offers = offers();
        Path dataset = home.resolve("dataset");
        assertEquals(OK, command("train", "--offers", offers, "--candidates", 20, "--dataset", dataset), told);
        assertTrue(told.matches("(?s).*\\b([1-9]|1\\d|20) candidates in \\Q" + dataset + "\\E\\s*"), told);
        byte[] first = Files.readAllBytes(dataset);
        assertTrue(first.length > 0);
        assertEquals(OK, command("models", "list"), told);
        assertTrue(told.contains("there is no model yet"), told);

        assertEquals(OK, command("train", "--offers", offers, "--candidates", 20, "--dataset", dataset), told);
        assertEquals(-1, Arrays.mismatch(first, Files.readAllBytes(dataset)), "the same of the same seed");

        for (List<String> useless : List.of(List.of("--force"), List.of("--report", "report.html"))) {
            Stream<Object> arguments =
                    Stream.concat(Stream.of("train", "--offers", offers, "--dataset", dataset), useless.stream());
            assertEquals(REFUSED, command(arguments.toArray()), told);
            assertTrue(told.contains("--dataset trains nothing"), told);
        }
    }

    @Test
    void aModelFromElsewhereIsKeptButNoneThatIsNoModel() throws IOException {
        Path folder = home.resolve("elsewhere");
        ScoringModel.handWeighted().save(folder);
        assertEquals(OK, command("models", "add", folder), told);
        assertEquals(OK, command("models", "list"), told);
        String listed = told;
        assertTrue(listed.contains("hand-weighted"), listed);

        Path model = folder.resolve("model.json");
        String whole = Files.readString(model);
        Files.writeString(model, whole.substring(0, whole.length() / 2));
        assertEquals(REFUSED, command("models", "add", folder), told);
        assertTrue(told.contains("model.json"), told);
        assertEquals(REFUSED, command("models", "add", home.resolve("nowhere")), told);
        assertTrue(told.contains("nowhere"), told);
        assertEquals(OK, command("models", "list"), told);
        assertEquals(listed, told);
    }

    /** Trees in the files that training on Spark writes as well, which is where they usually come from. */
    private Path treesFromElsewhere() throws IOException {
        Path offers = offers();
        Path elsewhere = home.resolve("elsewhere");
        assertEquals(OK, command("train", "--offers", offers, "--candidates", 20), told);
        FolderModelRegistry.at(home.resolve("models"), Clock.systemUTC()).fetch("1", elsewhere);
        Folders.remove(home.resolve("models"));
        return elsewhere;
    }

    @Test
    void treesFromElsewhereServeWhenTheyAreForcedTo() throws IOException {
        Path elsewhere = treesFromElsewhere();
        assertEquals(OK, command("models", "add", elsewhere), told);
        assertTrue(told.startsWith("  1  "), told);
        assertEquals(REFUSED, command("models", "promote", "1"), told);
        assertTrue(told.contains("--force"), told);

        assertEquals(OK, command("models", "add", elsewhere, "--force"), told);
        assertTrue(told.startsWith("* 2  "), told);
        ServingModel serving = new ServingModel(FolderModelRegistry.at(home.resolve("models"), Clock.systemUTC()));
        assertEquals(ScoringModel.load(elsewhere).version(), serving.model().version());

        assertEquals(OK, command("models", "promote", "1", "--force"), told);
        assertTrue(told.startsWith("* 1  "), told);
    }

    @Test
    void whatIsNoModelServesNotEvenByForce() throws IOException {
        Path elsewhere = treesFromElsewhere();
        Path trees = elsewhere.resolve("trees.json");
        Files.writeString(trees, Files.readString(trees).replaceFirst("\"base_weights\":\\[", "\"base_weights\":[ "));
        assertEquals(REFUSED, command("models", "add", elsewhere, "--force"), told);
        assertEquals(OK, command("models", "list"), told);
        assertTrue(told.contains("there is no model yet"), told);
    }

    @Test
    void aModelIsChosenWhenNobodyElseIsAtWork() {
        Path folder = home.resolve("elsewhere");
        ScoringModel.handWeighted().save(folder);
        assertEquals(OK, command("models", "add", folder), told);
        String version = told.strip().split(" ")[0];
        List<List<Object>> choices = List.of(
                List.of("models", "add", folder),
                List.of("models", "add", folder, "--force"),
                List.of("models", "promote", version, "--force"),
                List.of("models", "rollback"));
        try (RunLock held = RunLock.take(home, "run", Clock.systemUTC())) {
            for (List<Object> choice : choices) {
                assertEquals(FAILED, command(choice.toArray()), told);
                assertTrue(told.contains("--wait"), told);
            }
            assertEquals(OK, command("models", "list"), told);
            assertFalse(told.contains("*"), told);
        }
        assertEquals(OK, command("models", "promote", version, "--force"), told);
        assertTrue(told.startsWith("* " + version), told);
    }
}
