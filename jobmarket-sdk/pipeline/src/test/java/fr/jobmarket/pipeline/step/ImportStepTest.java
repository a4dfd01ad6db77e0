package fr.jobmarket.pipeline.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.cleaning.OfferCleaner;
import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.simulator.SyntheticMarket;
import fr.jobmarket.warehouse.ProgressListener;
import fr.jobmarket.warehouse.Run;
import fr.jobmarket.warehouse.Transformation;
import fr.jobmarket.warehouse.Warehouse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportStepTest {

    private static final Instant MARCH = Instant.parse("2025-03-01T00:00:00Z");
    private static final Instant JUNE = Instant.parse("2025-06-01T00:00:00Z");
    private static final OfferCleaner CLEANER = OfferCleaner.ofDefaults();

    @TempDir
    Path folder;

    private Warehouse warehouse;

    @BeforeEach
    void open() {
        warehouse = Warehouse.open("jdbc:duckdb:" + folder.resolve("warehouse.duckdb"));
    }

    @AfterEach
    void close() {
        warehouse.close();
    }

    private List<ImportStep.Report> take(Path file, Instant at) {
        return new ImportStep(warehouse, ProgressListener.SILENT).run(List.of(file), at, false);
    }

    private Path file(String name, String... lines) throws IOException {
        Files.createDirectories(folder.resolve(name).getParent());
        return Files.writeString(folder.resolve(name), String.join("\n", lines));
    }

    private static String offer(String id, String title) {
        return "{\"id\":\"" + id + "\",\"intitule\":\"" + title
                + "\",\"description\":\"Un poste.\",\"typeContrat\":\"CDI\"}";
    }

    private Map<String, Offer> silver() {
        warehouse.transform(Transformation.of(CLEANER::clean, "1"), ProgressListener.SILENT);
        Map<String, Offer> offers = new TreeMap<>();
        warehouse.forEachOffer(offer -> offers.put(offer.sourceId(), offer));
        return offers;
    }

    @Test
    void anArchiveIsARunOfItsOwnWithATaskPerSource() throws IOException {
        SyntheticMarket market = SyntheticMarket.of(3);
        Path archive = folder.resolve("mixed.json.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(archive))) {
            out.write((market.franceTravailOffers(30).collect(Collectors.joining("\n")) + "\nno offer\n"
                            + market.adzunaOffers(20).collect(Collectors.joining("\n")))
                    .getBytes(StandardCharsets.UTF_8));
        }

        ImportStep.Report report = take(archive, MARCH).get(0);

        assertEquals(50, report.offers());
        assertEquals(50, report.newPayloads());
        assertEquals(1, report.rejected());
        Run run = warehouse.runs().latest(1).get(0);
        assertEquals(report.runId(), run.id());
        assertEquals(Run.Status.COMPLETE, run.status());
        assertEquals(
                List.of("import adzuna", "import francetravail"),
                warehouse.runs().tasks(run.id()).stream()
                        .map(task -> task.name())
                        .sorted()
                        .toList());
        assertTrue(silver().values().stream().allMatch(offer -> MARCH.equals(offer.firstSeenAt())));
    }

    @Test
    void aLongArchiveIsTakenToItsEndInTheOrderOfItsLines() throws IOException {
        String[] lines = IntStream.range(0, 1_450)
                .mapToObj(i -> i == 7 || i == 1_203 ? "no offer " + i : offer("" + i % 900, "Boulanger " + i))
                .toArray(String[]::new);

        ImportStep.Report report = take(file("long.jsonl", lines), MARCH).get(0);

        assertEquals(1_448, report.offers());
        assertEquals(2, report.rejected());
        assertTrue(report.examples().get(0).contains("line 8"), report.examples()::toString);
        assertTrue(report.examples().get(1).contains("line 1204"), report.examples()::toString);
        Map<String, Offer> silver = silver();
        assertEquals(900, silver.size());
        assertEquals("Boulanger 1449", silver.get("549").title());
        assertEquals("Boulanger 303", silver.get("303").title());
    }

    @Test
    void theSameFileTwiceAddsNothingWhateverItIsCalled() throws IOException {
        Path file = file("march.jsonl", offer("1", "a"), offer("2", "b"));
        ImportStep.Report first = take(file, null).get(0);
        Path copy = Files.copy(file, folder.resolve("copy.jsonl"));
        Files.setLastModifiedTime(copy, FileTime.from(MARCH));

        ImportStep.Report again = take(copy, null).get(0);

        assertTrue(again.takenBefore());
        assertEquals(first.runId(), again.runId());
        assertEquals(1, warehouse.runs().latest(10).size());
        assertFalse(take(copy, JUNE).get(0).takenBefore(), "the same offers were there in June too");
        assertEquals(2, warehouse.counts().get("payloads"));
    }

    @Test
    void filesOfAFolderAreTakenInTheOrderTheyWereHarvestedIn() throws IOException {
        Path newer = file("archives/a.jsonl", offer("1", "new"), offer("2", "b"));
        Files.setLastModifiedTime(newer, FileTime.from(JUNE));
        Path older = file("archives/b.jsonl", "[" + offer("1", "old") + "]");
        Files.setLastModifiedTime(older, FileTime.from(MARCH));
        file("archives/.hidden", "no offer");

        List<ImportStep.Report> reports = take(folder.resolve("archives"), null);

        assertEquals(
                List.of(older, newer),
                reports.stream().map(ImportStep.Report::file).toList());
        Offer offer = silver().get("1");
        assertEquals("new", offer.title());
        assertEquals(MARCH, offer.firstSeenAt());
        assertEquals(JUNE, offer.lastSeenAt());
    }

    @Test
    void anOlderArchiveAfterANewerOneOnlyAddsToThePast() throws IOException {
        take(file("june.jsonl", offer("1", "new")), JUNE);
        assertEquals(JUNE, silver().get("1").firstSeenAt());
        take(file("march.jsonl", offer("1", "old")), MARCH);
        Offer offer = silver().get("1");
        assertEquals("new", offer.title());
        assertEquals(MARCH, offer.firstSeenAt());
        assertEquals(JUNE, offer.lastSeenAt());
    }

    @Test
    void onlyACompleteArchiveSaysWhatWasGone() throws IOException {
        Path march = file("march.jsonl", offer("1", "a"), offer("2", "b"));
        Path june = file("june.jsonl", offer("1", "a"));
        take(march, MARCH);
        take(june, JUNE);
        assertTrue(silver().get("2").available());
        new ImportStep(warehouse, ProgressListener.SILENT).run(List.of(june), JUNE.plusSeconds(1), true);
        assertFalse(silver().get("2").available());
        assertTrue(silver().get("1").available());
    }

    @Test
    void aFileWithoutOffersFailsItsRunAndSaysWhatIsThere() throws IOException {
        Path file = file("diary.txt", "Dear diary");
        InvalidInputException error = assertThrows(InvalidInputException.class, () -> take(file, MARCH));
        assertTrue(error.getMessage().contains("diary.txt holds no offer"), error.getMessage());
        assertEquals(Run.Status.FAILED, warehouse.runs().latest(1).get(0).status());
    }
}
