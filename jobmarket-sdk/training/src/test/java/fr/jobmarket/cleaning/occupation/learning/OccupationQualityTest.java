package fr.jobmarket.cleaning.occupation.learning;

import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.cleaning.occupation.learning.OccupationTrainer.Extent;
import fr.jobmarket.cleaning.occupation.learning.OccupationTrainer.Split;
import fr.jobmarket.offer.Occupation;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.training.RealMarket;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the method is worth on real offers that were not learned from. */
@Tag("slow")
class OccupationQualityTest {

    @Test
    void findsTheOccupationsOfOffersItHasNotSeen() {
        List<LabelledOffer> offers = RealMarket.offers("francetravail-offers.jsonl.gz").stream()
                .map(OccupationQualityTest::labelled)
                .toList();
        OccupationTrainer trainer = OccupationTrainer.over(RealMarket.file("rome-4.60"), 1);
        Map<Extent, OccupationQuality> qualities = trainer.evaluate(offers, Split.BY_OFFER);
        OccupationQuality quality = Objects.requireNonNull(qualities.get(Extent.WHOLE));
        OccupationQuality cut = Objects.requireNonNull(qualities.get(Extent.CUT));
        System.out.println("occupations of offers held out by id: " + qualities);
        assertTrue(quality.top1() >= 0.75, quality::toString);
        assertTrue(quality.top5() >= 0.92, quality::toString);
        assertTrue(quality.calibrationError() <= 0.05, quality::toString);
        assertTrue(cut.top1() >= 0.75 && cut.top5() >= 0.915, cut::toString);
    }

    private static LabelledOffer labelled(Offer offer) {
        Occupation occupation = Objects.requireNonNull(offer.occupation());
        String code = Objects.requireNonNull(occupation.romeCode());
        return new LabelledOffer(offer.id(), offer.title(), offer.description(), code);
    }
}
