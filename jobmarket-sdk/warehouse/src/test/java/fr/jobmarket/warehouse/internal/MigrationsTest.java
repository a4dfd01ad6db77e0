package fr.jobmarket.warehouse.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.error.NonRetriableException;
import fr.jobmarket.warehouse.ProgressListener;
import fr.jobmarket.warehouse.Run;
import fr.jobmarket.warehouse.TestMarket;
import fr.jobmarket.warehouse.TransformReport;
import fr.jobmarket.warehouse.Warehouse;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A warehouse as an earlier program left it. */
class MigrationsTest {

    @TempDir
    Path folder;

    private String url;

    @BeforeEach
    void landed() throws Exception {
        url = "jdbc:duckdb:" + folder.resolve("warehouse.duckdb");
        try (InputStream script = getClass().getResourceAsStream("warehouse-1.sql")) {
            run(new String(script.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private void run(String sql) throws Exception {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Database open() {
        return Database.open(url, folder, Clock.systemUTC());
    }

    /** Steps behind those that the schema has taken already. */
    @SafeVarargs
    private static Migrations after(List<String>... steps) {
        List<List<String>> all = new ArrayList<>(Collections.nCopies(Schema.VERSION - 1, List.of()));
        all.addAll(List.of(steps));
        return new Migrations(all);
    }

    private static List<String> columns(Database database) {
        return database.list(
                "select table_schema || '.' || table_name || '.' || column_name || ' ' || data_type "
                        + "from information_schema.columns where table_schema in ('meta', 'bronze', 'silver') order by 1",
                row -> row.getString(1));
    }

    @Test
    void getsTheTablesOfANewWarehouseWhateverVersionItHas() {
        List<String> expected;
        try (Database fresh = Database.open(new DuckDbDialect("jdbc:duckdb:", Clock.systemUTC()), Clock.systemUTC())) {
            expected = columns(fresh);
        }
        try (Database migrated = open()) {
            assertEquals(expected, columns(migrated));
            assertEquals(Schema.VERSION, migrated.number("select max(version) from meta.schema_version"));
        }
    }

    @Test
    void keepsItsDataAndGoesOnFromThere() {
        try (Warehouse warehouse = Warehouse.open(url)) {
            assertEquals(
                    Run.Status.COMPLETE,
                    warehouse.runs().get("20261120-060000-000").status());
            assertEquals(2L, warehouse.counts().get("payloads"));
            TransformReport report = warehouse.transform(TestMarket.transformation(), ProgressListener.SILENT);
            assertEquals("20261120-060000-000", report.asOf());
            List<String> titles = new ArrayList<>();
            warehouse.forEachOffer(offer -> titles.add(offer.title()));
            assertEquals(List.of("Ingénieur"), titles);
            assertEquals(1L, warehouse.counts().get("rejected"));
        }
        try (Database database = open()) {
            assertEquals(2, database.number("select count(*) from bronze.offer_presence"));
            assertEquals(0, database.number("select count(*) from bronze.offer_seen"));
        }
    }

    @Test
    void takesEveryStepOnceAndInOrder() {
        Migrations steps = after(
                List.of(
                        "alter table silver.offer add column remote_days bigint",
                        "update silver.offer set remote_days = 2"),
                List.of("alter table silver.offer rename column remote_days to days_at_home"));
        try (Database database = open()) {
            steps.apply(database, TestMarket.NOON);
            steps.apply(database, TestMarket.NOON);
            assertEquals(2, database.number("select days_at_home from silver.offer"));
            assertEquals(
                    LongStream.rangeClosed(1, Schema.VERSION + 2).boxed().toList(),
                    database.list("select version from meta.schema_version order by 1", row -> row.getLong(1)));
        }
    }

    @Test
    void aStepThatFailsIsDoneNotAtAllAndThoseBeforeItStay() {
        Migrations broken = after(
                List.of("alter table silver.offer add column remote_days bigint"),
                List.of("update silver.offer set remote_days = 3", "alter table silver.nothing add column x bigint"));
        try (Database database = open()) {
            assertThrows(NonRetriableException.class, () -> broken.apply(database, TestMarket.NOON));
            assertEquals(Schema.VERSION + 1, database.number("select max(version) from meta.schema_version"));
            assertEquals(1, database.number("select count(*) from silver.offer where remote_days is null"));
        }
    }

    @Test
    void aNewerWarehouseIsRefusedAndLeftAsItIs() throws Exception {
        run("insert into meta.schema_version values (99, now()); drop table silver.rejected");
        NonRetriableException error = assertThrows(NonRetriableException.class, this::open);
        assertTrue(error.getMessage().contains("version 99"), error.getMessage());
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            assertTrue(!statement
                    .executeQuery("select 1 from information_schema.tables where table_name = 'rejected'")
                    .next());
        }
    }
}
