package fr.jobmarket.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.error.NonRetriableException;
import fr.jobmarket.error.RetriableException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class AbruptStopTest {

    @TempDir
    Path folder;

    private Warehouse open() {
        return Warehouse.open("jdbc:duckdb:" + folder.resolve("warehouse.duckdb"));
    }

    private List<String> files() throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aSecondProcessIsToldWhichOneHasTheWarehouse() throws Exception {
        try (OtherProcess other = OtherProcess.start("hold", folder)) {
            RetriableException error = assertThrows(RetriableException.class, this::open);
            assertTrue(error.getMessage().contains("process " + other.pid()), error.getMessage());
        }
        open().close();
    }

    @Test
    void oneProcessOpensAWarehouseOnceAtATime() {
        try (Warehouse first = open()) {
            assertEquals(0, first.counts().get("bronze"));
            RetriableException error = assertThrows(RetriableException.class, this::open);
            assertTrue(error.getMessage().contains("already open"), error.getMessage());
        }
        open().close();
    }

    @Test
    void whatWasLoadedBeforeAKillIsThere() throws Exception {
        try (OtherProcess other = OtherProcess.start("harvest and die", folder)) {
            other.await();
        }
        try (Warehouse warehouse = open()) {
            assertEquals(100, warehouse.counts().get("bronze"));
        }
    }

    @Test
    void whatWasCommittedBeforeAKillIsLoadedAtTheNextOpening() throws Exception {
        try (OtherProcess other = OtherProcess.start("die before loading", folder)) {
            other.await();
        }
        try (Warehouse warehouse = open()) {
            long bronze = warehouse.counts().get("bronze");
            assertTrue(bronze >= 100, "only " + bronze);
            TransformReport report = warehouse.transform(TestMarket.transformation(), ProgressListener.SILENT);
            assertEquals(bronze, report.silverOffers());
            Run run = warehouse.runs().latest(1).get(0);
            assertTrue(Files.isDirectory(warehouse.workFolder(run.id())), "a run to be continued keeps its folder");
            warehouse.runs().end(run.id(), Run.Status.COMPLETE, null);
        }
        open().close();
        try (Stream<Path> left = Files.list(folder.resolve("warehouse.duckdb.landing"))) {
            assertEquals(List.of(), left.toList());
        }
    }

    @Test
    void aLogThatCannotBeReplayedIsSetAsideAndNeverDeleted() throws Exception {
        try (OtherProcess other = OtherProcess.start("harvest and die", folder)) {
            other.await();
        }
        Path log = folder.resolve("warehouse.duckdb.wal");
        byte[] bytes = Files.readAllBytes(log);
        // Not just anywhere: behind a damaged length DuckDB takes the rest for a write that was not finished.
        int word = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("bronze");
        bytes[word] ^= 0x5a;
        Files.write(log, bytes);
        try (Warehouse warehouse = open()) {
            assertEquals(0, warehouse.counts().get("bronze"));
        }
        String aside = files().stream()
                .filter(name -> name.startsWith("warehouse.duckdb.wal.bad-"))
                .findFirst()
                .orElseThrow();
        assertEquals(bytes.length, Files.size(folder.resolve(aside)));
    }

    @Test
    void aFileThatIsNoDatabaseIsRefusedAndLeftAlone() throws Exception {
        Path file = Files.writeString(folder.resolve("warehouse.duckdb"), "this is a diary".repeat(1000));
        NonRetriableException error = assertThrows(NonRetriableException.class, this::open);
        assertTrue(error.getMessage().contains("JOBMARKET_WAREHOUSE_URL"), error.getMessage());
        assertTrue(Files.readString(file).startsWith("this is a diary"));
    }
}
