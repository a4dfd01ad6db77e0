package fr.jobmarket;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** The folder of real offers that lies beside the project; tests that need it are skipped where it is absent. */
public final class SharedData {

    private SharedData() {}

    /** A file of that folder; skips the test, saying so, when there is none. */
    public static Path file(String name) {
        Path file = folder().resolve(name);
        Assumptions.assumeTrue(
                Files.exists(file),
                () -> "skipped: " + name + " of the shared data is not here; set JOBMARKET_SHARED_DATA to its folder");
        return file;
    }

    private static Path folder() {
        String stated = System.getProperty("JOBMARKET_SHARED_DATA", System.getenv("JOBMARKET_SHARED_DATA"));
        if (stated != null && !stated.isBlank()) {
            return Path.of(stated);
        }
        Path here = Path.of("").toAbsolutePath();
        for (Path folder = here; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("jobmarket-sdk")) && Files.exists(folder.resolve("jobmarket"))) {
                return folder.resolve("../shared/data").normalize();
            }
        }
        return here.resolve("../shared/data");
    }
}
