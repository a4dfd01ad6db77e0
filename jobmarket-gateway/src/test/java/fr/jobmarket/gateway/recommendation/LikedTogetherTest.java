package fr.jobmarket.gateway.recommendation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import fr.jobmarket.gateway.RunningGateway;
import fr.jobmarket.gateway.TestReleases;
import fr.jobmarket.offer.Confidence;
import fr.jobmarket.offer.Occupation;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.offer.Salary;
import fr.jobmarket.offer.Source;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From what three people saved, through warehouse and release, to the page of a fourth who saves one of these offers. */
class LikedTogetherTest {

    /** Twice as many as the index brings for a profile, so that it does not bring the oldest. */
    private static final int NEWER = 2_000;

    private static final String WELL_PAID = "francetravail:well-paid";
    private static final String OTHER = "francetravail:0";

    @TempDir
    Path home;

    private static Offer developer(String id, int salary, Instant created) {
        Double annual = (double) salary;
        return Offer.builder(Source.FRANCE_TRAVAIL, id)
                .title("Développeur")
                .description("Poste numéro " + id)
                .occupation(new Occupation("M1805", "Études et développement informatique", null, 1, false))
                .salary(new Salary(
                        Salary.Period.ANNUAL,
                        annual,
                        annual,
                        null,
                        annual,
                        annual,
                        annual,
                        annual,
                        List.of(),
                        Confidence.HIGH,
                        Salary.Origin.LABEL))
                .createdAt(created)
                .build();
    }

    private static List<Offer> market() {
        Instant newest = Instant.parse("2026-11-19T06:00:00Z");
        List<Offer> offers = new ArrayList<>();
        for (int i = 0; i < NEWER; i++) {
            offers.add(developer(String.valueOf(i), 22_000, newest));
        }
        offers.add(developer("well-paid", 60_000, newest.minusSeconds(86_400)));
        return offers;
    }

    @Test
    void whatOthersLikeTooIsConsideredFromTheMomentSomebodySavesAnOffer() {
        List<String> both = List.of(OTHER, WELL_PAID);
        TestReleases.publish(home, market(), Map.of("anna", both, "basile", both, "chloe", both));
        try (RunningGateway gateway = RunningGateway.in(home)) {
            gateway.awaitReadiness();
            String token = gateway.post(
                            "/api/v1/auth/register",
                            "{\"email\":\"camille@example.org\",\"password\":\"correct cheval pile\"}")
                    .json()
                    .get("accessToken")
                    .asText();
            gateway.send(
                    "PUT", "/api/v1/me/profile", "{\"jobTitle\":\"développeur\",\"minAnnualSalary\":50000}", token);
            assertFalse(page(gateway, token).contains(WELL_PAID), "the index does not bring it");

            feedback(gateway, token, "view");
            assertFalse(page(gateway, token).contains(WELL_PAID), "to look is not to like");
            feedback(gateway, token, "save");
            assertEquals(WELL_PAID, page(gateway, token).get(0));
            gateway.send("DELETE", "/api/v1/me/saved/" + OTHER, null, token);
            assertFalse(page(gateway, token).contains(WELL_PAID), "it is not liked any more");
            feedback(gateway, token, "apply");
            assertEquals(WELL_PAID, page(gateway, token).get(0));
            feedback(gateway, token, "dismiss");
            assertFalse(page(gateway, token).contains(WELL_PAID), "it is dismissed");
        }
    }

    private static List<String> page(RunningGateway gateway, String token) {
        JsonNode answer =
                gateway.get("/api/v1/me/recommendations?top=50", token).json();
        List<String> ids = new ArrayList<>();
        answer.get("items").forEach(item -> ids.add(item.at("/offer/id").asText()));
        assertEquals(50, ids.size());
        return ids;
    }

    private static void feedback(RunningGateway gateway, String token, String action) {
        String body = "{\"offerId\":\"" + OTHER + "\",\"action\":\"" + action + "\"}";
        assertEquals(
                204, gateway.send("POST", "/api/v1/me/feedback", body, token).status());
    }
}
