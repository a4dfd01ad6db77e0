package fr.jobmarket.jobs;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

class H2ContributionsTest extends ContributionsContract {

    @TempDir
    Path home;

    private int databases;

    @Override
    ApplicationDatabase empty() {
        return ApplicationDatabase.of(Map.of(), home.resolve("home-" + ++databases));
    }
}
