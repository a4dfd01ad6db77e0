package fr.jobmarket.gateway.monitoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import fr.jobmarket.gateway.GatewayTest;
import fr.jobmarket.gateway.RunningGateway.Answer;
import fr.jobmarket.gateway.TestReleases;
import fr.jobmarket.gateway.TestReleases.Published;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
class MonitoringTest extends GatewayTest {

    private static final String PASSWORD = "quatre mots sans rapport";

    private static Published published;
    private static String admin;
    private static String candidate;

    @Override
    protected void prepare() {
        published = TestReleases.publish(home, 20, 4);
        try {
            Files.writeString(home.resolve("admins"), "dominique@example.org " + PASSWORD + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected Map<String, String> environment() {
        return Map.of("JOBMARKET_ADMINS", home.resolve("admins").toString());
    }

    @BeforeAll
    static void signIn() {
        gateway.awaitReadiness();
        admin = token("login", "dominique@example.org");
        candidate = token("register", "camille@example.org");
    }

    private static String token(String how, String email) {
        return gateway.post("/api/v1/auth/" + how, "{\"email\":\"" + email + "\",\"password\":\"" + PASSWORD + "\"}")
                .json()
                .get("accessToken")
                .asText();
    }

    @Test
    void showsTheReportOfTheReleaseBeingServedOnceThereIsOne() throws Exception {
        for (String path : new String[] {"drift", "drift/report"}) {
            Answer none = gateway.get("/api/v1/monitoring/" + path, admin);
            assertEquals(404, none.status(), none.body());
            assertTrue(none.json().get("detail").asText().contains("jobmarket drift"), none.body());
        }
        String id = published.release().id();
        Path folder = Files.createDirectories(home.resolve("drift"));
        Files.writeString(folder.resolve(id + ".json"), """
                {"baseline":"before","current":"%s","baselineOffers":10,"currentOffers":20,"alarm":true,
                "columns":[{"subject":"OFFERS","name":"source","measure":"CHI_SQUARED","value":0.001,"limit":0.01,
                "stability":0.3,"baselineMissing":0.0,"currentMissing":0.1,"drifted":true,"shares":[]}]}""".formatted(id));
        Files.writeString(folder.resolve(id + ".html"), "<!doctype html><title>Dérive</title>");

        JsonNode drift = gateway.get("/api/v1/monitoring/drift", admin).json();
        assertEquals(id, drift.get("current").asText());
        assertTrue(drift.get("alarm").asBoolean());
        assertEquals("source", drift.at("/columns/0/name").asText());
        Answer page = gateway.get("/api/v1/monitoring/drift/report", admin);
        assertEquals(200, page.status(), page.body());
        assertTrue(page.header("Content-Type").startsWith("text/html"), page.header("Content-Type"));
        assertTrue(page.body().contains("Dérive"), page.body());
        assertTrue(page.header("Content-Security-Policy").contains("style-src"));
    }

    @Test
    void theReleaseBeingServedIsTheBaselineWhenNoneIsNamed() {
        Answer asked = gateway.send("POST", "/api/v1/monitoring/drift/baseline", "{}", admin);
        assertEquals(202, asked.status(), asked.body());
        assertEquals(
                published.release().id(), asked.json().at("/parameters/release").asText());
    }

    @Test
    void countsWhatPeopleLeaveAndClearsTheOffersTheyEntered() {
        long before = stats().get("ownOffers").asLong();
        String offer = "{\"title\":\"Soudeuse\",\"description\":\"d\"}";
        String made = gateway.send("POST", "/api/v1/offers", offer, candidate).header("Location");
        String id = published.offers().get(0).id();
        gateway.send("POST", "/api/v1/me/feedback", "{\"offerId\":\"" + id + "\",\"action\":\"view\"}", candidate);
        gateway.send("POST", "/api/v1/me/searches", "{\"name\":\"n\",\"query\":\"\"}", candidate);
        JsonNode stats = stats();
        assertEquals(before + 1, stats.get("ownOffers").asLong());
        assertEquals(2, stats.get("accounts").asLong());
        assertEquals(1, stats.at("/feedback/view").asLong());
        assertEquals(0, stats.at("/feedback/apply").asLong());
        assertEquals(1, stats.get("searches").asLong());
        assertEquals(published.release().id(), stats.get("release").asText());

        for (String refused : new String[] {"", "?origin=adzuna", "?origin="}) {
            assertEquals(
                    400,
                    gateway.send("DELETE", "/api/v1/offers" + refused, null, admin)
                            .status());
        }
        assertEquals(
                403,
                gateway.send("DELETE", "/api/v1/offers?origin=manual", null, candidate)
                        .status());
        assertEquals(200, gateway.get(made).status());
        Answer cleared = gateway.send("DELETE", "/api/v1/offers?origin=manual", null, admin);
        assertEquals(before + 1, cleared.json().get("deleted").asLong());
        assertEquals(404, gateway.get(made).status());
        assertEquals(0, stats().get("ownOffers").asLong());
    }

    private static JsonNode stats() {
        return gateway.get("/api/v1/monitoring/stats", admin).json();
    }
}
