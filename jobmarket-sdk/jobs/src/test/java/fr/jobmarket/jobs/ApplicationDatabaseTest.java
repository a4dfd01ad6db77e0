package fr.jobmarket.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.error.NonRetriableException;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplicationDatabaseTest {

    @TempDir
    Path home;

    @AfterEach
    void closeDatabase() {
        ApplicationDatabase.of(Map.of(), home).close();
    }

    @Test
    void isAFileUnderTheHomeUnlessAnotherIsNamed() {
        ApplicationDatabase byDefault = ApplicationDatabase.of(Map.of(), home);
        assertTrue(byDefault.url().startsWith("jdbc:h2:file:" + home.toAbsolutePath()), byDefault.url());
        assertTrue(byDefault.url().contains("AUTO_SERVER=TRUE"));
        assertEquals("sa", byDefault.user().orElseThrow());

        ApplicationDatabase own = ApplicationDatabase.of(Map.of(ApplicationDatabase.URL, "jdbc:h2:mem:x"), home);
        assertEquals("jdbc:h2:mem:x", own.url().replaceFirst(";.*", ""));
        assertFalse(own.url().contains("AUTO_SERVER"));

        ApplicationDatabase postgres = ApplicationDatabase.of(
                Map.of(
                        ApplicationDatabase.URL,
                        "jdbc:postgresql://db/jobmarket",
                        "JOBMARKET_DATABASE_PASSWORD",
                        "chut"),
                home);
        assertEquals("jdbc:postgresql://db/jobmarket", postgres.url());
        assertTrue(postgres.user().isEmpty());
        assertFalse(postgres.toString().contains("chut"));

        assertThrows(
                InvalidInputException.class,
                () -> ApplicationDatabase.of(Map.of(ApplicationDatabase.URL, "jdbc:mysql:x"), home));
    }

    @Test
    void isKeptFromOtherUsersEvenInAFolderThatWasOpen() throws IOException {
        Path folder = Files.createDirectories(home.resolve("gateway"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        ApplicationDatabase.of(Map.of(), home).open();
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)));
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("gateway.mv.db"))));
    }

    @Test
    void servesOtherProcessesOfThisMachineAlone() throws IOException {
        ApplicationDatabase.of(Map.of(), home).open();
        Properties lock = new Properties();
        lock.load(Files.newInputStream(home.resolve("gateway/gateway.lock.db")));
        String host = lock.getProperty("server").replaceFirst(":\\d+$", "");
        assertTrue(InetAddress.getByName(host).isLoopbackAddress(), host);
    }

    @Test
    void isLetGoOfOnceTheLastConnectionIsClosed() throws Exception {
        Path key = home.resolve("gateway/gateway.lock.db");
        ApplicationDatabase database = ApplicationDatabase.of(Map.of(), home);
        database.close();
        assertFalse(database.exists(), "closing makes nothing");
        database.open();
        try (Connection another = database.connect()) {
            database.close();
            assertTrue(another.isValid(1));
            assertTrue(Files.exists(key));
        }
        assertFalse(Files.exists(key));
        database.connect().close();
        assertTrue(Files.exists(key), "stays open for whoever connects later");
        database.close();
        assertFalse(Files.exists(key));
    }

    @Test
    void aFileThatWasEmptiedIsRefusedAndOneThatIsBeingMadeIsWaitedFor() throws Exception {
        Path file = Files.createDirectories(home.resolve("gateway")).resolve("gateway.mv.db");
        Files.createFile(file);
        Thread other = new Thread(() -> write(file));
        other.start();
        String url = ApplicationDatabase.of(Map.of(), home).url();
        ApplicationDatabase.protect(url);
        other.join();
        Files.write(file, new byte[0]);
        assertThrows(InvalidInputException.class, () -> ApplicationDatabase.protect(url));
    }

    private static void write(Path file) {
        try {
            Thread.sleep(200);
            Files.writeString(file, "something");
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatCannotBeOpenedIsSaidWithoutItsPassword() {
        ApplicationDatabase nowhere = ApplicationDatabase.of(
                Map.of(
                        ApplicationDatabase.URL,
                        "jdbc:postgresql://127.0.0.1:1/jobmarket?password=chut",
                        "JOBMARKET_DATABASE_USER",
                        "camille",
                        "JOBMARKET_DATABASE_PASSWORD",
                        "silence"),
                home);
        NonRetriableException failure = assertThrows(NonRetriableException.class, nowhere::open);
        List.of("chut", "silence")
                .forEach(secret -> assertFalse(failure.getMessage().contains(secret), failure.getMessage()));
        assertEquals(1, failure.getMessage().lines().count());
    }
}
