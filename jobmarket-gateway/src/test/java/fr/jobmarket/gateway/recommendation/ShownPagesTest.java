package fr.jobmarket.gateway.recommendation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.jobmarket.gateway.RunningGateway;
import fr.jobmarket.gateway.TestReleases;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
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
    void oldPagesAreRemovedThoughNobodyAsks() throws Exception {
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
            repository.addAnonymous(UUID.randomUUID(), now.minus(Duration.ofDays(9)), "r", "m", "{}");
            repository.addAnonymous(UUID.randomUUID(), now.minus(Duration.ofDays(11)), "r", "m", "{}");
            assertEquals(2, kept(gateway, token).size());
            assertEquals(2, anonymous(gateway).size());
        }
        try (RunningGateway gateway =
                RunningGateway.in(home, Map.of("JOBMARKET_RECOMMENDATION_LOG_DAYS", "10"), Map.of())) {
            for (int i = 0; i < 100 && kept(gateway, token).size() == 2; i++) {
                Thread.onSpinWait();
            }
            assertEquals(1, kept(gateway, token).size());
            assertEquals(1, anonymous(gateway).size());
        }
    }

    private static final String PROFILE =
            "{\"jobTitle\":\"data engineer\",\"text\":\"zqxjvkw, 12 rue des Lilas\",\"place\":{\"communeCode\":\"75115\"}}";

    /** Pages of no account as the table has them, once there are so many. */
    private static List<StoredPage> anonymous(RunningGateway gateway, int expected) throws Exception {
        List<StoredPage> pages = anonymous(gateway);
        for (int i = 0; i < 500 && pages.size() < expected; i++) {
            Thread.sleep(10);
            pages = anonymous(gateway);
        }
        return pages;
    }

    private static List<StoredPage> anonymous(RunningGateway gateway) throws Exception {
        List<StoredPage> pages = new ArrayList<>();
        DataSource database =
                DelegatingDataSource.unwrapDataSource(gateway.context().getBean(DataSource.class));
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("select id, shown_at, release_id, model, content from shown_page"
                                + " where account_id is null order by shown_at")) {
            while (rows.next()) {
                pages.add(new StoredPage(
                        rows.getObject(1, UUID.class),
                        null,
                        rows.getObject(2, OffsetDateTime.class).toInstant(),
                        rows.getString(3),
                        rows.getString(4),
                        rows.getString(5)));
            }
        }
        return pages;
    }

    @Test
    void whatWasRecommendedToNobodyInParticularIsKeptWithoutAnythingOfTheRequest() throws Exception {
        TestReleases.publish(home, 60, 1);
        try (RunningGateway gateway = RunningGateway.in(home)) {
            gateway.awaitReadiness();
            JsonNode page =
                    gateway.post("/api/v1/recommendations?top=5", PROFILE).json();
            assertTrue(page.get("items").size() > 0);
            StoredPage kept = anonymous(gateway, 1).get(0);
            assertEquals(page.get("release").asText(), kept.releaseId());
            assertTrue(kept.model().startsWith(page.at("/model/name").asText()), kept.model());
            JsonNode content = new ObjectMapper().readTree(kept.content());
            assertEquals(2, content.size(), kept.content());
            assertEquals(page.get("items").size(), content.get("offers").size());
            for (int i = 0; i < page.get("items").size(); i++) {
                JsonNode item = page.get("items").get(i);
                JsonNode offer = content.get("offers").get(i);
                assertEquals(item.at("/offer/id"), offer.get("offerId"));
                assertEquals(item.get("score").asDouble(), offer.get("score").asDouble(), 0.005);
                assertEquals(item.at("/reasons/0/feature"), offer.at("/reasons/0"));
                assertEquals(3, offer.size(), offer.toString());
            }
            for (String said : List.of("zqxjvkw", "Lilas", "75115", "127.0.0.1", "contribution")) {
                assertFalse(kept.content().contains(said), kept.content());
            }
        }
    }

    @Test
    void ofAFloodOfAnonymousRequestsAnHourIsKeptNoMoreThanIsAllowed() throws Exception {
        TestReleases.publish(home, 60, 1);
        try (RunningGateway gateway =
                RunningGateway.in(home, Map.of("JOBMARKET_ANONYMOUS_RECOMMENDATIONS_PER_HOUR", "3"), Map.of())) {
            gateway.awaitReadiness();
            for (int i = 0; i < 12; i++) {
                assertEquals(
                        200,
                        gateway.post("/api/v1/recommendations?top=100", "{}").status());
            }
            anonymous(gateway, 3);
            gateway.context().getBean(ShownPages.class).of(UUID.randomUUID());
            List<StoredPage> kept = anonymous(gateway, 3);
            // The hour may turn while this runs.
            assertTrue(kept.size() >= 3 && kept.size() <= 6, kept.size() + " pages");
            assertEquals(
                    20,
                    new ObjectMapper()
                            .readTree(kept.get(0).content())
                            .get("offers")
                            .size());
        }
    }

    @Test
    void noAnonymousPageIsKeptWhereNoneIsToBe() throws Exception {
        TestReleases.publish(home, 60, 1);
        for (Map<String, String> nothing : List.of(
                Map.of("JOBMARKET_RECOMMENDATION_LOG_DAYS", "0"),
                Map.of("JOBMARKET_ANONYMOUS_RECOMMENDATIONS_PER_HOUR", "0"))) {
            try (RunningGateway gateway = RunningGateway.in(home, nothing, Map.of())) {
                gateway.awaitReadiness();
                gateway.post("/api/v1/recommendations", PROFILE);
                gateway.context().getBean(ShownPages.class).of(UUID.randomUUID());
                assertEquals(List.of(), anonymous(gateway, 0));
            }
        }
    }

    private static JsonNode kept(RunningGateway gateway, String token) {
        return gateway.get("/api/v1/me/export", token).json().get("recommendations");
    }
}
