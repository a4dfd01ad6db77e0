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
    void codesOfOlderEditionsAreBroughtToTheNewestAndKept() {
        Offer offer = clean(Source.FRANCE_TRAVAIL, """
                {"id":"1","intitule":"Analyste","romeCode":"m-1403","appellationlibelle":"Data analyst",
                "romeLibelle":"Études et prospectives socio-économiques"}""");
        Occupation occupation = Objects.requireNonNull(offer.occupation());
        assertEquals("M1419", occupation.romeCode());
        assertEquals("M1403", occupation.statedCode());
        assertEquals("4.61", occupation.edition());
        assertEquals(1, occupation.confidence());
    }

    @Test
    void aCodeHasItsOfficialLabelWhateverTheSourceCallsIt() {
        Offer offer = clean(Source.FRANCE_TRAVAIL, """
                {"id":"1","intitule":"Boulanger","romeCode":"D1102","romeLibelle":"Tourier / Tourière"}""");
        assertEquals(
                RomeNomenclature.ofDefaults().label("D1102").orElseThrow(),
                Objects.requireNonNull(offer.occupation()).romeLabel());
    }

    @Test
    void aWellFormedCodeThatRomeDoesNotHaveIsKeptAndNamed() {
        Offer offer = clean(Source.FRANCE_TRAVAIL, """
                {"id":"1","intitule":"Boulanger","romeCode":"N9999","romeLibelle":"Métier nouveau"}""");
        Occupation occupation = Objects.requireNonNull(offer.occupation());
        assertEquals("N9999", occupation.romeCode());
        assertEquals("Métier nouveau", occupation.romeLabel());
        assertNull(occupation.edition());
        assertTrue(offer.issues().contains("OCCUPATION_CODE_UNKNOWN"));
    }

    @Test
    void whatIsNoCodeIsReplacedByTheLikeliestAndKept() {
        Offer offer = clean(Source.FRANCE_TRAVAIL, """
                {"id":"1","intitule":"Boulanger","romeCode":"XXXXX"}""");
        Occupation occupation = Objects.requireNonNull(offer.occupation());
        assertEquals("D1102", occupation.romeCode());
        assertEquals("XXXXX", occupation.statedCode());
        assertTrue(occupation.predicted());
        assertTrue(offer.issues().contains("OCCUPATION_CODE_UNKNOWN"));
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
