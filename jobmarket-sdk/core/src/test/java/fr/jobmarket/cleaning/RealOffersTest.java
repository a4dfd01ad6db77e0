package fr.jobmarket.cleaning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.SharedData;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.offer.Place;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The cleaner on the real offers beside the project. */
@Tag("slow")
class RealOffersTest {

    @Test
    void losesNoLineOfFranceTravail() {
        List<Offer> offers = SharedData.offers("francetravail-offers.jsonl.gz");

        assertEquals(6939, offers.size());
        assertTrue(
                share(offers, Place.Precision.UNKNOWN) < 0.02,
                "unknown places: " + share(offers, Place.Precision.UNKNOWN));
    }

    @Test
    void losesNoLineOfAdzuna() {
        List<Offer> offers = SharedData.offers("adzuna-fr-offers.jsonl.gz");

        assertEquals(2426, offers.size());
        assertTrue(
                share(offers, Place.Precision.UNKNOWN) < 0.02,
                "unknown places: " + share(offers, Place.Precision.UNKNOWN));
    }

    @Test
    void givesTheSameOfferTwice() {
        assertEquals(SharedData.offers("adzuna-fr-offers.jsonl.gz"), SharedData.offers("adzuna-fr-offers.jsonl.gz"));
    }

    private static double share(List<Offer> offers, Place.Precision precision) {
        return (double) offers.stream()
                        .filter(o -> o.place().precision() == precision)
                        .count()
                / offers.size();
    }
}
