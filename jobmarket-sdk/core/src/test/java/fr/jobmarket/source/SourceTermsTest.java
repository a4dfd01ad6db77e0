package fr.jobmarket.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.offer.Company;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.offer.OfferJson;
import fr.jobmarket.offer.Place;
import fr.jobmarket.offer.Source;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SourceTermsTest {

    private static Offer.Builder offer(Source source) {
        return Offer.builder(source, "186XNDD")
                .title("Data engineer chez Dupont & Fils à Lyon (H/F)")
                .description(
                        "DUPONT & FILS, lyonnais, cherche à Lyon. Écrire à jobs@dupont.fr, voir https://dupont.fr/x?y=1"
                                + " ou appeler le 04 72 00 00 00. Salaire 35000 à 40000 euros.")
                .url("https://candidat.francetravail.fr/offres/recherche/detail/186XNDD")
                .company(new Company("Dupont & Fils", "Une entreprise", "https://dupont.fr/logo.png", "10 salariés"))
                .place(new Place(
                        "69 - LYON",
                        "69123",
                        "Lyon",
                        "69001",
                        "69",
                        "Rhône",
                        "84",
                        "Auvergne-Rhône-Alpes",
                        45.7,
                        4.8,
                        Place.Precision.COMMUNE,
                        Place.Origin.CODE,
                        true))
                .createdAt(Instant.parse("2026-01-01T00:00:00Z"))
                .updatedAt(Instant.parse("2026-02-01T00:00:00Z"));
    }

    @Test
    void keepsOfAVanishedOfferOnlyWhatTheLicenceAllows() {
        Offer reduced = SourceTerms.reduced(
                offer(Source.FRANCE_TRAVAIL).available(false).build());
        String json = OfferJson.write(reduced);
        for (String gone :
                new String[] {"Dupont", "DUPONT", "jobs@", "http", "04 72", "69001", "69123", "Lyon", "LYON", "45.7"}) {
            assertFalse(json.contains(gone), gone + " is still in " + json);
        }
        assertEquals("69", reduced.place().departmentCode());
        assertEquals(Place.Precision.DEPARTMENT, reduced.place().precision());
        assertTrue(reduced.description().contains("lyonnais")
                && reduced.description().contains("35000 à 40000"));
    }

    @Test
    void leavesOffersAloneThatAreAvailableOrOfSourcesWithoutThatDuty() {
        Offer available = offer(Source.FRANCE_TRAVAIL).build();
        assertSame(available, SourceTerms.reduced(available));
        Offer adzuna = offer(Source.ADZUNA).available(false).build();
        assertSame(adzuna, SourceTerms.reduced(adzuna));
    }

    @Test
    void tellsWhereAnOfferComesFrom() {
        SourceTerms.Provenance provenance =
                SourceTerms.provenance(offer(Source.ADZUNA).build());
        assertEquals("Jobs by Adzuna", provenance.attribution());
        assertEquals(Instant.parse("2026-02-01T00:00:00Z"), provenance.lastUpdate());
        assertEquals("", SourceTerms.provenance(offer(Source.MANUAL).build()).attribution());
    }
}
