package fr.jobmarket.examples;

import fr.jobmarket.cleaning.CleaningResult;
import fr.jobmarket.cleaning.OfferCleaner;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.source.RawLine;
import fr.jobmarket.source.RawOfferReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * Cleans a file of raw offers, one JSON object a line, {@code .gz} allowed: {@code ./jobmarket example CleanFile FILE}.
 * Without a file it cleans a few synthetic offers.
 */
public final class CleanFile {

    private CleanFile() {}

    /** Prints one line per offer, and what was wrong with a line that is none. */
    public static void main(String[] arguments) throws IOException {
        Path file = arguments.length > 0 ? Path.of(arguments[0]) : SyntheticFile.of(20);
        OfferCleaner cleaner = OfferCleaner.ofDefaults();
        try (Stream<RawLine> lines = RawOfferReader.at(Instant.now()).lines(file)) {
            lines.forEach(line -> System.out.println(describe(line, cleaner)));
        }
    }

    private static String describe(RawLine line, OfferCleaner cleaner) {
        if (line instanceof RawLine.Accepted accepted) {
            CleaningResult result = cleaner.clean(accepted.offer());
            return result instanceof CleaningResult.Cleaned cleaned
                    ? describe(cleaned.offer())
                    : "rejected: " + ((CleaningResult.Rejected) result).reason();
        }
        RawLine.Rejected rejected = (RawLine.Rejected) line;
        return "rejected: " + rejected.file() + " line " + rejected.number() + ": " + rejected.reason();
    }

    private static String describe(Offer offer) {
        String salary = offer.salary() == null
                ? "no salary"
                : offer.salary().annualMin() + " to " + offer.salary().annualMax() + " € a year";
        return offer.id() + " | " + offer.title() + " | " + offer.place().communeName() + " ("
                + offer.place().departmentCode() + ") | " + salary + " | " + offer.keywords();
    }
}
