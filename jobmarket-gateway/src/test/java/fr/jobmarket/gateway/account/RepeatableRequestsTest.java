package fr.jobmarket.gateway.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import fr.jobmarket.gateway.GatewayTest;
import fr.jobmarket.gateway.RunningGateway.Answer;
import fr.jobmarket.gateway.TestReleases;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@MicronautTest(transactional = false)
class RepeatableRequestsTest extends GatewayTest {

    private static final String OFFER = "{\"title\":\"Soudeuse\",\"description\":\"Au chalumeau\"}";
    private static final String SEARCH = "{\"name\":\"n\",\"query\":\"q=sql\"}";

    private int accounts;
    private String token = "";

    @Override
    protected void prepare() {
        TestReleases.publish(home, 10, 3);
    }

    @BeforeEach
    void register() {
        gateway.awaitReadiness();
        token = somebody();
    }

    private String somebody() {
        accounts++;
        return gateway.post(
                        "/api/v1/auth/register",
                        "{\"email\":\"camille" + accounts + "@example.org\",\"password\":\"correct cheval pile\"}")
                .json()
                .get("accessToken")
                .asText();
    }

    private static Answer post(String path, String body, String key, String token) {
        return gateway.exchange(gateway.request("/api/v1/" + path)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(body)));
    }

    private int kept(String member) {
        return gateway.get("/api/v1/me/export", token).json().get(member).size();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"offers | ownOffers | " + OFFER, "me/searches | searches | " + SEARCH})
    void theSameRequestUnderTheSameKeyIsDoneOnce(String path, String member, String body) {
        Answer first = post(path, body, "a-key", token);
        assertEquals(201, first.status(), first.body());
        Answer again = post(path, body, "a-key", token);
        assertEquals(201, again.status(), again.body());
        assertEquals(first.body(), again.body());
        assertEquals(first.header("Location"), again.header("Location"));
        assertEquals(1, kept(member));
        assertEquals(201, post(path, body, "another", token).status());
        assertEquals(2, kept(member));
    }

    @Test
    void requestsAtOnceMakeOneThing() throws Exception {
        ExecutorService impatient = Executors.newFixedThreadPool(8);
        try {
            List<Future<Answer>> answers = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                answers.add(impatient.submit(() -> post("offers", OFFER, "a-key", token)));
            }
            Set<String> bodies = new HashSet<>();
            for (Future<Answer> answer : answers) {
                assertEquals(201, answer.get().status(), answer.get().body());
                bodies.add(answer.get().body());
            }
            assertEquals(1, bodies.size());
            assertEquals(1, kept("ownOffers"));
        } finally {
            impatient.shutdownNow();
        }
    }

    @Test
    void aKeyStandsForOneRequestOfOneAccount() {
        Answer first = post("offers", OFFER, "a-key", token);
        assertProblem(422, "urn:jobmarket:key-reused", post("offers", OFFER.replace("Au", "Sans"), "a-key", token));
        assertProblem(422, "urn:jobmarket:key-reused", post("me/searches", SEARCH, "a-key", token));
        assertEquals(1, kept("ownOffers"));
        assertEquals(0, kept("searches"));
        assertNotEquals(first.body(), post("offers", OFFER, "a-key", somebody()).body());
    }

    @Test
    void aRefusedRequestUsesNoKeyUp() {
        assertEquals(400, post("offers", "{\"title\":\"\"}", "a-key", token).status());
        assertEquals(
                400,
                post("me/searches", SEARCH.replace("q=", "x="), "a-key", token).status());
        assertEquals(201, post("offers", OFFER, "a-key", token).status());
    }

    @Test
    void whatWasDeletedIsNotMadeAgain() {
        String made = post("offers", OFFER, "a-key", token).header("Location");
        assertEquals(204, gateway.send("DELETE", made, null, token).status());
        assertProblem(409, "urn:jobmarket:made-and-deleted", post("offers", OFFER, "a-key", token));
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", ""})
    void refusesWhatIsNoKey(String key) {
        assertEquals(400, post("offers", OFFER, key, token).status());
    }

    @Test
    void refusesALongKey() {
        assertEquals(201, post("offers", OFFER, "k".repeat(100), token).status());
        assertEquals(400, post("offers", OFFER, "k".repeat(101), token).status());
    }

    @Test
    void keysAreForgottenAfterADayAndGoWithTheAccount() throws Exception {
        post("offers", OFFER, "a-key", token);
        execute("update idempotency_key set created_at = created_at - interval '25' hour");
        assertEquals(201, post("offers", OFFER, "a-key", token).status());
        assertEquals(2, kept("ownOffers"));
        assertEquals(
                204,
                gateway.send("DELETE", "/api/v1/me", "{\"password\":\"correct cheval pile\"}", token)
                        .status());
    }

    @Test
    void anAccountHasAThousandKeysADay() throws Exception {
        post("offers", OFFER, "a-key", token);
        execute("insert into idempotency_key select cast(\"X\" as varchar), account_id, request_hash, made, created_at"
                + " from idempotency_key, system_range(1, 999) where created_at = (select max(created_at) from"
                + " idempotency_key)");
        assertProblem(429, "urn:jobmarket:too-many-attempts", post("offers", OFFER, "one-more", token));
        assertEquals(201, post("offers", OFFER, "a-key", token).status());
        assertEquals(1, kept("ownOffers"));
    }

    private void execute(String sql) throws SQLException {
        try (var connection = DelegatingDataSource.unwrapDataSource(context.getBean(DataSource.class))
                        .getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void assertProblem(int status, String type, Answer answer) {
        assertEquals(status, answer.status(), answer.body());
        assertEquals(type, answer.json().get("type").asText());
    }
}
