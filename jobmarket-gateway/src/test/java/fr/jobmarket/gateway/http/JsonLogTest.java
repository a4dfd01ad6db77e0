package fr.jobmarket.gateway.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.jobmarket.gateway.GatewayClient;
import fr.jobmarket.gateway.GatewayProcess;
import fr.jobmarket.gateway.Mailbox;
import fr.jobmarket.gateway.RunningGateway.Answer;
import fr.jobmarket.gateway.TestReleases;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a gateway that logs JSON writes while people use it. */
class JsonLogTest {

    private static final String EMAIL = "camille.martin@example.org";
    private static final String PASSWORD = "quatre mots sans rapport";
    private static final String NEW_PASSWORD = "cinq mots sans aucun rapport";
    private static final String QUERY = "souffleuseinconnue";
    private static final String ID_OF_A_PROXY = "proxy-0123.abc";

    @TempDir
    Path home;

    @Test
    void saysWhatWasAskedAndHowItEndedAndNothingOfWhoAsked() throws Exception {
        TestReleases.publish(home, 20, 4);
        Path letters = home.resolve("letters");
        List<String> secrets = new ArrayList<>(List.of(EMAIL, "camille", PASSWORD, NEW_PASSWORD, QUERY));
        List<JsonNode> lines;
        Answer forwarded;
        try (GatewayProcess process = GatewayProcess.start(
                home,
                Map.of(
                        "JOBMARKET_LOG_FORMAT", "json",
                        "JOBMARKET_MAIL_FOLDER", letters.toString(),
                        "JOBMARKET_TRUSTED_PROXIES", "127.0.0.1"))) {
            GatewayClient gateway = process.client();
            gateway.awaitReadiness();
            Mailbox mailbox = new Mailbox(letters);
            post(gateway, "register", "{'email':'" + EMAIL + "','password':'" + PASSWORD + "'}");
            String confirmation = mailbox.newTokenTo(EMAIL);
            Answer session =
                    post(gateway, "register/confirm", "{'token':'" + confirmation + "','password':'" + PASSWORD + "'}");
            assertEquals(201, session.status(), session.body());
            String token = session.json().get("accessToken").asText();
            String account = session.json().at("/account/id").asText();
            assertEquals(200, gateway.get("/api/v1/offers?q=" + QUERY, token).status());
            assertEquals(404, gateway.get("/api/v1/" + QUERY).status());
            assertEquals(400, gateway.get("/api/v1/offers?around=" + QUERY).status());
            assertEquals(
                    401,
                    post(gateway, "login", "{'email':'" + EMAIL + "','password':'wrong " + QUERY + "'}")
                            .status());
            post(gateway, "password-reset", "{'email':'" + EMAIL + "'}");
            String reset = mailbox.newTokenTo(EMAIL);
            assertEquals(
                    204,
                    post(
                                    gateway,
                                    "password-reset/confirm",
                                    "{'token':'" + reset + "','newPassword':'" + NEW_PASSWORD + "'}")
                            .status());
            forwarded =
                    gateway.exchange(gateway.request("/api/v1/offers/latest").header("X-Request-Id", ID_OF_A_PROXY));
            secrets.addAll(List.of(token, session.json().get("refreshToken").asText(), confirmation, reset, account));
            lines = lines(process.output());
        }
        for (String secret : secrets) {
            assertTrue(lines.stream().noneMatch(line -> line.toString().contains(secret)), secret);
        }
        JsonNode search = request(lines, "GET", "/api/v1/offers", 200);
        assertTrue(value(search, "user").matches("[0-9a-f]{16}"), search::toString);
        assertTrue(Long.parseLong(value(search, "durationMs")) >= 0, search::toString);
        assertEquals("nobody", value(request(lines, "POST", "/api/v1/auth/login", 401), "user"));
        request(lines, "POST", "/api/v1/auth/password-reset/confirm", 204);
        request(lines, "GET", "unknown", 404);
        assertEquals(ID_OF_A_PROXY, forwarded.header("X-Request-Id"));
        JsonNode latest = request(lines, "GET", "/api/v1/offers/latest", 200);
        assertEquals(ID_OF_A_PROXY, latest.at("/mdc/requestId").asText(), latest::toString);
        assertFalse(search.at("/mdc/requestId").asText().isEmpty(), search::toString);
        assertNotEquals(ID_OF_A_PROXY, search.at("/mdc/requestId").asText());
    }

    /** Every line is one JSON object. */
    private static List<JsonNode> lines(String log) throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<JsonNode> lines = new ArrayList<>();
        for (String line : log.lines().toList()) {
            lines.add(json.readTree(line));
        }
        return lines;
    }

    private static JsonNode request(List<JsonNode> lines, String method, String route, int status) {
        return lines.stream()
                .filter(line -> line.path("formattedMessage").asText().equals("request")
                        && value(line, "method").equals(method)
                        && value(line, "route").equals(route)
                        && value(line, "status").equals(Integer.toString(status)))
                .findFirst()
                .orElseThrow(() -> new AssertionError(method + " " + route + " " + status + " is not in " + lines));
    }

    private static String value(JsonNode line, String key) {
        return line.path("kvpList").findPath(key).asText();
    }

    private static Answer post(GatewayClient gateway, String path, String body) {
        return gateway.post("/api/v1/auth/" + path, body.replace('\'', '"'));
    }
}
