package fr.jobmarket.jobs;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.jobmarket.house.LocalPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

@Tag("slow")
class PostgresContributionsTest extends ContributionsContract {

    static LocalPostgres server;

    private static int databases;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        Optional<Path> programs = LocalPostgres.programs();
        assumeTrue(programs.isPresent(), "PostgreSQL is not installed (Debian: apt-get install postgresql)");
        server = LocalPostgres.start(programs.orElseThrow());
    }

    @AfterAll
    static void stop() throws IOException, InterruptedException {
        if (server != null) {
            server.close();
        }
    }

    @Override
    ApplicationDatabase empty() {
        String name = "contributions_" + ++databases;
        try (Connection connection = DriverManager.getConnection(server.url(), server.user(), server.password());
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return ApplicationDatabase.of(
                Map.of(
                        "JOBMARKET_DATABASE_URL", server.url().replaceFirst("/\\w+$", "/" + name),
                        "JOBMARKET_DATABASE_USER", server.user(),
                        "JOBMARKET_DATABASE_PASSWORD", server.password()),
                Path.of(""));
    }
}
