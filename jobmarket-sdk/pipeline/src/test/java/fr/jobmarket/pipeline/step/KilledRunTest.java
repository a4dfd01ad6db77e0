package fr.jobmarket.pipeline.step;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fr.jobmarket.pipeline.Main;
import fr.jobmarket.registry.FolderModelRegistry;
import fr.jobmarket.serving.release.ReleaseStore;
import fr.jobmarket.simulator.JobMarketSimulator;
import fr.jobmarket.simulator.SimulatedSource;
import fr.jobmarket.warehouse.ProgressListener;
import fr.jobmarket.warehouse.Run;
import fr.jobmarket.warehouse.Warehouse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many times: the property {@code jobmarket.kills}, 8 by default. */
@Tag("slow")
class KilledRunTest {

    private static final int KILLS = Integer.getInteger("jobmarket.kills", 8);
    private static final int FRANCE_TRAVAIL = 300;
    private static final int ADZUNA = 200;
    private static final int CHANGED = 20;
    private static final int LONGEST_PAUSE = 250;

    /** What a run says when a phase is over and the next begins; the first begins with the process, the second with a call. */
    private static final List<String> PHASES =
            List.of("", "call", "harvest:", "building gold:", "testing", "indexing:", "finishing the index:");

    @TempDir
    Path home;

    private JobMarketSimulator simulator;
    private Map<String, String> variables;

    @BeforeEach
    void startAMarket() {
        simulator = JobMarketSimulator.builder()
                .syntheticMarket(FRANCE_TRAVAIL, ADZUNA, 3)
                .start();
        variables = new HashMap<>(Map.of(
                "JOBMARKET_HOME", home.toString(),
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
        simulator.close();
    }

    @Test
    void aRunThatIsKilledAtAnyMomentIsCompletedAndNothingIsLostOrTwice() throws Exception {
        Random random = new Random(Long.getLong("jobmarket.seed", 7));
        Map<String, Integer> killed = new TreeMap<>();
        ReleaseStore releases = ReleaseStore.at(home.resolve("releases"));
        long payloads = FRANCE_TRAVAIL + ADZUNA;
        try (Watch watch = new Watch(releases)) {
            for (int kill = 0; kill < KILLS; kill++) {
                String phase = PHASES.get(kill % PHASES.size());
                if (kill > 0) {
                    changeOffers(kill);
                    payloads += CHANGED;
                }
                boolean inTime = killDuring(phase, random.nextInt(LONGEST_PAUSE));
                killed.merge(inTime ? phase : "ended before", 1, Integer::sum);
                releases.current().ifPresent(releases::requireSound);
                complete(payloads, releases);
            }
            watch.check();
        }
        System.out.println("killed by phase: " + killed);
    }

    /** False when the run ended by itself before. */
    private boolean killDuring(String phase, int pause) throws IOException, InterruptedException {
        int calls = simulator.requests().size();
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "run")
                .directory(home.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(variables);
        Process run = builder.start();
        try (BufferedReader err =
                new BufferedReader(new InputStreamReader(run.getErrorStream(), StandardCharsets.UTF_8))) {
            if (phase.equals("call")) {
                while (run.isAlive() && simulator.requests().size() == calls) {
                    Thread.sleep(5);
                }
            } else {
                String line = phase.isEmpty() ? "" : err.readLine();
                while (line != null && !line.startsWith(phase)) {
                    line = err.readLine();
                }
            }
            Thread.sleep(pause);
            boolean alive = run.isAlive();
            run.destroyForcibly().waitFor();
            return alive;
        }
    }

    private void complete(long payloads, ReleaseStore releases) {
        try (Warehouse warehouse = Warehouse.open("jdbc:duckdb:" + home.resolve("warehouse.duckdb"))) {
            DailyRun.Outcome outcome = new DailyRun(
                            warehouse,
                            releases,
                            CleaningRules.ofDefaults(),
                            new ServingModel(FolderModelRegistry.at(home.resolve("models"))),
                            variables,
                            Clock.systemUTC(),
                            ProgressListener.SILENT)
                    .run(HarvestQuery.EVERYTHING, TaskSelection.ALL, false, run -> {});
            assertEquals(Run.Status.COMPLETE, outcome.run().status(), outcome.toString());
            assertEquals(payloads, warehouse.counts().get("payloads"));
            assertEquals(FRANCE_TRAVAIL + ADZUNA, warehouse.counts().get("bronze"));
            assertEquals(FRANCE_TRAVAIL + ADZUNA, warehouse.counts().get("available"));
        }
        assertEquals(
                FRANCE_TRAVAIL + ADZUNA,
                releases.current().orElseThrow().manifest().counts().get("available"));
    }

    private void changeOffers(int version) {
        simulator.servedIds(SimulatedSource.FRANCE_TRAVAIL).stream()
                .sorted()
                .limit(CHANGED)
                .toList()
                .forEach(id -> simulator.putOffer(
                        SimulatedSource.FRANCE_TRAVAIL,
                        simulator
                                .payload(SimulatedSource.FRANCE_TRAVAIL, id)
                                .orElseThrow()
                                .replaceFirst("\"description\":\"", "\"description\":\"Version " + version + ". ")));
    }

    /** Looks at the release that is served again and again. */
    private static final class Watch implements AutoCloseable {
        private final AtomicReference<RuntimeException> fault = new AtomicReference<>();
        private final Thread thread;

        Watch(ReleaseStore releases) {
            thread = new Thread(() -> look(releases));
            thread.start();
        }

        private void look(ReleaseStore releases) {
            try {
                while (fault.get() == null) {
                    releases.current().ifPresent(releases::requireSound);
                    Thread.sleep(100);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                fault.set(e);
            }
        }

        void check() {
            RuntimeException found = fault.get();
            if (found != null) {
                throw found;
            }
        }

        @Override
        public void close() throws InterruptedException {
            thread.interrupt();
            thread.join();
        }
    }
}
