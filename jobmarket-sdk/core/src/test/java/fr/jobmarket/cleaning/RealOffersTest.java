package fr.jobmarket.cleaning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.SharedData;
import fr.jobmarket.cleaning.quality.QualityGate;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.offer.PlacePrecision;
import fr.jobmarket.source.RawLine;
import fr.jobmarket.source.RawOfferReader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The cleaner on the real offers beside the project. */
@Tag("slow")
class RealOffersTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    @Test
    void losesNoLineOfFranceTravail() {
        List<Offer> offers = clean(SharedData.file("francetravail-offers.jsonl.gz"));

        assertEquals(6939, offers.size());
        assertTrue(
                share(offers, PlacePrecision.UNKNOWN) < 0.02,
                "unknown places: " + share(offers, PlacePrecision.UNKNOWN));
    }

    @Test
    void losesNoLineOfAdzuna() {
        List<Offer> offers = clean(SharedData.file("adzuna-fr-offers.jsonl.gz"));

        assertEquals(2426, offers.size());
        assertTrue(
                share(offers, PlacePrecision.UNKNOWN) < 0.02,
                "unknown places: " + share(offers, PlacePrecision.UNKNOWN));
    }

    @Test
    void passesTheQualityGateOfThePipeline() {
        QualityGate.Run run = QualityGate.ofDefaults().start();
        clean(SharedData.file("francetravail-offers.jsonl.gz")).forEach(run::add);
        clean(SharedData.file("adzuna-fr-offers.jsonl.gz")).forEach(run::add);

        run.verdict().orThrow();
    }

    @Test
    void givesTheSameOfferTwice() {
        assertEquals(
                clean(SharedData.file("adzuna-fr-offers.jsonl.gz")),
                clean(SharedData.file("adzuna-fr-offers.jsonl.gz")));
    }

    private static double share(List<Offer> offers, PlacePrecision precision) {
        return (double) offers.stream()
                        .filter(o -> o.place().precision() == precision)
                        .count()
                / offers.size();
    }

    private static List<Offer> clean(Path file) {
        OfferCleaner cleaner = OfferCleaner.ofDefaults();
        List<Offer> offers = new ArrayList<>();
        try (Stream<RawLine> lines = RawOfferReader.at(NOW).lines(file)) {
            lines.forEach(line -> {
                if (line instanceof RawLine.Accepted accepted
                        && cleaner.clean(accepted.offer()) instanceof CleaningResult.Cleaned cleaned) {
                    offers.add(cleaned.offer());
                }
            });
        }
        return offers;
    }
}
