package fr.jobmarket.cleaning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.offer.Source;
import fr.jobmarket.source.RawOffer;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What readers are sent to and sorted by: only links that can be followed, only dates that can be true. */
class LinksAndDatesTest {

    private static final Instant HARVEST = Instant.parse("2026-11-20T10:00:00Z");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final OfferCleaner CLEANER = OfferCleaner.ofDefaults();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://exemple.fr",
                "http://exemple.fr/offre?id=1&x=a|b#ancre",
                "HTTPS://Exemple.fr:8443/é",
                "https://[::1]/x",
                "https://moi@exemple.fr/x",
                "https://exemple.fr/a@b"
            })
    void keepsAbsoluteLinks(String link) {
        assertEquals(link, franceTravail(link, " " + link + " ").url());
        assertEquals(link, franceTravail(link, " " + link + " ").company().logoUrl());
        assertEquals(link, adzuna(link).url());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "javascript:alert(1)",
                " JaVaScript:alert(1)",
                "java\tscript:alert(1)",
                "data:text/html,<script>alert(1)</script>",
                "www.exemple.fr/1",
                "/offre/1",
                "//exemple.fr/1",
                "https://",
                "https:///x",
                "http://?x",
                "https:exemple.fr",
                "https://@/x",
                "ftp://exemple.fr",
                "mailto:a@exemple.fr",
                "https://exemple.fr/\" onclick=\"x",
                "https://exemple.fr/a b",
                "file:///etc/passwd",
                "vbscript:x",
                "blob:https://exemple.fr/1",
                "https://exemple.fr/<b>"
            })
    void sendsReadersToTheSourceInsteadOfElsewhere(String link) {
        Offer offer = franceTravail("https://exemple.fr/logo.png", link);

        assertEquals("https://candidat.francetravail.fr/offres/recherche/detail/1", offer.url());
        assertTrue(offer.issues().contains("LINK_UNUSABLE"), link);
        assertEquals("https://www.adzuna.fr/details/1", adzuna(link).url());
        assertNull(franceTravail(link, "https://exemple.fr").company().logoUrl());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1970-01-01T00:00:00Z",
                "1969-12-31T23:59:59Z",
                "0001-01-01",
                "9999-12-31T23:59:59Z",
                "2028-01-01"
            })
    void doesNotUseDatesThatCannotBe(String date) {
        Offer offer = dated(date);

        assertNull(offer.createdAt());
        assertTrue(offer.issues().contains("DATE_IMPOSSIBLE"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-12-24T00:00:00Z", "20261224", "2026-W52-4", "2026-358T00,0+00"})
    void keepsDatesSoonAfterTheHarvestAndSaysSo(String date) {
        assertEquals(Instant.parse("2026-12-24T00:00:00Z"), dated(date).createdAt());
        assertTrue(dated(date).issues().contains("DATE_IN_FUTURE"));
    }

    private static Offer dated(String date) {
        return clean(Source.FRANCE_TRAVAIL, JSON.createObjectNode().put("dateCreation", date));
    }

    private static Offer franceTravail(String logo, String link) {
        ObjectNode payload = JSON.createObjectNode();
        payload.putObject("entreprise").put("nom", "Exemple").put("logo", logo);
        payload.putObject("origineOffre").put("urlOrigine", link);
        return clean(Source.FRANCE_TRAVAIL, payload);
    }

    private static Offer adzuna(String link) {
        return clean(Source.ADZUNA, JSON.createObjectNode().put("redirect_url", link));
    }

    private static Offer clean(Source source, ObjectNode payload) {
        payload.put("id", "1");
        return ((CleaningResult.Cleaned) CLEANER.clean(new RawOffer(source, "1", payload.toString(), HARVEST))).offer();
    }
}
