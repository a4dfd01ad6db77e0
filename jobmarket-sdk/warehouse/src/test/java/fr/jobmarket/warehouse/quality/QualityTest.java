package fr.jobmarket.warehouse.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.error.NonRetriableException;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.offer.Place;
import fr.jobmarket.offer.Source;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QualityTest {

    private static final Place BREST = new Place(
            "29 - BREST",
            "29019",
            "Brest",
            "29200",
            "29",
            "Finistère",
            "53",
            "Bretagne",
            48.4,
            -4.5,
            Place.Precision.COMMUNE,
            Place.Origin.CODE,
            true);

    @Test
    void countsPresenceAndIssuesBySource() {
        QualityCollector first = new QualityCollector();
        first.add(offer("1").issues(List.of("PLACE_SEVERAL")).build());
        first.add(offer("2").title("").build());
        QualityCollector second = new QualityCollector();
        second.add(Offer.builder(Source.ADZUNA, "3").title("T").build());
        second.reject(Source.ADZUNA);
        first.merge(second);

        QualityReport report = first.report();

        QualityReport.SourceQuality francetravail = report.sources().get("francetravail");
        assertEquals(2, francetravail.offers());
        assertEquals(1L, francetravail.present().get("title"));
        assertEquals(2L, francetravail.present().get("place.communeCode"));
        assertEquals(0L, francetravail.present().get("salary"));
        assertEquals(Map.of("PLACE_SEVERAL", 1L), francetravail.issues());
        assertEquals(1, report.sources().get("adzuna").rejected());
        assertEquals(3, report.offers());
    }

    @Test
    void printsTheReportAsJsonAndAsATable() throws Exception {
        QualityCollector collector = new QualityCollector();
        collector.add(offer("1").issues(List.of("PLACE_SEVERAL")).build());
        QualityReport report = collector.report();

        var json = new com.fasterxml.jackson.databind.ObjectMapper().readTree(report.toJson());
        assertEquals(1, json.at("/sources/francetravail/issues/PLACE_SEVERAL").asInt());
        assertTrue(report.toTable().contains("place.communeCode                  100.0 %"), report.toTable());
        assertTrue(report.toTable().contains("PLACE_SEVERAL"), report.toTable());
    }

    @Test
    void letsGoodOffersThroughTheGate() {
        assertTrue(
                verdict(QualityGate.ofDefaults(), offer("1").build(), offer("2").build())
                        .passed());
    }

    @Test
    void stopsASetWithTheSameIdTwice() {
        QualityGate.Verdict verdict =
                verdict(QualityGate.ofDefaults(), offer("1").build(), offer("1").build());

        assertEquals(List.of("unique:id"), failed(verdict));
        NonRetriableException error = assertThrows(NonRetriableException.class, verdict::orThrow);
        assertTrue(
                String.valueOf(error.getMessage())
                        .contains("unique:id broken by 1 of 2 offers (allowed 0.0 %), first francetravail:1"),
                error.getMessage());
    }

    @Test
    void stopsASetWhoseOffersLackWhatTheyMustHave() {
        assertEquals(
                List.of("not-null:title"),
                failed(verdict(
                        QualityGate.ofDefaults(),
                        offer("1").title("").build(),
                        offer("2").build())));
    }

    @Test
    void stopsPlacesThatAreInNoNomenclatureOrDoNotFit() {
        Place wrong = new Place(
                null, "99999", null, null, "75", null, "00", null, 95.0, 2.0, Place.Precision.COMMUNE, null, null);

        assertEquals(
                List.of(
                        "reference:place.communeCode",
                        "reference:place.regionCode",
                        "consistent:place.communeCode in place.departmentCode",
                        "range:place.latitude"),
                failed(verdict(QualityGate.ofDefaults(), offer("1").place(wrong).build())));
    }

    @Test
    void allowsWhatItsThresholdsAllow() {
        QualityGate strict = QualityGate.ofDefaults();
        QualityGate lenient = strict.withThresholds(Map.of("not-null:title", 0.5));
        Offer[] offers = {offer("1").title("").build(), offer("2").build()};

        assertFalse(verdict(strict, offers).passed());
        assertTrue(verdict(lenient, offers).passed());
    }

    @Test
    void refusesThresholdsForChecksItDoesNotHave() {
        QualityGate gate = QualityGate.ofDefaults();

        assertThrows(InvalidInputException.class, () -> gate.withThresholds(Map.of("not-null:titel", 0.5)));
        assertThrows(InvalidInputException.class, () -> gate.withThresholds(Map.of("not-null:title", 1.5)));
    }

    @Test
    void passesAnEmptySet() {
        assertTrue(verdict(QualityGate.ofDefaults()).passed());
    }

    private static List<String> failed(QualityGate.Verdict verdict) {
        return verdict.outcomes().stream()
                .filter(outcome -> !outcome.passed())
                .map(QualityGate.Outcome::check)
                .toList();
    }

    private static QualityGate.Verdict verdict(QualityGate gate, Offer... offers) {
        QualityGate.Run run = gate.start();
        List.of(offers).forEach(run::add);
        return run.verdict();
    }

    private static Offer.Builder offer(String id) {
        return Offer.builder(Source.FRANCE_TRAVAIL, id)
                .title("Boulanger")
                .description("Vous faites du pain.")
                .createdAt(Instant.parse("2026-11-01T08:00:00Z"))
                .place(BREST);
    }
}
