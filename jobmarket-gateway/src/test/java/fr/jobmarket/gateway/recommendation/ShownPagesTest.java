package fr.jobmarket.gateway.recommendation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import fr.jobmarket.gateway.RunningGateway;
import fr.jobmarket.gateway.TestReleases;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The record of what was recommended to whom. */
class ShownPagesTest {

    private static final String ACCOUNT = "{\"email\":\"camille@example.org\",\"password\":\"correct cheval pile\"}";

    @TempDir
    Path home;

    @Test
    void whatWasRecommendedIsKeptWithItsReasonsAndExportedUntilTheAccountIsDeleted() throws IOException {
        TestReleases.publish(home, 60, 1);
        try (RunningGateway gateway = RunningGateway.in(home)) {
            gateway.awaitReadiness();
            String token = gateway.post("/api/v1/auth/register", ACCOUNT)
                    .json()
                    .get("accessToken")
                    .asText();
            String other = gateway.post("/api/v1/auth/register", ACCOUNT.replace("camille", "dominique"))
                    .json()
                    .get("accessToken")
                    .asText();
            JsonNode first =
                    gateway.get("/api/v1/me/recommendations?top=5", token).json();
            gateway.get("/api/v1/me/recommendations?top=3", token);

            JsonNode kept = kept(gateway, token);
            assertEquals(2, kept.size());
            assertTrue(first.get("items").size() > 0);
            assertSame(first, kept.get(0));
            assertEquals(0, kept(gateway, other).size());

            ShownPages pages = gateway.context().getBean(ShownPages.class);
            UUID id = UUID.fromString(
                    gateway.get("/api/v1/me", token).json().get("id").asText());
            gateway.send("DELETE", "/api/v1/me", "{\"password\":\"correct cheval pile\"}", token);
            assertEquals(0, pages.of(id).size());
        }
    }

    private static void assertSame(JsonNode page, JsonNode kept) {
        assertEquals(page.get("release"), kept.get("release"));
        assertEquals(
                page.at("/model/name").asText() + " "
                        + page.at("/model/version").asText(),
                kept.get("model").asText());
        assertEquals(page.get("items").size(), kept.get("offers").size());
        for (int i = 0; i < page.get("items").size(); i++) {
            JsonNode item = page.get("items").get(i);
            JsonNode offer = kept.get("offers").get(i);
            assertEquals(item.at("/offer/id"), offer.get("offerId"));
            assertEquals(item.get("score").asDouble(), offer.get("score").asDouble());
            assertEquals(item.get("reasons").size(), offer.get("reasons").size());
            assertEquals(item.at("/reasons/0/feature"), offer.at("/reasons/0/feature"));
            assertEquals(
                    item.at("/reasons/0/contribution").asDouble(),
                    offer.at("/reasons/0/contribution").asDouble());
        }
    }

    @Test
    void nothingIsKeptWhereNothingIsToBe() throws IOException {
        TestReleases.publish(home, 60, 1);
        try (RunningGateway gateway =
                RunningGateway.in(home, Map.of("JOBMARKET_RECOMMENDATION_LOG_DAYS", "0"), Map.of())) {
            gateway.awaitReadiness();
            String token = gateway.post("/api/v1/auth/register", ACCOUNT)
                    .json()
                    .get("accessToken")
                    .asText();
            gateway.get("/api/v1/me/recommendations", token);
            assertEquals(0, kept(gateway, token).size());
        }
    }

    @Test
    void oldPagesAreRemovedThoughNobodyAsks() {
        String token;
        try (RunningGateway gateway = RunningGateway.in(home)) {
            JsonNode session = gateway.post("/api/v1/auth/register", ACCOUNT).json();
            token = session.get("accessToken").asText();
            UUID id = UUID.fromString(session.at("/account/id").asText());
            Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
            ShownPageRepository repository = gateway.context().getBean(ShownPageRepository.class);
            for (int days : new int[] {9, 11}) {
                Instant then = now.minus(Duration.ofDays(days));
                repository.add(
                        UUID.randomUUID(),
                        id,
                        then,
                        "r",
                        "m",
                        "{\"shownAt\":\"" + then
                                + "\",\"release\":\"r\",\"model\":\"m\",\"offers\":[],\"relaxed\":[]}");
            }
            assertEquals(2, kept(gateway, token).size());
        }
        try (RunningGateway gateway =
                RunningGateway.in(home, Map.of("JOBMARKET_RECOMMENDATION_LOG_DAYS", "10"), Map.of())) {
            for (int i = 0; i < 100 && kept(gateway, token).size() == 2; i++) {
                Thread.onSpinWait();
            }
            assertEquals(1, kept(gateway, token).size());
        }
    }

    private static JsonNode kept(RunningGateway gateway, String token) {
        return gateway.get("/api/v1/me/export", token).json().get("recommendations");
    }
}
