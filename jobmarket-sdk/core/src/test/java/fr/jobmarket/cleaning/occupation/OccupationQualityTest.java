package fr.jobmarket.cleaning.occupation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.SharedData;
import fr.jobmarket.cleaning.CleaningResult;
import fr.jobmarket.cleaning.OfferCleaner;
import fr.jobmarket.cleaning.occupation.OccupationTrainer.Extent;
import fr.jobmarket.cleaning.occupation.OccupationTrainer.Split;
import fr.jobmarket.offer.Occupation;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.source.RawLine;
import fr.jobmarket.source.RawOfferReader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the method is worth on real offers that were not learned from. */
@Tag("slow")
class OccupationQualityTest {

    @Test
    void findsTheOccupationsOfOffersItHasNotSeen() {
        List<LabelledOffer> offers = offers(SharedData.file("francetravail-offers.jsonl.gz"));
        OccupationTrainer trainer = OccupationTrainer.over(SharedData.file("rome-4.60"), 1);
        Map<Extent, OccupationQuality> qualities = trainer.evaluate(offers, Split.BY_OFFER);
        OccupationQuality quality = Objects.requireNonNull(qualities.get(Extent.WHOLE));
        OccupationQuality cut = Objects.requireNonNull(qualities.get(Extent.CUT));
        System.out.println("occupations of offers held out by id: " + qualities);
        assertTrue(quality.top1() >= 0.75, quality::toString);
        assertTrue(quality.top5() >= 0.92, quality::toString);
        assertTrue(quality.calibrationError() <= 0.05, quality::toString);
        assertTrue(cut.top1() >= 0.75 && cut.top5() >= 0.915, cut::toString);
    }

    private static List<LabelledOffer> offers(Path file) {
        OfferCleaner cleaner = OfferCleaner.ofDefaults();
        try (Stream<RawLine> lines =
                RawOfferReader.at(Instant.parse("2026-11-20T00:00:00Z")).lines(file)) {
            return lines.filter(RawLine.Accepted.class::isInstance)
                    .map(line -> cleaner.clean(((RawLine.Accepted) line).offer()))
                    .filter(CleaningResult.Cleaned.class::isInstance)
                    .map(result -> labelled(((CleaningResult.Cleaned) result).offer()))
                    .toList();
        }
    }

    private static LabelledOffer labelled(Offer offer) {
        Occupation occupation = Objects.requireNonNull(offer.occupation());
        String code = Objects.requireNonNull(occupation.romeCode());
        return new LabelledOffer(offer.id(), offer.title(), offer.description(), code);
    }
}
