package fr.jobmarket;

import fr.jobmarket.cleaning.CleaningResult;
import fr.jobmarket.cleaning.OfferCleaner;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.source.RawLine;
import fr.jobmarket.source.RawOfferReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The folder of real offers that lies beside the project; tests that need it are skipped where it is absent. */
public final class SharedData {

    private static final Instant HARVESTED = Instant.parse("2026-11-20T10:00:00Z");

    private SharedData() {}

    /** A file of that folder; skips the test, saying so, when there is none. */
    public static Path file(String name) {
        Path file = folder().resolve(name);
        Assumptions.assumeTrue(
                Files.exists(file),
                () -> "skipped: " + name + " of the shared data is not here; set JOBMARKET_SHARED_DATA to its folder");
        return file;
    }

    /** The offers of a file of that folder, cleaned; skips the test when there is none. */
    public static List<Offer> offers(String name) {
        OfferCleaner cleaner = OfferCleaner.ofDefaults();
        List<Offer> offers = new ArrayList<>();
        try (Stream<RawLine> lines = RawOfferReader.at(HARVESTED).lines(file(name))) {
            lines.forEach(line -> {
                if (line instanceof RawLine.Accepted accepted
                        && cleaner.clean(accepted.offer()) instanceof CleaningResult.Cleaned cleaned) {
                    offers.add(cleaned.offer());
                }
            });
        }
        return offers;
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
