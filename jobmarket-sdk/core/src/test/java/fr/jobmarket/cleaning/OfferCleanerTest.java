package fr.jobmarket.cleaning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.offer.DataRole;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.offer.Place;
import fr.jobmarket.offer.Skill;
import fr.jobmarket.offer.Source;
import fr.jobmarket.source.RawOffer;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class OfferCleanerTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    private final OfferCleaner cleaner = OfferCleaner.ofDefaults();

    @Test
    void mapsEveryFieldOfAFranceTravailOffer() {
        Offer offer = francetravail("""
                {"id":"186XNDD","intitule":"Data engineer (H/F)","description":"Vous construisez des flux &amp; des tables.",
                 "dateCreation":"2026-11-01T08:00:00.000Z","dateActualisation":"2026-11-02T08:00:00.000Z",
                 "romeCode":"M1811","romeLibelle":"Data engineer","appellationlibelle":"Data engineer",
                 "competences":[{"code":"100","libelle":"Coder","exigence":"E"},{"libelle":"Parler","exigence":"S"}],
                 "formations":[{"niveauLibelle":"Bac+5","domaineLibelle":"Informatique","exigence":"S"}],
                 "langues":[{"libelle":"Anglais","exigence":"E"}],"permis":[{"libelle":"B - Véhicule léger"}],
                 "qualitesProfessionnelles":[{"libelle":"Travailler en équipe","description":"…"}],
                 "qualificationCode":"9","qualificationLibelle":"Cadre","codeNAF":"62.02A",
                 "secteurActiviteLibelle":"Conseil en systèmes","nombrePostes":2,
                 "entreprise":{"nom":"Exemple SA","description":"Une <b>société</b>","logo":"https://logo.example/1.png"},
                 "lieuTravail":{"libelle":"66 - PERPIGNAN","codePostal":"66000","commune":"66136",
                   "latitude":42.69,"longitude":2.89},
                 "origineOffre":{"origine":"1","urlOrigine":"https://offre.example/186XNDD"}}
                """);

        assertEquals("francetravail:186XNDD", offer.id());
        assertEquals("Data engineer (H/F)", offer.title());
        assertEquals("Vous construisez des flux & des tables.", offer.description());
        assertEquals("France Travail", offer.attribution());
        assertEquals("https://offre.example/186XNDD", offer.url());
        assertEquals(Instant.parse("2026-11-01T08:00:00Z"), offer.createdAt());
        assertEquals(Instant.parse("2026-11-02T08:00:00Z"), offer.updatedAt());
        assertEquals("M1811", assertNotNullValue(offer.occupation()).romeCode());
        assertEquals(DataRole.DATA_ENGINEER, offer.dataRole());
        assertEquals(
                List.of(
                        new Skill("100", "Coder", Skill.Level.REQUIRED),
                        new Skill(null, "Parler", Skill.Level.PREFERRED)),
                offer.skills().subList(0, 2));
        assertEquals(List.of("Bac+5 - Informatique"), offer.trainings());
        assertEquals(List.of("Travailler en équipe"), offer.softSkills());
        assertEquals("Cadre", assertNotNullValue(offer.qualification()).label());
        assertEquals("62.02A", assertNotNullValue(offer.industry()).nafCode());
        assertEquals(2, offer.openings());
        assertEquals("Une société", assertNotNullValue(offer.company()).description());
        assertEquals("Perpignan", offer.place().communeName());
        assertEquals("66", offer.place().departmentCode());
        assertEquals("Occitanie", offer.place().regionName());
        assertTrue(offer.issues().contains("SKILL_WITHOUT_CODE"));
    }

    @Test
    void mapsEveryFieldOfAnAdzunaOffer() {
        Offer offer = clean(Source.ADZUNA, """
                {"id":"42","title":"Data <strong>Analyst</strong>","description":"Vous analysez.","created":"2026-11-01T08:00:00Z",
                 "redirect_url":"https://www.adzuna.fr/details/42","latitude":48.58,"longitude":7.74,
                 "company":{"display_name":"Exemple SA"},"category":{"tag":"it-jobs","label":"Emplois IT"},
                 "location":{"display_name":"Strasbourg, Strasbourg-Ville",
                   "area":["France","Grand-Est","Bas-Rhin","Strasbourg-Ville","Strasbourg"]}}
                """);

        assertEquals("adzuna:42", offer.id());
        assertEquals("Data Analyst", offer.title());
        assertEquals("Jobs by Adzuna", offer.attribution());
        assertEquals("https://www.adzuna.fr/details/42", offer.url());
        assertEquals(Instant.parse("2026-11-01T08:00:00Z"), offer.createdAt());
        assertEquals("Emplois IT", assertNotNullValue(offer.industry()).label());
        assertEquals(DataRole.DATA_ANALYST, offer.dataRole());
        assertEquals("67482", offer.place().communeCode());
        assertEquals(Place.Precision.COMMUNE, offer.place().precision());
    }

    @Test
    void readsTheSameMembersWhateverShapeTheyCameIn() {
        Offer array = francetravail(
                "{\"id\":\"1\",\"intitule\":\"X\",\"lieuTravail\":[{\"libelle\":\"2A - AJACCIO\"}],\"entreprise\":[{\"nom\":\"E\"}]}");

        assertEquals("2A004", array.place().communeCode());
        assertEquals("E", assertNotNullValue(array.company()).name());
    }

    @Test
    void keepsAnOfferWithMembersOfTheWrongTypeAndSaysSo() {
        Offer offer = francetravail(
                "{\"id\":\"1\",\"intitule\":{\"a\":[1,2]},\"lieuTravail\":3,\"nombrePostes\":\"trois\",\"competences\":7}");

        assertEquals(
                List.of(
                        "TITLE_MISSING",
                        "DESCRIPTION_MISSING",
                        "DATE_MISSING",
                        "PLACE_MISSING",
                        "OCCUPATION_UNCERTAIN",
                        "FIELD_SHAPE"),
                offer.issues());
    }

    @Test
    void rejectsAPayloadThatIsNoObject() {
        CleaningResult result = cleaner.clean(new RawOffer(Source.ADZUNA, "1", "[]", NOW));

        assertEquals(
                "adzuna:1",
                assertInstanceOf(CleaningResult.Rejected.class, result).offerId());
    }

    private Offer francetravail(String payload) {
        return clean(Source.FRANCE_TRAVAIL, payload);
    }

    private Offer clean(Source source, String payload) {
        String id = source == Source.ADZUNA ? "42" : "186XNDD";
        CleaningResult result = cleaner.clean(new RawOffer(source, id, payload, NOW));
        return assertInstanceOf(CleaningResult.Cleaned.class, result, result::toString)
                .offer();
    }

    private static <T> T assertNotNullValue(@org.jspecify.annotations.Nullable T value) {
        assertNotNull(value);
        return value;
    }
}
