package fr.jobmarket.jobs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class H2ContributionsTest extends ContributionsContract {

    @TempDir
    Path home;

    private final List<ApplicationDatabase> databases = new ArrayList<>();

    @Override
    ApplicationDatabase empty() {
        databases.add(ApplicationDatabase.of(Map.of(), home.resolve("home-" + databases.size())));
        return databases.get(databases.size() - 1);
    }

    @AfterEach
    void closeDatabases() {
        databases.forEach(ApplicationDatabase::close);
    }
}
