package fr.jobmarket.jobs;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.jobmarket.house.LocalPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class PostgresJobQueueTest extends JobQueueContract {

    @TempDir
    static Path home;

    static LocalPostgres server;
    static ApplicationDatabase database;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        Optional<Path> programs = LocalPostgres.programs();
        assumeTrue(programs.isPresent(), "PostgreSQL is not installed (Debian: apt-get install postgresql)");
        server = LocalPostgres.start(programs.orElseThrow());
        database = ApplicationDatabase.of(
                        Map.of(
                                "JOBMARKET_DATABASE_URL", server.url(),
                                "JOBMARKET_DATABASE_USER", server.user(),
                                "JOBMARKET_DATABASE_PASSWORD", server.password()),
                        home)
                .open();
    }

    @AfterAll
    static void stop() throws IOException, InterruptedException {
        if (server != null) {
            server.close();
        }
    }

    @Override
    ApplicationDatabase database() {
        return database;
    }
}
