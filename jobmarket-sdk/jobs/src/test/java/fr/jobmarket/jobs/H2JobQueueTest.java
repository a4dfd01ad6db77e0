package fr.jobmarket.jobs;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class H2JobQueueTest extends JobQueueContract {

    @TempDir
    static Path home;

    static ApplicationDatabase database;

    @BeforeAll
    static void open() {
        database = ApplicationDatabase.of(Map.of(), home).open();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Override
    ApplicationDatabase database() {
        return database;
    }
}
