package fr.jobmarket.training;

import fr.jobmarket.cleaning.CleaningResult;
import fr.jobmarket.cleaning.OfferCleaner;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.source.RawLine;
import fr.jobmarket.source.RawOfferReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The real offers that lie beside the project, cleaned; tests that need them are skipped where they are absent. */
public final class RealMarket {

    private RealMarket() {}

    public static List<Offer> offers(String name) {
        Path raw = file(name);
        OfferCleaner cleaner = OfferCleaner.ofDefaults();
        try (Stream<RawLine> lines =
                RawOfferReader.at(Instant.parse("2026-11-20T00:00:00Z")).lines(raw)) {
            return lines.flatMap(line -> line instanceof RawLine.Accepted accepted
                            ? Stream.of(cleaner.clean(accepted.offer()))
                            : Stream.of())
                    .flatMap(result ->
                            result instanceof CleaningResult.Cleaned cleaned ? Stream.of(cleaned.offer()) : Stream.of())
                    .toList();
        }
    }

    /** A file of the shared data; skips the test, saying so, when there is none. */
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
