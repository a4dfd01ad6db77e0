package fr.jobmarket.pipeline.step;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fr.jobmarket.jobs.ApplicationDatabase;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.offer.OfferJson;
import fr.jobmarket.offer.Source;
import fr.jobmarket.pipeline.Main;
import fr.jobmarket.pipeline.Program;
import fr.jobmarket.pipeline.settings.Settings;
import fr.jobmarket.serving.release.ReleaseStore;
import fr.jobmarket.simulator.JobMarketSimulator;
import fr.jobmarket.simulator.SimulatedSource;
import fr.jobmarket.warehouse.Run;
import fr.jobmarket.warehouse.Warehouse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many times: the property {@code jobmarket.kills}, 4 by default; which moments, {@code jobmarket.seed}. */
@Tag("slow")
class KilledRunTest {

    private static final int KILLS = Integer.getInteger("jobmarket.kills", 4);
    private static final int FRANCE_TRAVAIL = 300;
    private static final int ADZUNA = 200;
    private static final int CHANGED = 20;
    private static final int ADMINISTRATOR = 1;

    /** What a process is doing when it is killed, and how that is seen from outside: by what it says is over, or by a file. */
    private enum Phase {
        HARVEST(250),
        COLLECT("harvest:", 150),
        TRANSFORM("taking up sightings:", 250),
        SWITCH(20),
        IMPORT(150),
        DRIFT("exporting gold:", 250),
        START(250),
        BEFORE_TRANSFORM("collect:", 50),
        TESTS("building gold:", 250),
        COMMIT("testing silver and gold:", 40),
        INDEX("committing:", 250),
        RELEASE("indexing:", 250);

        private final @Nullable String over;
        private final int longestPause;

        Phase(int longestPause) {
            this(null, longestPause);
        }

        Phase(@Nullable String over, int longestPause) {
            this.over = over;
            this.longestPause = longestPause;
        }
    }

    @TempDir
    Path home;

    private JobMarketSimulator simulator;
    private Map<String, String> variables;
    private ApplicationDatabase database;
    private ReleaseStore releases;
    private long payloads = FRANCE_TRAVAIL + ADZUNA;
    private long imported;

    @BeforeEach
    void startAMarket() throws SQLException {
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
        releases = ReleaseStore.at(home.resolve("releases"));
        database = ApplicationDatabase.of(variables, home).open();
        sql("insert into account (id, email, password_hash, created_at, role) values ('" + id(ADMINISTRATOR)
                + "', 'one@example.org', 'none', current_timestamp, 'ADMIN')");
    }

    @AfterEach
    void stop() {
        simulator.close();
        database.close();
    }

    @Test
    void whateverIsKilledAtAnyMomentIsCompletedAndNothingIsLostOrTwice() throws Exception {
        Random random = new Random(Long.getLong("jobmarket.seed", 7));
        Map<String, Integer> killed = new TreeMap<>();
        Path archive = home.resolve("archive.jsonl");
        try (Watch watch = new Watch(releases)) {
            for (int kill = 0; kill < KILLS; kill++) {
                Phase phase = Phase.values()[kill % Phase.values().length];
                if (kill > 0) {
                    changeOffers(kill);
                    payloads += CHANGED;
                }
                leaveSomething(kill);
                if (phase == Phase.IMPORT) {
                    writeArchive(archive, kill);
                    payloads += FRANCE_TRAVAIL;
                    imported += FRANCE_TRAVAIL;
                }
                boolean inTime = killDuring(phase, archive, random.nextInt(phase.longestPause));
                killed.merge(inTime ? phase.name() : "ended before", 1, Integer::sum);
                releases.current().ifPresent(releases::requireSound);
                if (phase == Phase.IMPORT) {
                    complete("import", archive.toString());
                }
                complete("run");
                check(kill);
            }
            watch.check();
        }
        System.out.println("killed by phase: " + killed);
    }

    /** False when the process ended by itself before. */
    private boolean killDuring(Phase phase, Path archive, int pause) throws IOException, InterruptedException {
        int calls = simulator.requests().size();
        long published = folders(home.resolve("releases"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(phase == Phase.IMPORT ? List.of("import", archive.toString()) : List.of("run"));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(home.toFile()).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(variables);
        Process process = builder.start();
        try (BufferedReader err =
                new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
            switch (phase) {
                case START -> {}
                case HARVEST -> await(process, () -> simulator.requests().size() > calls);
                case SWITCH -> await(process, () -> folders(home.resolve("releases")) > published);
                case IMPORT -> await(process, () -> folders(home.resolve("warehouse.duckdb.landing")) > 0);
                default -> {
                    String over = Objects.requireNonNull(phase.over, phase.name());
                    String line = err.readLine();
                    while (line != null && !line.startsWith(over)) {
                        line = err.readLine();
                    }
                }
            }
            Thread.sleep(pause);
            boolean alive = process.isAlive();
            process.destroyForcibly().waitFor();
            return alive;
        }
    }

    private static void await(Process process, BooleanSupplier seen) throws InterruptedException {
        while (process.isAlive() && !seen.getAsBoolean()) {
            Thread.sleep(1);
        }
    }

    /** Those whose name is not hidden, as drafts are. */
    private static long folders(Path folder) {
        String[] names = folder.toFile().list();
        return names == null
                ? 0
                : Arrays.stream(names)
                        .filter(name -> !name.startsWith(".") && Files.isDirectory(folder.resolve(name)))
                        .count();
    }

    private void complete(String... command) throws SQLException {
        StringWriter told = new StringWriter();
        PrintWriter writer = new PrintWriter(told);
        int code = Program.ofPipeline().run(() -> Settings.of(variables, home), writer, writer, command);
        assertEquals(0, code, told::toString);
    }

    private void check(int kill) throws SQLException {
        long own = Math.min(kill + 1, 2);
        long market = FRANCE_TRAVAIL + ADZUNA;
        try (Warehouse warehouse = Warehouse.open("jdbc:duckdb:" + home.resolve("warehouse.duckdb"))) {
            assertEquals(payloads + own, warehouse.counts().get("payloads"));
            assertEquals(market + imported + own, warehouse.counts().get("bronze"));
            assertEquals(market + own, warehouse.counts().get("available"));
            Run run = warehouse.runs().latest(1).get(0);
            assertEquals(Run.Status.COMPLETE, run.status(), run.toString());
        }
        try (Connection tables = DriverManager.getConnection("jdbc:duckdb:" + home.resolve("warehouse.duckdb"));
                Statement statement = tables.createStatement();
                ResultSet feedback =
                        statement.executeQuery("select count(*), count(distinct feedback_id) from bronze.feedback")) {
            feedback.next();
            assertEquals(kill + 1, feedback.getLong(1));
            assertEquals(kill + 1, feedback.getLong(2));
        }
        assertEquals(
                market + own,
                releases.current().orElseThrow().manifest().counts().get("available"));
    }

    /** Feedback that stays, and an offer of the administrator; of these the latest two are there. */
    private void leaveSomething(int kill) throws SQLException {
        sql("insert into feedback values ('" + id(kill) + "', '" + id(ADMINISTRATOR) + "', 'adzuna:1', 'SAVE', 1, 'r1',"
                + " current_timestamp)");
        Offer offer = Offer.builder(Source.MANUAL, id(kill).toString())
                .title("Boulanger " + kill)
                .description("Du pain, au levain")
                .build();
        sql("insert into own_offer values ('" + id(kill) + "', '" + id(ADMINISTRATOR) + "', '" + OfferJson.write(offer)
                + "', current_timestamp)");
        sql("delete from own_offer where source_id = '" + id(kill - 2) + "'");
        // so that the process that is killed is the one that has the file
        sql("shutdown");
    }

    private static UUID id(int number) {
        return new UUID(0, number);
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection = database.connect();
                Statement update = connection.createStatement()) {
            update.execute(statement);
        }
    }

    /** The offers of one source as others, of yesterday. */
    private void writeArchive(Path archive, int kill) throws IOException {
        List<String> lines = simulator.servedIds(SimulatedSource.FRANCE_TRAVAIL).stream()
                .map(id -> simulator
                        .payload(SimulatedSource.FRANCE_TRAVAIL, id)
                        .orElseThrow()
                        .replace("\"id\":\"" + id + "\"", "\"id\":\"" + id + "K" + kill + "\""))
                .toList();
        Files.write(archive, lines);
        Files.setLastModifiedTime(archive, FileTime.from(Instant.now().minus(Duration.ofDays(1))));
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
