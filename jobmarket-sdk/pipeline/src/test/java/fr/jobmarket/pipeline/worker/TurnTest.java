package fr.jobmarket.pipeline.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.error.RetriableException;
import fr.jobmarket.jobs.ApplicationDatabase;
import fr.jobmarket.jobs.Job;
import fr.jobmarket.jobs.JobRequest;
import fr.jobmarket.jobs.JobState;
import fr.jobmarket.jobs.Work;
import fr.jobmarket.jobs.Worker;
import fr.jobmarket.pipeline.Program;
import fr.jobmarket.pipeline.settings.Settings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class TurnTest {

    private static final JobRequest.Command HARVEST = new JobRequest.Command("harvest");

    @TempDir
    Path home;

    private final StringWriter err = new StringWriter();
    private Settings settings;
    private Path archive;

    @BeforeEach
    void prepare() throws IOException {
        settings = Settings.of(
                Map.of(
                        "JOBMARKET_HOME", home.toString(),
                        "ADZUNA_APP_ID", "none",
                        "ADZUNA_APP_KEY", "none",
                        "ADZUNA_BASE_URL", "http://127.0.0.1:1"),
                home);
        archive = Files.writeString(
                home.resolve("archive.jsonl"),
                "{\"id\":\"1\",\"intitule\":\"Boulanger\",\"description\":\"Du pain\"}\n");
    }

    /** Otherwise H2 keeps its file until this virtual machine ends. */
    @AfterEach
    void closeDatabase() {
        database().close();
    }

    private ApplicationDatabase database() {
        return ApplicationDatabase.of(settings.variables(), home);
    }

    private int command(String... arguments) {
        err.getBuffer().setLength(0);
        return Program.ofPipeline().run(() -> settings, new PrintWriter(err), new PrintWriter(err), arguments);
    }

    @Test
    void everyCommandThatWritesIsToldWhoIsAtWorkAndChangesNothing() throws Exception {
        Process other = holdTurn();
        List<List<String>> commands = List.of(
                List.of("harvest", "--source", "adzuna"),
                List.of("import", archive.toString()),
                List.of("collect"),
                List.of("transform"),
                List.of("publish"),
                List.of("train"),
                List.of("run"),
                List.of("drift", "--set-baseline", "x"),
                List.of("releases", "rollback"));
        for (List<String> command : commands) {
            assertEquals(1, command(command.toArray(String[]::new)), command::toString);
            String told = err.toString();
            assertTrue(told.contains("harvest, process " + other.pid() + " since "), told);
            assertTrue(told.contains("--wait 10m"), told);
        }
        other.destroyForcibly().waitFor();
    }

    @Test
    void whoWaitsGoesOnAsSoonAsTheOtherIsKilledAndBothShowAsJobs() throws Exception {
        database().open();
        Process other = holdTurn();
        CompletableFuture<Integer> waiting =
                CompletableFuture.supplyAsync(() -> command("import", archive.toString(), "--wait", "10m"));
        while (!err.toString().contains("waiting for up to 600 s")) {
            Thread.sleep(20);
        }
        other.destroyForcibly().waitFor();
        assertEquals(0, waiting.join(), err::toString);
        List<Job> jobs = database().jobs().latest(JobRequest.Kind.COMMAND, 9);
        assertEquals(
                List.of(new JobRequest.Command("import"), HARVEST),
                jobs.stream().map(Job::request).toList());
        assertEquals(
                List.of(JobState.SUCCEEDED, JobState.FAILED),
                jobs.stream().map(Job::state).toList());
    }

    @Test
    void whoWaitsInVainIsToldInTheEnd() {
        try (Turn turn = take(Duration.ZERO)) {
            assertEquals(1, command("publish", "--wait", "1s"));
            assertTrue(err.toString().contains("harvest, process "), err.toString());
            assertEquals(2, command("publish", "--wait", "soon"));
            assertTrue(err.toString().contains("90s"), err.toString());
        }
    }

    @Test
    void theLeaseOfAnotherMachineCountsAsWell() {
        Worker elsewhere = new Worker("process 9 elsewhere", "elsewhere:/home");
        try (Work work = database().open().jobs().begin(new JobRequest.Training(false), "one", elsewhere)) {
            RetriableException error = assertThrows(RetriableException.class, () -> take(Duration.ZERO));
            assertTrue(error.getMessage().contains("training, process 9 elsewhere since"), error.getMessage());
        }
        take(Duration.ZERO).close();
    }

    @Test
    void aTurnWithinATurnIsRefusedRatherThanWaitedForForEver() {
        try (Turn turn = take(Duration.ZERO)) {
            assertThrows(RetriableException.class, () -> take(Duration.ofSeconds(1)));
        }
    }

    private Turn take(Duration wait) {
        return Turn.take(settings, "harvest", HARVEST, Clock.systemUTC(), wait, line -> {});
    }

    private Process holdTurn() throws IOException {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        TurnTest.class.getName(),
                        home.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader output =
                new BufferedReader(new InputStreamReader(other.getInputStream(), StandardCharsets.UTF_8));
        assertEquals("has it", output.readLine());
        return other;
    }

    /** Another process: takes the turn and keeps it. */
    public static void main(String[] arguments) throws InterruptedException {
        Path home = Path.of(arguments[0]);
        Settings settings = Settings.of(Map.of("JOBMARKET_HOME", home.toString()), home);
        try (Turn turn = Turn.take(settings, "harvest", HARVEST, Clock.systemUTC(), Duration.ZERO, line -> {})) {
            System.out.println("has it");
            Thread.sleep(600_000);
        }
    }
}
