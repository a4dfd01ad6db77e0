package fr.jobmarket.warehouse;

import static fr.jobmarket.warehouse.TestMarket.raw;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.error.NonRetriableException;
import fr.jobmarket.offer.Source;
import fr.jobmarket.source.RawOffer;
import fr.jobmarket.warehouse.internal.Database;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BronzeIngestTest {

    @TempDir
    Path folder;

    private Warehouse warehouse;
    private String run;

    @BeforeEach
    void open() {
        warehouse = Warehouse.open("jdbc:duckdb:" + folder.resolve("warehouse.duckdb"));
        run = warehouse.runs().start("harvest").id();
    }

    @AfterEach
    void close() {
        warehouse.close();
    }

    private BronzeIngest ingest(Source source) {
        return warehouse.ingest(run, source, "everything");
    }

    @Test
    void whatIsCommittedIsForcedToTheDiskWithTheNamesThatLeadToIt() throws IOException {
        try (Recording recording = new Recording();
                BronzeIngest ingest = ingest(Source.ADZUNA)) {
            recording.enable("jdk.FileForce").withoutThreshold();
            recording.start();
            ingest.accept(raw(Source.ADZUNA, "1", "good"));
            ingest.commit();
            recording.stop();

            Path landed = warehouse.workFolder(run).resolve("adzuna.ndjson");
            Set<Path> forced = forced(recording);
            assertTrue(forced.contains(landed.toRealPath()), forced.toString());
            assertTrue(forced.contains(landed.getParent().toRealPath()), forced.toString());
            assertTrue(forced.contains(landed.getParent().getParent().toRealPath()), forced.toString());
            assertEquals(1, Files.readAllLines(landed).size());
        }
    }

    private Set<Path> forced(Recording recording) throws IOException {
        Path file = folder.resolve("forced.jfr");
        recording.dump(file);
        return RecordingFile.readAllEvents(file).stream()
                .map(event -> Path.of(event.getString("path")).normalize())
                .collect(Collectors.toSet());
    }

    @Test
    void ofAnOfferThatIsAsTheHarvestBeforeSawItOnlyTheSightingLands() throws IOException {
        try (BronzeIngest ingest = ingest(Source.ADZUNA)) {
            ingest.accept(raw(Source.ADZUNA, "1", "good"));
            ingest.accept(raw(Source.ADZUNA, "2", "good"));
        }
        run = warehouse.runs().start("harvest").id();
        try (BronzeIngest ingest = ingest(Source.ADZUNA)) {
            ingest.accept(raw(Source.ADZUNA, "1", "good"));
            ingest.accept(raw(Source.ADZUNA, "2", "another title"));
            ingest.commit();
            List<String> landed = Files.readAllLines(warehouse.workFolder(run).resolve("adzuna.ndjson"));
            assertEquals(
                    List.of(false, true),
                    landed.stream().map(line -> line.contains("\"payload\":")).toList());
        }
        assertEquals(3, warehouse.counts().get("payloads"));
        try (BronzeIngest other = warehouse.ingest(run, Source.ADZUNA, "another plan")) {
            other.accept(raw(Source.ADZUNA, "1", "good"));
            other.commit();
            assertTrue(
                    Files.readString(warehouse.workFolder(run).resolve("adzuna.ndjson"))
                            .contains("\"payload\":"),
                    "what is known is that of a series, so that a small plan costs little");
        }
        assertEquals(3, warehouse.counts().get("payloads"));
    }

    @Test
    void takesTheSameInManyBatchesAsInOne() {
        Random random = new Random(7);
        Set<String> payloads = new HashSet<>();
        try (Database database =
                Database.open("jdbc:duckdb:" + folder.resolve("batches.duckdb"), folder, Clock.systemUTC())) {
            BronzeIngest ingest = new BronzeIngest(database, run, "adzuna", "everything", () -> {}, 300);
            for (int i = 0; i < 500; i++) {
                RawOffer offer = raw(Source.ADZUNA, "" + random.nextInt(80), "title " + random.nextInt(3));
                payloads.add(offer.payload());
                ingest.accept(offer);
            }
            ingest.close();

            assertEquals(payloads.size(), ingest.newPayloads());
            assertEquals(payloads.size(), database.number("select count(*) from bronze.offer_raw"));
            assertEquals(
                    IntStream.rangeClosed(1, 500).mapToObj(Long::valueOf).toList(),
                    database.list("select ordinal from bronze.offer_seen order by 1", row -> row.getLong(1)));
        }
    }

    @Test
    void refusesToTakeOffersOfARunAndSourceTwiceAtATime() {
        BronzeIngest first = ingest(Source.ADZUNA);
        first.accept(raw(Source.ADZUNA, "1", "good"));
        NonRetriableException error = assertThrows(NonRetriableException.class, () -> ingest(Source.ADZUNA));
        assertTrue(error.getMessage().contains("taking offers of adzuna already"), error.getMessage());
        ingest(Source.FRANCE_TRAVAIL).close();
        first.close();

        try (BronzeIngest next = ingest(Source.ADZUNA)) {
            next.accept(raw(Source.ADZUNA, "2", "good"));
        }
        assertEquals(2, warehouse.counts().get("bronze"));
    }

    @Test
    void leavesAFileWhoseLoadingFailedWhereItIsUntilTheNextOpening() throws IOException {
        Path landed = warehouse.workFolder(run).resolve("adzuna.ndjson");
        byte[] committed;
        try (BronzeIngest ingest = ingest(Source.ADZUNA)) {
            ingest.accept(raw(Source.ADZUNA, "1", "good"));
            ingest.commit();
            committed = new String(Files.readAllBytes(landed), StandardCharsets.UTF_8)
                    .replace("\"source_id\":\"1\"", "\"source_id\":\"9\"")
                    .getBytes(StandardCharsets.UTF_8);
        }
        Files.write(landed, committed);

        try (BronzeIngest ingest = ingest(Source.ADZUNA)) {
            ingest.accept(raw(Source.ADZUNA, "2", "good"));
            ingest.commit();
        }

        assertEquals(2, warehouse.counts().get("bronze"));
        warehouse.close();
        warehouse = Warehouse.open("jdbc:duckdb:" + folder.resolve("warehouse.duckdb"));
        assertEquals(3, warehouse.counts().get("bronze"));
    }
}
