package fr.jobmarket.pipeline.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.jobmarket.jobs.ApplicationDatabase;
import fr.jobmarket.jobs.Job;
import fr.jobmarket.jobs.JobQueue;
import fr.jobmarket.jobs.JobRequest;
import fr.jobmarket.jobs.JobState;
import fr.jobmarket.jobs.Work;
import fr.jobmarket.jobs.Worker;
import fr.jobmarket.pipeline.Program;
import fr.jobmarket.pipeline.progress.ConsoleProgress;
import fr.jobmarket.pipeline.schedule.CronSchedule;
import fr.jobmarket.pipeline.settings.Settings;
import fr.jobmarket.pipeline.step.CleaningRules;
import fr.jobmarket.recommendation.ScoringModel;
import fr.jobmarket.registry.DataProvenance;
import fr.jobmarket.registry.FolderModelRegistry;
import fr.jobmarket.registry.ModelDescription;
import fr.jobmarket.registry.ModelProvenance;
import fr.jobmarket.registry.ModelRegistry;
import fr.jobmarket.serving.release.ReleaseStore;
import fr.jobmarket.simulator.JobMarketSimulator;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class WorkLoopTest {

    private static final CleaningRules RULES = CleaningRules.ofDefaults();
    private static final JobRequest.PipelineRun RUN = new JobRequest.PipelineRun(null, List.of(), false, false);

    private static final List<String> PUBLISH = List.of("publish");

    @TempDir
    Path home;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private JobMarketSimulator simulator;
    private Map<String, String> variables;
    private ApplicationDatabase database;
    private JobQueue jobs;
    private Runnable whenProgressBegins = () -> {};

    @BeforeEach
    void startAMarket() {
        simulator = JobMarketSimulator.builder().syntheticMarket(60, 40, 3).start();
        variables = new HashMap<>(Map.of(
                "JOBMARKET_HOME", home.toString(),
                "FRANCE_TRAVAIL_BASE_URL", simulator.franceTravailBaseUrl(),
                "FRANCE_TRAVAIL_TOKEN_URL", simulator.franceTravailTokenUrl(),
                "FRANCE_TRAVAIL_CLIENT_ID", simulator.clientId(),
                "FRANCE_TRAVAIL_CLIENT_SECRET", simulator.clientSecret(),
                "ADZUNA_BASE_URL", simulator.adzunaBaseUrl(),
                "ADZUNA_APP_ID", simulator.adzunaAppId(),
                "ADZUNA_APP_KEY", simulator.adzunaAppKey()));
        database = ApplicationDatabase.of(variables, home).open();
        jobs = database.jobs();
    }

    @AfterEach
    void stop() {
        simulator.close();
        database.close();
    }

    @Test
    void aRunThatWasAskedForIsDoneWithProgressAndLogAndKnownToItsRun() throws Exception {
        long id = jobs.request(RUN, "an account").orElseThrow().id();
        assertTrue(loop(Clock.systemUTC()).workOnce());
        assertFalse(loop(Clock.systemUTC()).workOnce());
        Job job = jobs.find(id).orElseThrow();
        assertEquals(JobState.SUCCEEDED, job.state(), job.toString());
        String release = releases().current().orElseThrow().id();
        assertEquals("run " + job.runId() + ", release " + release, job.result());
        assertTrue(job.log().contains("transform"), job.log()::toString);
        assertTrue(
                job.log().stream().anyMatch(line -> line.startsWith("  publish: " + release + ", index made anew")),
                job.log()::toString);

        assertEquals(0, command("runs", "show", String.valueOf(job.runId())));
        assertTrue(out.toString().contains("job " + id + " SUCCEEDED"), out.toString());
        out.getBuffer().setLength(0);
        assertEquals(0, command("runs", "list", "--json"));
        JsonNode run = new ObjectMapper().readTree(out.toString());
        assertEquals(job.runId(), run.get("id").asText());
        assertEquals(id, run.get("jobs").get(0).asLong());
    }

    @Test
    void theIndexIsWrittenAnewWhenThatIsAskedForAndOtherwiseGoesOn() {
        assertIndex("index made anew (there is no release to go on from)", RUN);
        assertIndex("index made anew (as asked for)", new JobRequest.PipelineRun(null, PUBLISH, false, true));
        assertIndex("index from release ", new JobRequest.PipelineRun(null, PUBLISH, false, false));
    }

    private void assertIndex(String expected, JobRequest.PipelineRun request) {
        long id = jobs.request(request, "one").orElseThrow().id();
        assertTrue(loop(Clock.systemUTC()).workOnce());
        Job job = jobs.find(id).orElseThrow();
        assertEquals(JobState.SUCCEEDED, job.state(), job.toString());
        String published = job.log().stream()
                .filter(line -> line.startsWith("  publish: "))
                .findFirst()
                .orElseThrow();
        assertTrue(published.contains(", " + expected), published);
    }

    @Test
    void aJobThatFailsSaysWhyWithoutSecretsAndTheNextIsDone() {
        long training = jobs.request(new JobRequest.Training(false), "one")
                .orElseThrow()
                .id();
        long unknown = jobs.request(new JobRequest.PipelineRun("cook", List.of(), false, false), "one")
                .orElseThrow()
                .id();
        WorkLoop loop = loop(Clock.systemUTC());
        assertTrue(loop.workOnce());
        assertTrue(loop.workOnce());
        Job failed = jobs.find(training).orElseThrow();
        assertEquals(JobState.FAILED, failed.state());
        assertTrue(failed.error().contains("no release"), failed.error());
        assertEquals(List.of(failed.error()), failed.log());
        assertTrue(jobs.find(unknown).orElseThrow().error().contains("there is no task \"cook\""));
    }

    @Test
    void aRunThatIsCancelledStopsAndTheServedReleaseStays() {
        long id = jobs.request(RUN, "one").orElseThrow().id();
        whenProgressBegins = () -> {
            jobs.cancel(id);
            pauseLongerThanBetweenTwoSignsOfLife();
        };
        assertTrue(loop(Clock.systemUTC()).workOnce());
        Job job = jobs.find(id).orElseThrow();
        assertEquals(JobState.CANCELLED, job.state(), job.toString());
        assertEquals(Optional.empty(), releases().current());
        whenProgressBegins = () -> {};
        jobs.request(RUN, "one").orElseThrow();
        assertTrue(loop(Clock.systemUTC()).workOnce());
        Job next = jobs.latest(null, 1).get(0);
        assertEquals(JobState.SUCCEEDED, next.state(), next.toString());
        assertEquals(job.runId(), next.runId(), "the run is continued");
    }

    private static void pauseLongerThanBetweenTwoSignsOfLife() {
        try {
            Thread.sleep(3_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void modelsArePromotedAndRolledBack() {
        ModelRegistry registry = registry();
        String first = register(registry, "first");
        String second = register(registry, "second");
        WorkLoop loop = loop(Clock.systemUTC());
        for (String version : List.of(first, second)) {
            jobs.request(new JobRequest.Promotion(version, true), "one").orElseThrow();
            assertTrue(loop.workOnce());
            assertEquals(version, registry.champion().orElseThrow().version());
        }
        jobs.request(new JobRequest.Rollback(), "one").orElseThrow();
        assertTrue(loop.workOnce());
        assertEquals(first, registry.champion().orElseThrow().version());
        assertEquals(
                "version " + first + " serves from the next release on",
                jobs.latest(null, 1).get(0).result());
        jobs.request(new JobRequest.Promotion("99", true), "one").orElseThrow();
        assertTrue(loop.workOnce());
        assertEquals(JobState.FAILED, jobs.latest(null, 1).get(0).state());
    }

    @Test
    void aBaselineIsChosenAndTheCurrentReleaseComparedWithIt() {
        jobs.request(RUN, "one").orElseThrow();
        WorkLoop loop = loop(Clock.systemUTC());
        assertTrue(loop.workOnce());
        String first = releases().current().orElseThrow().id();
        jobs.request(new JobRequest.Baseline(first), "one").orElseThrow();
        assertTrue(loop.workOnce());
        Job alone = jobs.latest(null, 1).get(0);
        assertEquals(JobState.SUCCEEDED, alone.state(), "the first release has nothing to be compared with: " + alone);
        assertEquals(first, releases().baseline().orElseThrow().id());

        jobs.request(new JobRequest.PipelineRun(null, List.of("publish"), false, false), "one")
                .orElseThrow();
        assertTrue(loop.workOnce());
        String second = releases().current().orElseThrow().id();
        jobs.request(new JobRequest.Baseline(first), "one").orElseThrow();
        assertTrue(loop.workOnce());
        assertTrue(Files.isRegularFile(home.resolve("drift").resolve(second + ".json")));

        jobs.request(new JobRequest.Baseline("of-long-ago"), "one").orElseThrow();
        assertTrue(loop.workOnce());
        Job unknown = jobs.latest(null, 1).get(0);
        assertEquals(JobState.FAILED, unknown.state());
        assertTrue(String.valueOf(unknown.error()).contains("of-long-ago"), unknown.toString());
        assertEquals(first, releases().baseline().orElseThrow().id(), "the choice of before stays");
    }

    private String register(ModelRegistry registry, String name) {
        Path folder = home.resolve("draft-" + name);
        ScoringModel.handWeighted().save(folder);
        DataProvenance data = new DataProvenance("none", 0, "0".repeat(64), null);
        ModelProvenance provenance = new ModelProvenance("by hand", data, Map.of(), 1L, Map.of());
        return registry.register(folder, new ModelDescription(name, provenance, List.of()))
                .version();
    }

    @Test
    void aRunByHandIsAJobToo() {
        assertEquals(0, command("run"), err::toString);
        Job job = jobs.latest(null, 1).get(0);
        assertEquals("command line", job.requestedBy());
        assertEquals(JobState.SUCCEEDED, job.state());
    }

    @Test
    void aRunByHandSaysWhoIsAtWork() {
        Worker other = new Worker("process 1 on elsewhere", "elsewhere:/home");
        try (Work work = jobs.begin(RUN, "schedule", other)) {
            assertEquals(1, command("run"));
            assertTrue(err.toString().contains(other.name()), err.toString());
            jobs.request(RUN, "an account").orElseThrow();
            assertFalse(loop(Clock.systemUTC()).workOnce());
            work.succeed("done");
        }
        assertTrue(loop(Clock.systemUTC()).workOnce());
    }

    /** An hour passes with every look at the clock. */
    @Test
    void whenItsTimeHasComeARunIsAskedForAndDone() throws Exception {
        Instant start = Instant.parse("2026-11-28T00:00:00Z");
        Clock hurried = new Clock() {
            private int hours;

            @Override
            public synchronized Instant instant() {
                return start.plus(Duration.ofHours(hours++));
            }

            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
        WorkLoop loop = loop(hurried);
        Thread thread =
                new Thread(() -> loop.forEver(Optional.of(new WorkLoop.Timetable(CronSchedule.of("0 5 * * *"), RUN))));
        thread.start();
        while (jobs.latest(null, 1).stream().noneMatch(job -> job.state().isEnd())) {
            Thread.sleep(50);
        }
        thread.interrupt();
        thread.join();
        Job first = jobs.latest(null, 100).stream()
                .reduce((younger, older) -> older)
                .orElseThrow();
        assertEquals("schedule", first.requestedBy());
        assertEquals(JobState.SUCCEEDED, first.state(), first.toString());
    }

    private int command(String... arguments) {
        return Program.ofPipeline()
                .run(
                        () -> Settings.of(variables, home),
                        new PrintWriter(out, true),
                        new PrintWriter(err, true),
                        arguments);
    }

    private WorkLoop loop(Clock clock) {
        PrintWriter to = new PrintWriter(err, true);
        JobRunner runner = new JobRunner(
                Settings.of(variables, home),
                database,
                RULES,
                this::registry,
                Clock.systemUTC(),
                () -> {
                    whenProgressBegins.run();
                    return ConsoleProgress.plain(to, Clock.systemUTC());
                },
                to::println);
        return new WorkLoop(jobs, runner, home, clock, to);
    }

    private ModelRegistry registry() {
        return FolderModelRegistry.at(home.resolve("models"));
    }

    private ReleaseStore releases() {
        return ReleaseStore.at(home.resolve("releases"), Clock.systemUTC());
    }
}
