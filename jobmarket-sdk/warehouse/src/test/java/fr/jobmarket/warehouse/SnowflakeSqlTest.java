package fr.jobmarket.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.jobmarket.cleaning.OfferCleaner;
import fr.jobmarket.offer.Source;
import fr.jobmarket.simulator.SyntheticMarket;
import fr.jobmarket.source.RawOffer;
import fr.jobmarket.warehouse.internal.SnowflakeStatements;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same offers over three days on DuckDB and on an emulator of Snowflake. */
@Tag("slow")
class SnowflakeSqlTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    @Test
    void bothDatabasesHaveTheSameGoldAndSnowflakeTakesEveryStatement() throws Exception {
        OfferCleaner cleaner = OfferCleaner.ofDefaults();
        try (FakeSnow snowflake = FakeSnow.start();
                RecordingDriver driver = RecordingDriver.before(snowflake.url("market"))) {
            Path duckDbGold = threeDays("jdbc:duckdb:" + folder.resolve("warehouse.duckdb"), cleaner);
            Path snowflakeGold = threeDays(snowflake.url("market"), cleaner);
            assertSameFiles(duckDbGold, snowflakeGold);
            List<String> statements = new ArrayList<>(driver.statements());
            assertTrue(statements.size() > 100, statements.size() + " statements");
            statements.addAll(SnowflakeStatements.ofBulkLoads());
            assertEquals("", check(statements));
        }
    }

    private Path threeDays(String url, OfferCleaner cleaner) {
        String name = url.replaceAll("\\W.*", "") + url.length();
        try (Warehouse warehouse = Warehouse.open(url, folder.resolve(name + "-landing"), Clock.systemUTC())) {
            for (int day = 0; day < 3; day++) {
                harvest(warehouse, day);
                peopleLikeSome(warehouse);
                warehouse.transform(Transformation.of(cleaner::clean, "1"), ProgressListener.SILENT);
                assertEquals(List.of(), warehouse.failedTests());
            }
            warehouse.exportGold(folder.resolve(name + "-gold"));
        }
        return folder.resolve(name + "-gold");
    }

    private static void harvest(Warehouse warehouse, int day) {
        SyntheticMarket market = SyntheticMarket.of(7).now(TestMarket.NOON.plusSeconds(86_400L * 20 * day));
        String run = warehouse.runs().start("harvest").id();
        Map<Source, Stream<String>> offers =
                Map.of(Source.FRANCE_TRAVAIL, market.franceTravailOffers(80), Source.ADZUNA, market.adzunaOffers(30));
        offers.forEach((source, payloads) -> {
            warehouse.runs().startTask(run, source.id(), source.id(), "everything");
            try (BronzeIngest ingest = warehouse.ingest(run, source, "everything")) {
                payloads.forEach(payload -> ingest.accept(
                        new RawOffer(source, id(payload), payload, TestMarket.NOON.plusSeconds(86_400L * 20 * day))));
            }
            warehouse.runs().endTask(run, source.id(), Run.Status.COMPLETE, Map.of(), null);
        });
        warehouse.runs().end(run, Run.Status.COMPLETE, null);
    }

    /** Everybody likes half of what there is, and says so every day. */
    private static void peopleLikeSome(Warehouse warehouse) {
        List<String> offers = new ArrayList<>();
        warehouse.forEachOffer(offer -> offers.add(offer.id()));
        Collections.sort(offers);
        Random random = new Random(3);
        Run run = warehouse.runs().start("collect");
        warehouse.runs().startTask(run.id(), "collect", Source.MANUAL.id(), Collecting.PLAN);
        try (Collecting collecting = warehouse.collect(run.id(), "database", false)) {
            for (int person = 0; person < 12; person++) {
                String name = "person " + person;
                collecting.candidate(name);
                for (String offer : offers) {
                    if (random.nextBoolean()) {
                        String action = random.nextInt(8) == 0 ? "DISMISS" : random.nextBoolean() ? "SAVE" : "APPLY";
                        Instant at = TestMarket.NOON.plusSeconds(random.nextInt(86_400));
                        collecting.feedback(name + offer, name, offer, action, null, "r1", at);
                    }
                }
            }
            collecting.commit();
        }
        warehouse.runs().endTask(run.id(), "collect", Run.Status.COMPLETE, Map.of(), null);
    }

    private static String id(String payload) {
        try {
            return JSON.readTree(payload).path("id").asText();
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(payload, e);
        }
    }

    private static void assertSameFiles(Path expected, Path actual) throws Exception {
        try (Stream<Path> files = Files.list(expected);
                Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckDb.createStatement()) {
            for (Path file : files.toList()) {
                String one = "from read_parquet('" + file + "')";
                String other = "from read_parquet('" + actual.resolve(file.getFileName()) + "')";
                assertEquals(
                        number(statement, "select count(*) " + one), number(statement, "select count(*) " + other));
                assertEquals(
                        0,
                        number(statement, "select count(*) from (select * " + one + " except select * " + other + ")"),
                        file.getFileName() + " differs");
            }
            for (String rows : List.of("offer.parquet') where not available", "offer_liked_together.parquet')")) {
                String parquet = "read_parquet('" + expected.resolve(rows);
                assertTrue(number(statement, "select count(*) from " + parquet) > 0, rows);
            }
        }
    }

    private static long number(Statement statement, String sql) throws Exception {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private String check(List<String> statements) throws Exception {
        StringBuilder lines = new StringBuilder();
        for (String statement : statements) {
            lines.append(JSON.writeValueAsString(statement)).append('\n');
        }
        Path input = Files.writeString(folder.resolve("statements.jsonl"), lines);
        Process python = new ProcessBuilder(FakeSnow.python().toString(), "src/test/python/check_snowflake_sql.py")
                .redirectErrorStream(true)
                .redirectInput(input.toFile())
                .start();
        String output = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(python.waitFor() == 0, output.isEmpty(), output);
        return output;
    }
}
