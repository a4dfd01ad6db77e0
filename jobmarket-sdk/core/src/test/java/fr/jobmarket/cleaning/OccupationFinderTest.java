package fr.jobmarket.cleaning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.offer.Occupation;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.offer.Source;
import fr.jobmarket.source.RawOffer;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Occupations of offers whose source states none. */
class OccupationFinderTest {

    private static final OfferCleaner CLEANER = OfferCleaner.ofDefaults();

    private static Offer clean(Source source, String payload) {
        RawOffer raw = new RawOffer(source, "1", payload, Instant.parse("2026-11-20T10:00:00Z"));
        return ((CleaningResult.Cleaned) CLEANER.clean(raw)).offer();
    }

    @Test
    void adzunaOffersGetTheLikeliestOccupation() {
        Offer offer = clean(Source.ADZUNA, """
                {"id":"1","title":"Data engineer (H/F)","description":"Flux de données avec Spark et Airflow."}""");
        Occupation occupation = Objects.requireNonNull(offer.occupation());
        assertEquals("M1811", occupation.romeCode());
        assertEquals("Data engineer", occupation.romeLabel());
        assertTrue(occupation.predicted());
        assertTrue(occupation.confidence() >= 0.4 && occupation.confidence() <= 1);
    }

    @Test
    void franceTravailOffersWithoutCodeGetOneToo() {
        Offer offer = clean(Source.FRANCE_TRAVAIL, """
                {"id":"1","intitule":"Boulanger (H/F)","description":"Vous pétrissez, façonnez et cuisez le pain et les viennoiseries."}""");
        assertEquals("D1102", Objects.requireNonNull(offer.occupation()).romeCode());
        assertTrue(offer.occupation().predicted());
    }

    @Test
    void aCodeThatTheSourceStatesIsBelieved() {
        Offer offer = clean(Source.FRANCE_TRAVAIL, """
                {"id":"1","intitule":"Apiculteur","description":"Vous soignez les ruches.","romeCode":"D1102"}""");
        assertEquals("D1102", Objects.requireNonNull(offer.occupation()).romeCode());
        assertFalse(offer.occupation().predicted());
    }

    @Test
    void nothingIsClaimedOfWhatIsNotUnderstood() {
        Offer offer = clean(Source.ADZUNA, """
                {"id":"1","title":"Xqzvw","description":""}""");
        assertNull(offer.occupation());
        assertEquals(
                List.of("OCCUPATION_UNCERTAIN"),
                offer.issues().stream().filter("OCCUPATION_UNCERTAIN"::equals).toList());
    }
}
