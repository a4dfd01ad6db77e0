package fr.jobmarket.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.jobmarket.gateway.RunningGateway.Answer;
import fr.jobmarket.gateway.release.ReleaseThreads;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Examples of problems are what a gateway answers, word for word: all but a few that take long to bring about. */
@MicronautTest(transactional = false)
class RefusalExamplesTest extends GatewayTest {

    private static final String PASSWORD = "quatre mots sans rapport";
    private static final String ADMIN = "dominique@example.org";
    private static final String OFFER = "{\"title\":\"Développeuse\",\"description\":\"Java\"}";

    private static final Path API = Path.of("../docs/api.md");
    private static final Pattern TYPE = Pattern.compile("[|] `(urn:jobmarket:[a-z-]+)` [|] ([0-9]+) [|]");

    private static int accounts;

    @Override
    protected Map<String, String> environment() {
        try {
            Path admins = Files.writeString(home.resolve("admins"), ADMIN + " " + PASSWORD + "\n");
            // Nothing listens on this port.
            return Map.of("JOBMARKET_ADMINS", admins.toString(), "MLFLOW_TRACKING_URI", "http://127.0.0.1:1");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode examples() {
        return gateway.get("/openapi").json().at("/components/examples");
    }

    /** The id of what was asked for is random, and who has to wait does so for less and less. */
    private static void shows(String name, Answer answer) {
        ObjectNode problem = answer.json().deepCopy();
        JsonNode example = examples().path(name).path("value");
        problem.put("instance", problem.get("instance").asText().replaceAll("[0-9a-f-]{36}", "42"));
        if (name.equals("tooManyAttempts")) {
            problem.put("detail", problem.get("detail").asText().replaceAll("[0-9]+", "300"));
        }
        assertEquals(example, problem);
        assertEquals(answer.status(), problem.get("status").asInt());
    }

    private static String credentials(String email) {
        return "{\"email\":\"" + email + "\",\"password\":\"" + PASSWORD + "\"}";
    }

    private static String email() {
        accounts++;
        return "personne" + accounts + "@example.org";
    }

    private static JsonNode registered() {
        Answer answer = gateway.post("/api/v1/auth/register", credentials(email()));
        assertEquals(201, answer.status(), answer.body());
        return answer.json();
    }

    private static String token() {
        return registered().get("accessToken").asText();
    }

    private static String admin() {
        return gateway.post("/api/v1/auth/login", credentials(ADMIN))
                .json()
                .get("accessToken")
                .asText();
    }

    private static Answer add(String offer, String key, String token) {
        return gateway.exchange(gateway.request("/api/v1/offers")
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(offer)));
    }

    @Test
    void ofWhatIsNotAsDescribed() {
        shows("invalidParameter", gateway.get("/api/v1/offers?limit=1000"));
        shows("unknownParameter", gateway.get("/api/v1/me?colour=red", token()));
        shows(
                "invalidBody",
                gateway.post("/api/v1/recommendations", "{\"experienceYears\":-1,\"occupations\":[\"boulanger\"]}"));
        shows("tooLarge", gateway.post("/api/v1/recommendations", "{\"text\":\"" + "x".repeat(300_000) + "\"}"));
        shows(
                "notAcceptable",
                gateway.exchange(gateway.request("/api/v1/me")
                        .header("Accept", "image/png")
                        .header("Authorization", "Bearer " + token())));
    }

    @Test
    void ofWhoAsks() {
        shows("tokenNeeded", gateway.get("/api/v1/me"));
        JsonNode session = registered();
        String token = session.get("accessToken").asText();
        shows("mayNot", gateway.get("/api/v1/models", token));
        shows("notFound", gateway.get("/api/v1/me/searches/42/offers", token));
        String refresh = "{\"refreshToken\":\"" + session.get("refreshToken").asText() + "\"}";
        assertEquals(204, gateway.post("/api/v1/auth/logout", refresh).status());
        shows("signedOut", gateway.get("/api/v1/me", token));
        shows("refreshRefused", gateway.post("/api/v1/auth/refresh", refresh));
        String unknown = credentials(email());
        shows("wrongCredentials", gateway.post("/api/v1/auth/login", unknown));
        for (int i = 0; i < 4; i++) {
            gateway.post("/api/v1/auth/login", unknown);
        }
        shows("tooManyAttempts", gateway.post("/api/v1/auth/login", unknown));
    }

    @Test
    void ofWhatContradictsWhatIsThere() {
        String taken = credentials(email());
        assertEquals(201, gateway.post("/api/v1/auth/register", taken).status());
        shows("emailTaken", gateway.post("/api/v1/auth/register", taken));
        shows("noMessages", gateway.post("/api/v1/auth/password-reset", "{\"email\":\"a@example.org\"}"));
        String token = token();
        String made = add(OFFER, "a-key", token).json().get("id").asText();
        shows("keyReused", add(OFFER.replace("Java", "SQL"), "a-key", token));
        assertEquals(
                204,
                gateway.send("DELETE", "/api/v1/offers/" + made, null, token).status());
        shows("madeAndDeleted", add(OFFER, "a-key", token));
        for (int i = 0; i < 100; i++) {
            assertEquals(
                    201, gateway.send("POST", "/api/v1/offers", OFFER, token).status());
        }
        shows("tooManyOffers", gateway.send("POST", "/api/v1/offers", OFFER, token));
    }

    @Test
    void ofAJobThatWaits() {
        String admin = admin();
        assertEquals(202, gateway.send("POST", "/api/v1/training", "{}", admin).status());
        shows("alreadyWaiting", gateway.send("POST", "/api/v1/training", "{}", admin));
    }

    @Test
    void ofWhatIsNotNow() throws InterruptedException {
        shows("noRelease", gateway.get("/api/v1/offers"));
        shows("noRegistry", gateway.get("/api/v1/models", admin()));
        try (BusyThreads threads = new BusyThreads(context, ReleaseThreads.NAME)) {
            threads.keepFull();
            shows("busy", gateway.get("/api/v1/offers"));
        }
    }

    @Test
    void ofEveryTypeThatIsDocumented() throws IOException {
        Set<String> documented = TYPE.matcher(Files.readString(API))
                .results()
                .map(row -> row.group(1) + " " + row.group(2))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> shown = new TreeSet<>();
        for (JsonNode example : examples()) {
            String type = example.at("/value/type").asText();
            if (type.startsWith("urn:jobmarket:")) {
                shown.add(type + " " + example.at("/value/status").asText());
            }
        }
        assertEquals(documented, shown);
    }
}
