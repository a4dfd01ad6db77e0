package fr.jobmarket.pipeline.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.error.RetriableException;
import fr.jobmarket.jobs.ApplicationDatabase;
import fr.jobmarket.jobs.Contributions;
import fr.jobmarket.offer.Source;
import fr.jobmarket.registry.FolderModelRegistry;
import fr.jobmarket.serving.release.Release;
import fr.jobmarket.serving.release.ReleaseStore;
import fr.jobmarket.simulator.JobMarketSimulator;
import fr.jobmarket.simulator.SimulatedSource;
import fr.jobmarket.source.RateLimiter;
import fr.jobmarket.warehouse.ProgressListener;
import fr.jobmarket.warehouse.Run;
import fr.jobmarket.warehouse.Task;
import fr.jobmarket.warehouse.Warehouse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class DailyRunTest {

    private static final CleaningRules RULES = CleaningRules.ofDefaults();

    @TempDir
    Path home;

    private JobMarketSimulator simulator;
    private Warehouse warehouse;
    private ReleaseStore releases;
    private Map<String, String> variables;
    private RateLimiter.Sleeper sleeper = pause -> {};

    @BeforeEach
    void startAMarket() {
        simulator = JobMarketSimulator.builder().syntheticMarket(60, 40, 3).start();
        warehouse = Warehouse.open("jdbc:duckdb:" + home.resolve("warehouse.duckdb"));
        releases = ReleaseStore.at(home.resolve("releases"));
        variables = new HashMap<>(Map.of(
                "FRANCE_TRAVAIL_BASE_URL", simulator.franceTravailBaseUrl(),
                "FRANCE_TRAVAIL_TOKEN_URL", simulator.franceTravailTokenUrl(),
                "FRANCE_TRAVAIL_CLIENT_ID", simulator.clientId(),
                "FRANCE_TRAVAIL_CLIENT_SECRET", simulator.clientSecret(),
                "ADZUNA_BASE_URL", simulator.adzunaBaseUrl(),
                "ADZUNA_APP_ID", simulator.adzunaAppId(),
                "ADZUNA_APP_KEY", simulator.adzunaAppKey()));
    }

    @AfterEach
    void stop() {
        warehouse.close();
        simulator.close();
    }

    private DailyRun.Outcome run() {
        return run(TaskSelection.ALL, false);
    }

    private DailyRun.Outcome run(boolean accept) {
        return run(TaskSelection.ALL, accept);
    }

    private DailyRun.Outcome run(TaskSelection selection, boolean accept) {
        return daily().run(HarvestQuery.EVERYTHING, selection, accept, run -> {});
    }

    private DailyRun daily() {
        return new DailyRun(
                warehouse,
                releases,
                RULES,
                new ServingModel(FolderModelRegistry.at(home.resolve("models"))),
                variables,
                Clock.systemUTC(),
                ProgressListener.SILENT,
                sleeper);
    }

    private List<String> tasks(DailyRun.Outcome outcome) {
        return warehouse.runs().tasks(outcome.run().id()).stream()
                .map(task -> task.name() + " " + task.status())
                .toList();
    }

    @Test
    void everyTaskIsRecordedWithItsCounts() {
        DailyRun.Outcome outcome = run();
        assertEquals(Run.Status.COMPLETE, outcome.run().status());
        assertEquals(
                List.of(
                        "harvest adzuna COMPLETE",
                        "harvest francetravail COMPLETE",
                        "publish COMPLETE",
                        "transform COMPLETE"),
                sorted(tasks(outcome)));
        for (Task task : warehouse.runs().tasks(outcome.run().id())) {
            long rows =
                    Map.of("harvest francetravail", 60L, "harvest adzuna", 40L).getOrDefault(task.name(), 100L);
            assertEquals(rows, task.counts().get(Task.ROWS_IN), task.toString());
            assertEquals(rows, task.counts().get(Task.ROWS_OUT), task.toString());
            assertEquals(0L, task.counts().get(Task.ROWS_REJECTED), task.toString());
        }
        assertEquals(100L, releases.current().orElseThrow().manifest().counts().get("offers"));
    }

    private DailyRun.Outcome whole(ApplicationDatabase database) {
        return daily().collecting(new CollectStep(
                        warehouse,
                        database,
                        Contributions.Publishers.ADMINISTRATORS,
                        Clock.systemUTC(),
                        ProgressListener.SILENT))
                .watchingDrift(new DriftStep(releases, home.resolve("drift")))
                .run(HarvestQuery.EVERYTHING, TaskSelection.ALL, false, run -> {});
    }

    private Task task(DailyRun.Outcome outcome, String name) {
        return warehouse.runs().tasks(outcome.run().id()).stream()
                .filter(task -> task.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatPeopleLeftIsCollectedAndTheReleaseComparedWithTheOneBefore() {
        ApplicationDatabase database = ApplicationDatabase.of(Map.of(ApplicationDatabase.URL, "jdbc:h2:mem:left"), home)
                .open();
        DailyRun.Outcome first = whole(database);
        assertEquals(Run.Status.COMPLETE, first.run().status(), first.lines()::toString);
        assertTrue(
                first.lines().contains("drift: the first release, there is none to compare it with"),
                first.lines()::toString);
        DailyRun.Outcome second = whole(database);
        assertEquals(Run.Status.COMPLETE, second.run().status(), second.lines()::toString);
        assertEquals(
                List.of(
                        "collect COMPLETE",
                        "drift COMPLETE",
                        "harvest adzuna COMPLETE",
                        "harvest francetravail COMPLETE",
                        "publish COMPLETE",
                        "transform COMPLETE"),
                sorted(tasks(second)));
        assertEquals(0L, task(second, "drift").counts().get("drifted"));
        assertTrue(Files.exists(home.resolve("drift/" + second.release().id() + ".json")));
    }

    @Test
    void anAlarmIsRecordedWithItsTaskAndFailsNothing() {
        ApplicationDatabase database = ApplicationDatabase.of(
                        Map.of(ApplicationDatabase.URL, "jdbc:h2:mem:alarm"), home)
                .open();
        String secret = variables.remove("FRANCE_TRAVAIL_CLIENT_SECRET");
        whole(database);
        variables.put("FRANCE_TRAVAIL_CLIENT_SECRET", secret);
        DailyRun.Outcome changed = whole(database);
        assertEquals(Run.Status.COMPLETE, changed.run().status(), changed.lines()::toString);
        Task drift = task(changed, "drift");
        assertTrue(drift.counts().get("drifted") > 0, drift::toString);
        assertTrue(String.valueOf(drift.error()).contains("offers source"), drift::toString);
    }

    @Test
    void anApplicationDatabaseThatDoesNotAnswerDoesNotKeepTheMarketFromBeingPublished() {
        DailyRun.Outcome outcome = whole(
                ApplicationDatabase.of(Map.of(ApplicationDatabase.URL, "jdbc:postgresql://127.0.0.1:1/nowhere"), home));
        assertEquals(Run.Status.FAILED, outcome.run().status());
        assertTrue(outcome.run().error().contains("collect: "), outcome.run().error());
        assertEquals(100L, releases.current().orElseThrow().manifest().counts().get("offers"));
    }

    @Test
    void aRunAfterACompleteOneIsANewOne() {
        DailyRun.Outcome first = run();
        DailyRun.Outcome second = run();
        assertFalse(second.resumed());
        assertNotEquals(first.run().id(), second.run().id());
    }

    @Test
    void aSourceThatFailsDoesNotKeepTheOtherFromBeingPublishedAndIsRepeatedNextTime() {
        String good = variables.put("ADZUNA_APP_KEY", "wrong");
        DailyRun.Outcome first = run();
        assertEquals(Run.Status.FAILED, first.run().status());
        assertEquals(60L, releases.current().orElseThrow().manifest().counts().get("offers"));
        assertTrue(first.run().error().contains("harvest adzuna"), first.run().error());
        assertFalse(first.toString().contains("wrong"), first.toString());

        variables.put("ADZUNA_APP_KEY", good);
        int calls = simulator.requests().size();
        DailyRun.Outcome second = run();
        assertTrue(second.resumed());
        assertEquals(first.run().id(), second.run().id());
        assertEquals(Run.Status.COMPLETE, second.run().status());
        assertEquals("harvest francetravail: done before", second.lines().get(0));
        assertTrue(simulator.requests().stream().skip(calls).noneMatch(call -> call.path()
                .contains("offresdemploi")));
        assertEquals(100L, releases.current().orElseThrow().manifest().counts().get("offers"));
    }

    @Test
    void anEmptyHomeWithOneSourceRefusedPublishesTheOther() {
        variables.put("FRANCE_TRAVAIL_CLIENT_SECRET", "refused");
        DailyRun.Outcome outcome = run();
        assertEquals(Run.Status.FAILED, outcome.run().status());
        assertTrue(
                outcome.run().error().contains("harvest francetravail"),
                outcome.run().error());
        assertEquals(40L, releases.current().orElseThrow().manifest().counts().get("offers"));
    }

    @Test
    void withEverySourceRefusedTheRunFailsAndTheReleaseThatIsServedStays() {
        refuseEverySource();
        DailyRun.Outcome outcome = run();
        assertEquals(Run.Status.FAILED, outcome.run().status());
        assertEquals(List.of("harvest adzuna FAILED", "harvest francetravail FAILED"), sorted(tasks(outcome)));
        assertTrue(outcome.run().error().contains("no source"), outcome.run().error());
        assertTrue(releases.current().isEmpty());
    }

    @Test
    void withEverySourceRefusedOnAnotherDayNothingIsPublishedAnew() {
        String served = run().release().id();
        refuseEverySource();
        assertEquals(Run.Status.FAILED, run().run().status());
        assertEquals(Run.Status.FAILED, run().run().status());
        assertEquals(List.of(served), releases.list().stream().map(Release::id).toList());
    }

    @Test
    void aSourceThatStaysDownDoesNotMakeTheSameReleaseAgain() {
        variables.put("ADZUNA_APP_KEY", "wrong");
        String served = run().release().id();
        DailyRun.Outcome second = run();
        assertTrue(second.resumed());
        assertEquals(Run.Status.FAILED, second.run().status());
        assertEquals(List.of(served), releases.list().stream().map(Release::id).toList());
    }

    @Test
    void aSuddenFallOfWhatASourceAnnouncesIsAFailureAndMakesNoOfferVanish() {
        run();
        List<String> ids = List.copyOf(simulator.servedIds(SimulatedSource.FRANCE_TRAVAIL));
        List<String> payloads = new ArrayList<>();
        ids.stream().skip(20).forEach(id -> {
            payloads.add(simulator.payload(SimulatedSource.FRANCE_TRAVAIL, id).orElseThrow());
            simulator.removeOffer(SimulatedSource.FRANCE_TRAVAIL, id);
        });
        DailyRun.Outcome fallen = run();
        assertEquals(Run.Status.FAILED, fallen.run().status());
        assertTrue(
                fallen.run().error().contains("harvest francetravail: 20 offers are announced, 60 were"),
                fallen.run().error());
        assertEquals(100L, releases.current().orElseThrow().manifest().counts().get("available"));
        assertEquals(20L, harvested(fallen).counts().get("announced"));

        payloads.forEach(payload -> simulator.putOffer(SimulatedSource.FRANCE_TRAVAIL, payload));
        DailyRun.Outcome recovered = run();
        assertTrue(recovered.resumed());
        assertEquals(Run.Status.COMPLETE, recovered.run().status());
        assertEquals(60L, harvested(recovered).counts().get("announced"));
    }

    @Test
    void aFallThatIsAcceptedIsWhatTheNextRunsAreComparedWith() {
        run();
        List.copyOf(simulator.servedIds(SimulatedSource.FRANCE_TRAVAIL)).stream()
                .skip(20)
                .forEach(id -> simulator.removeOffer(SimulatedSource.FRANCE_TRAVAIL, id));
        assertEquals(Run.Status.COMPLETE, run(true).run().status());
        assertEquals(60L, releases.current().orElseThrow().manifest().counts().get("available"));
        assertEquals(Run.Status.COMPLETE, run().run().status());
    }

    @Test
    void aTaskWhoseFailureMayPassIsTriedAgain() throws IOException {
        Files.createDirectories(home.resolve("releases"));
        try (FileChannel other =
                FileChannel.open(home.resolve("releases/.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            other.lock();
            List<Duration> pauses = new ArrayList<>();
            sleeper = pause -> {
                pauses.add(pause);
                if (pauses.size() == 2) {
                    close(other);
                }
            };
            assertEquals(Run.Status.COMPLETE, run().run().status());
            assertEquals(List.of(Duration.ofSeconds(20), Duration.ofSeconds(40)), pauses);
        }
    }

    @Test
    void fromATaskItAndWhatDependsOnItAreDoneAgain() {
        run();
        int calls = simulator.requests().size();
        DailyRun.Outcome outcome = run(TaskSelection.from("transform"), false);
        assertEquals(Run.Status.COMPLETE, outcome.run().status());
        assertEquals(List.of("transform COMPLETE", "publish COMPLETE"), tasks(outcome));
        assertEquals(calls, simulator.requests().size());
        assertEquals(
                outcome.run().id(), releases.current().orElseThrow().manifest().sourceRun());
    }

    @Test
    void onlyTheNamedTasksAreDoneAndARunThatLacksOthersIsContinued() {
        variables.put("ADZUNA_APP_KEY", "wrong");
        String failed = run().run().id();
        DailyRun.Outcome publication = run(TaskSelection.only(List.of("publish")), false);
        assertEquals(failed, publication.run().id());
        assertEquals(1, publication.lines().size());
        assertEquals(Run.Status.FAILED, publication.run().status());
        variables.put("ADZUNA_APP_KEY", simulator.adzunaAppKey());
        DailyRun.Outcome rest = run();
        assertEquals(failed, rest.run().id());
        assertEquals(Run.Status.COMPLETE, rest.run().status());
    }

    @Test
    void anUnknownTaskIsRefusedByTheNamesOfThoseThereAre() {
        InvalidInputException error =
                assertThrows(InvalidInputException.class, () -> run(TaskSelection.only(List.of("train")), false));
        assertTrue(error.getMessage().contains("harvest adzuna, transform, publish"), error.getMessage());
        assertEquals(List.of(), warehouse.runs().latest(1));
    }

    private static void close(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void refuseEverySource() {
        variables.put("FRANCE_TRAVAIL_CLIENT_SECRET", "refused");
        variables.put("ADZUNA_APP_KEY", "refused");
    }

    private Task harvested(DailyRun.Outcome outcome) {
        return warehouse.runs().tasks(outcome.run().id()).stream()
                .filter(task -> task.name().equals("harvest francetravail"))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> sorted(List<String> texts) {
        return texts.stream().sorted().toList();
    }

    @Test
    void whatAStoppedRunHadDoneIsNotDoneAgain() {
        Run stopped = warehouse.runs().start(DailyRun.KIND);
        HarvestStep harvest = new HarvestStep(warehouse, variables, ProgressListener.SILENT);
        harvest.run(stopped.id(), Source.FRANCE_TRAVAIL, HarvestQuery.EVERYTHING, false);
        warehouse
                .runs()
                .startTask(
                        stopped.id(),
                        "harvest adzuna",
                        "adzuna",
                        HarvestQuery.EVERYTHING.identity(Source.ADZUNA).orElseThrow());
        DailyRun.Outcome outcome = run();
        assertTrue(outcome.resumed());
        assertEquals(stopped.id(), outcome.run().id());
        assertEquals("harvest francetravail: done before", outcome.lines().get(0));
        assertEquals(Run.Status.COMPLETE, outcome.run().status());
    }

    @Test
    void aHarvestSinceThenMakesAFreshStart() {
        Run stopped = warehouse.runs().start(DailyRun.KIND);
        Run other = warehouse.runs().start("harvest");
        warehouse.runs().end(other.id(), Run.Status.COMPLETE, null);
        assertNotEquals(stopped.id(), run().run().id());
    }

    @Test
    void twoRunsDoNotCollideAndTheSecondSaysWhoIsAtWork() {
        try (RunLock held = RunLock.take(home, "run", Clock.systemUTC())) {
            RetriableException error =
                    assertThrows(RetriableException.class, () -> RunLock.take(home, "run", Clock.systemUTC()));
            assertTrue(
                    error.getMessage()
                            .contains("process " + ProcessHandle.current().pid()),
                    error.getMessage());
        }
        RunLock.take(home, "run", Clock.systemUTC()).close();
    }
}
