package fr.jobmarket.warehouse;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.error.NonRetriableException;
import fr.jobmarket.error.RetriableException;
import fr.jobmarket.internal.Folders;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
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

    /** Cut anywhere, with a bit turned anywhere, or gone: DuckDB itself complains of some of these only. */
    @Test
    void whateverHappensToTheLogOfAnAbruptStopItIsKeptAndToldAndNothingLandedIsLost() throws Exception {
        try (OtherProcess other = OtherProcess.start("die with a log", folder)) {
            other.await();
        }
        Path log = folder.resolve("warehouse.duckdb.wal");
        byte[] whole = Files.readAllBytes(log);
        Map<Path, byte[]> left = contents();
        Random random = new Random(5);
        for (int damage = 0; damage < 24; damage++) {
            restore(left);
            byte[] damaged = damage % 2 == 0
                    ? Arrays.copyOf(whole, random.nextInt(whole.length))
                    : turned(whole, random.nextInt(8 * whole.length));
            if (damage == 0) {
                Files.delete(log);
            } else {
                Files.write(log, damaged);
            }
            String told = toldWhenEverythingIsLoaded();
            assertTrue(told.contains("warehouse.duckdb are lost"), damage + ": " + told);
            List<Path> aside = contents().keySet().stream()
                    .filter(file -> file.toString().contains(".wal.bad-"))
                    .toList();
            assertEquals(damage == 0 ? 0 : 1, aside.size(), damage + ": " + aside);
            if (damage > 0) {
                assertArrayEquals(damaged, Files.readAllBytes(aside.get(0)));
                assertTrue(told.contains(aside.get(0).toString()), told);
            }
            assertEquals("", toldWhenEverythingIsLoaded(), "it is told once");
        }
    }

    @Test
    void theLogOfAnAbruptStopIsReadWithoutAWord() throws Exception {
        try (OtherProcess other = OtherProcess.start("die with a log", folder)) {
            other.await();
        }
        assertEquals("", toldWhenEverythingIsLoaded());
        assertFalse(
                contents().keySet().stream().anyMatch(file -> file.toString().contains(".wal")));
    }

    @Test
    void whatIsAcknowledgedIsNotInALogThatCouldBeDamaged() throws Exception {
        try (OtherProcess other = OtherProcess.start("harvest and die", folder)) {
            other.await();
        }
        Files.deleteIfExists(folder.resolve("warehouse.duckdb.wal"));
        assertEquals("", toldWhenEverythingIsLoaded());
    }

    private String toldWhenEverythingIsLoaded() {
        PrintStream before = System.err;
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
        try (Warehouse warehouse = open()) {
            assertEquals(100, warehouse.counts().get("payloads"));
        } finally {
            System.setErr(before);
        }
        return told.toString(StandardCharsets.UTF_8);
    }

    private Map<Path, byte[]> contents() throws IOException {
        Map<Path, byte[]> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(file, Files.readAllBytes(file));
            }
        }
        return contents;
    }

    private void restore(Map<Path, byte[]> contents) throws IOException {
        Folders.remove(folder);
        for (Map.Entry<Path, byte[]> file : contents.entrySet()) {
            Files.createDirectories(file.getKey().getParent());
            Files.write(file.getKey(), file.getValue());
        }
    }

    private static byte[] turned(byte[] bytes, int bit) {
        byte[] turned = bytes.clone();
        turned[bit / 8] ^= (byte) (1 << bit % 8);
        return turned;
    }

    @Test
    void aFileThatIsNoDatabaseIsRefusedAndLeftAlone() throws Exception {
        Path file = Files.writeString(folder.resolve("warehouse.duckdb"), "this is a diary".repeat(1000));
        NonRetriableException error = assertThrows(NonRetriableException.class, this::open);
        assertTrue(error.getMessage().contains("JOBMARKET_WAREHOUSE_URL"), error.getMessage());
        assertTrue(Files.readString(file).startsWith("this is a diary"));
    }
}
