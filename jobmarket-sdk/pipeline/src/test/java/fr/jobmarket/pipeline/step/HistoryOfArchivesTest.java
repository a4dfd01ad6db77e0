package fr.jobmarket.pipeline.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.jobmarket.cleaning.OfferCleaner;
import fr.jobmarket.warehouse.ProgressListener;
import fr.jobmarket.warehouse.Transformation;
import fr.jobmarket.warehouse.Warehouse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three archives: all there was on a first day, versions seen on a second, all there was on a third. What the warehouse says of
 * them is compared with queries over the lines of the files themselves.
 */
class HistoryOfArchivesTest {

    private static final List<LocalDate> DAYS =
            List.of(LocalDate.of(2025, 3, 1), LocalDate.of(2025, 3, 2), LocalDate.of(2025, 3, 3));
    private static final OfferCleaner CLEANER = OfferCleaner.ofDefaults();
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private Path file(String name, List<String> lines) throws IOException {
        return Files.write(folder.resolve(name), lines);
    }

    private static String offer(String id, String title, String commune) {
        return "{\"id\":\"" + id + "\",\"intitule\":\"" + title + "\",\"description\":\"Un poste à pourvoir.\","
                + "\"typeContrat\":\"CDI\",\"lieuTravail\":{\"libelle\":\"35 - RENNES\",\"commune\":\"" + commune
                + "\"}}";
    }

    @Test
    void isWhatTheLinesOfTheirFilesSay() throws Exception {
        check(
                file("first", List.of(offer("1", "Maçon", "35238"), offer("2", "Soudeur", "35238"))),
                file(
                        "versions",
                        List.of(
                                offer("1", "Maçon coffreur", "35238"),
                                offer("1", "Maçon", "35047"),
                                offer("3", "Couvreur", "35238"))),
                file("third", List.of(offer("1", "Maçon", "35238"), offer("4", "Plombier", "35238"))));
    }

    @Test
    @Tag("slow")
    void isWhatTheLinesOfRealFilesSay() throws Exception {
        List<String> offers = lines(shared("francetravail-offers.jsonl.gz"));
        Path versions = shared("francetravail-versions.jsonl.gz");
        int half = offers.size() / 2;
        // some of the first half are still there on the third day
        check(
                file("first", offers.subList(0, half)),
                file("versions", lines(versions)),
                file("third", offers.subList(half - 500, offers.size())));
    }

    private static Path shared(String name) {
        String stated = System.getProperty("JOBMARKET_SHARED_DATA", System.getenv("JOBMARKET_SHARED_DATA"));
        Path shared = Path.of(stated == null || stated.isBlank() ? "../../../shared/data" : stated);
        assumeTrue(
                Files.exists(shared.resolve(name)),
                () -> "skipped: " + name + " is not here; set JOBMARKET_SHARED_DATA to its folder");
        return shared.resolve(name);
    }

    private static List<String> lines(Path gzip) throws IOException {
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(gzip)), StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        }
    }

    private void check(Path... files) throws Exception {
        String url = "jdbc:duckdb:" + folder.resolve("warehouse.duckdb");
        try (Warehouse warehouse = Warehouse.open(url)) {
            ImportStep step = new ImportStep(warehouse, ProgressListener.SILENT);
            // the newest first: what came to the warehouse when makes no difference
            for (int day : new int[] {2, 0, 1}) {
                step.run(List.of(files[day]), at(day), day != 1);
            }
            warehouse.transform(Transformation.of(CLEANER::clean, "1"), ProgressListener.SILENT);
            assertEquals(List.of(), warehouse.failedTests());
        }
        try (Connection database = DriverManager.getConnection(url);
                Statement statement = database.createStatement()) {
            statement.execute(
                    "create table line (day integer, number integer, id varchar, payload varchar, title varchar)");
            for (int day = 0; day < files.length; day++) {
                insert(database, day, files[day]);
            }
            same(
                    statement,
                    "select source_id, cast(first_seen_at as date), cast(last_seen_at as date), available from silver.offer",
                    "select id, date '2025-03-01' + min(day), date '2025-03-01' + max(day), bool_or(day = 2) "
                            + "from line group by id");
            same(
                    statement,
                    "select source_id, payload_sha256, cast(first_seen_at as date), cast(last_seen_at as date), number "
                            + "from silver.offer_version",
                    """
                    with marked as (
                        select *, payload is distinct from lag(payload) over (partition by id order by day, number) as new
                        from line where id in (select id from line group by id having count(distinct payload) > 1)
                    ), counted as (
                        select *, count(*) filter (where new) over (partition by id order by day, number) as version
                        from marked
                    )
                    select id, sha256(payload), date '2025-03-01' + min(day), date '2025-03-01' + max(day), version
                    from counted group by id, payload, version""");
            assertTrue(number(statement, "select count(*) from silver.offer_change where field = 'title'") > 0);
            assertEquals(
                    0,
                    number(
                            statement,
                            "select count(*) from silver.offer_change c join silver.offer_version v using (offer_id, number) "
                                    + "where c.field = 'title' and exists (select 1 from line b, line a where sha256(b.payload) = v.previous_sha256 "
                                    + "and sha256(a.payload) = v.payload_sha256 and b.id = v.source_id and a.id = v.source_id "
                                    + "and a.title = b.title)"),
                    "a title changed that did not");
        }
    }

    private static Instant at(int day) {
        return DAYS.get(day).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static void insert(Connection database, int day, Path file) throws Exception {
        database.setAutoCommit(false);
        try (PreparedStatement row = database.prepareStatement("insert into line values (?, ?, ?, ?, ?)");
                Stream<String> lines = Files.lines(file)) {
            int number = 0;
            for (String line : (Iterable<String>) lines::iterator) {
                JsonNode json = JSON.readTree(line);
                row.setInt(1, day);
                row.setInt(2, number++);
                row.setString(3, json.get("id").asText());
                row.setString(4, line);
                row.setString(5, json.get("intitule").asText());
                row.execute();
            }
        }
        database.commit();
        database.setAutoCommit(true);
    }

    private static void same(Statement statement, String actual, String expected) throws Exception {
        assertTrue(number(statement, "select count(*) from (" + expected + ")") > 0);
        assertEquals(0, number(statement, "select count(*) from (" + expected + " except all " + actual + ")"), actual);
        assertEquals(
                0, number(statement, "select count(*) from (" + actual + " except all (" + expected + "))"), actual);
    }

    private static long number(Statement statement, String sql) throws Exception {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
