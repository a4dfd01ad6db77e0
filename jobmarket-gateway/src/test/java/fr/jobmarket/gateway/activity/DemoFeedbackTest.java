package fr.jobmarket.gateway.activity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import fr.jobmarket.gateway.GatewayTest;
import fr.jobmarket.gateway.RunningGateway.Answer;
import fr.jobmarket.gateway.TestReleases;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@MicronautTest(transactional = false)
class DemoFeedbackTest extends GatewayTest {

    private static final String CREDENTIALS =
            "{\"email\":\"dominique@example.org\",\"password\":\"quatre mots sans rapport\"}";

    static String token;

    @Override
    protected Map<String, String> environment() {
        try {
            Path admins = Files.writeString(home.resolve("admins"), "dominique@example.org quatre mots sans rapport\n");
            return Map.of("JOBMARKET_ADMINS", admins.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected void prepare() {
        TestReleases.publish(home, 120, 3);
    }

    @BeforeAll
    void signIn() {
        gateway.awaitReadiness();
        token = gateway.post("/api/v1/auth/login", CREDENTIALS)
                .json()
                .get("accessToken")
                .asText();
    }

    private static Answer makeUp(String wanted) {
        return gateway.send("POST", "/api/v1/demo/feedback", wanted, token);
    }

    private static JsonNode kept() {
        return gateway.get("/api/v1/me/export", token).json().get("feedback");
    }

    @Test
    void makesUpTheSameOnceAndKeepsItAsAnyOther() {
        JsonNode made = makeUp("{\"count\":60,\"seed\":7}").json();
        assertEquals(60, made.get("added").asInt());
        assertEquals(60, made.get("items").size());
        Set<String> actions = new TreeSet<>(made.get("items").findValuesAsText("action"));
        assertEquals(Set.of("apply", "dismiss", "save", "view"), actions);
        Set<String> offers = new TreeSet<>(made.get("items").findValuesAsText("offerId"));
        assertEquals(60, offers.size());
        int before = kept().size();
        assertTrue(kept().findValuesAsText("offerId").containsAll(offers));

        JsonNode again = makeUp("{\"count\":60,\"seed\":7}").json();
        assertEquals(0, again.get("added").asInt());
        assertEquals(made.get("items"), again.get("items"));
        assertEquals(before, kept().size());
        assertNotEquals(
                made.get("items"), makeUp("{\"count\":60,\"seed\":8}").json().get("items"));
    }

    @Test
    void makesUpAHundredUnlessToldOtherwise() {
        assertEquals(100, makeUp("{}").json().get("items").size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"count\":0}", "{\"count\":1001}", "{\"seed\":-1}", "{\"colour\":1}"})
    void refusesWhatIsOutOfBounds(String wanted) {
        assertEquals(400, makeUp(wanted).status());
    }
}
