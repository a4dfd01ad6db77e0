package fr.jobmarket.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.cleaning.CleaningResult;
import fr.jobmarket.cleaning.OfferCleaner;
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
    void keepsOfThePayloadOfAVanishedOfferOnlyWhatTheLicenceAllows() {
        RawOffer raw = new RawOffer(Source.FRANCE_TRAVAIL, "186XNDD", """
                {"id":"186XNDD","intitule":"Data engineer chez Dupont & Fils à Lyon","description":"Écrire à jobs@dupont.fr",
                 "entreprise":{"nom":"Dupont & Fils"},"contact":{"nom":"M. Dupont","courriel":"jobs@dupont.fr"},
                 "agence":{"courriel":"ape.69@example.org"},"origineOffre":{"origine":"1","urlOrigine":"https://dupont.fr"},
                 "lieuTravail":{"libelle":"69 - LYON","commune":"69123","codePostal":"69001","latitude":45.7},
                 "formations":[{"commentaire":"chez DUPONT & FILS"}],"romeCode":"M1811","typeContrat":"CDI",
                 "salaire":{"commentaire":"voir www.dupont.fr"}}""", Instant.parse("2026-01-01T00:00:00Z"));
        RawOffer reduced = SourceTerms.reduced(raw, offer(Source.FRANCE_TRAVAIL).build());
        for (String gone :
                new String[] {"upont", "UPONT", "Lyon", "LYON", "69123", "69001", "45.7", "@", "http", "www"}) {
            assertFalse(reduced.payload().contains(gone), gone + " is still in " + reduced.payload());
        }
        Offer cleaned = ((CleaningResult.Cleaned) OfferCleaner.ofDefaults().clean(reduced)).offer();
        assertEquals("69", cleaned.place().departmentCode());
        assertEquals("M1811", cleaned.occupation().romeCode());
        assertEquals(
                "{}",
                SourceTerms.reduced(new RawOffer(Source.FRANCE_TRAVAIL, "1", "[", raw.harvestedAt()), null)
                        .payload());
        RawOffer adzuna = new RawOffer(Source.ADZUNA, "1", "{\"company\":1}", raw.harvestedAt());
        assertSame(adzuna, SourceTerms.reduced(adzuna, null));
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
