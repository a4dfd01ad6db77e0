package fr.jobmarket.gateway.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.gateway.GatewayTest;
import fr.jobmarket.gateway.Mailbox;
import fr.jobmarket.gateway.RunningGateway.Answer;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Accounts of a gateway that sends messages. */
@MicronautTest(transactional = false)
class MessagesTest extends GatewayTest {

    private static final String PASSWORD = "correct cheval pile";
    private static final String NEW_PASSWORD = "trombone sous la pluie";

    private Mailbox mailbox;
    private int visitors;

    @Override
    protected void prepare() {
        mailbox = new Mailbox(home.resolve("outbox"));
    }

    @Override
    protected Map<String, String> environment() {
        return Map.of(
                "JOBMARKET_MAIL_FOLDER", home.resolve("outbox").toString(),
                "JOBMARKET_SITE_URL", "https://jobs.example.org/",
                "JOBMARKET_TRUSTED_PROXIES", "127.0.0.1");
    }

    /** From another address each time, so that no limit is met by chance. */
    private Answer post(String path, String body) {
        return postFrom("203.0.113." + visitors++, path, body);
    }

    private static Answer postFrom(String visitor, String path, String body) {
        return gateway.exchange(gateway.request("/api/v1/auth/" + path)
                .header("Content-Type", "application/json")
                .header("X-Forwarded-For", visitor)
                .POST(BodyPublishers.ofString(body.replace('\'', '"'))));
    }

    private Answer register(String email) {
        return post("register", "{'email':'" + email + "','password':'" + PASSWORD + "'}");
    }

    private Answer login(String email, String password) {
        return post("login", "{'email':'" + email + "','password':'" + password + "'}");
    }

    private Answer confirm(String token, String password) {
        return post("register/confirm", "{'token':'" + token + "','password':'" + password + "'}");
    }

    private Answer ask(String email) {
        return post("password-reset", "{'email':'" + email + "'}");
    }

    private Answer choose(String token, String password) {
        return post("password-reset/confirm", "{'token':'" + token + "','newPassword':'" + password + "'}");
    }

    /** The sign-in to a new account. */
    private Answer account(String email) {
        register(email);
        Answer signedIn = confirm(mailbox.newTokenTo(email), PASSWORD);
        assertEquals(201, signedIn.status(), signedIn.body());
        return signedIn;
    }

    @Test
    void registrationAnswersTheSameWhoeverHasTheAddress() {
        Answer first = register("alix@example.org");
        assertEquals(202, first.status());
        String token = mailbox.newTokenTo("alix@example.org");
        assertEquals(401, login("alix@example.org", PASSWORD).status());

        assertEquals(400, confirm(token, NEW_PASSWORD).status());
        assertEquals(201, confirm(token, PASSWORD).status());
        assertEquals(400, confirm(token, PASSWORD).status());
        assertEquals(200, login("alix@example.org", PASSWORD).status());

        Answer second = register("alix@example.org");
        assertEquals(first.status(), second.status());
        assertEquals(first.body(), second.body());
        String message = mailbox.newMessageTo("alix@example.org");
        assertTrue(message.contains("déjà un compte"), message);
        assertFalse(message.contains("#"), message);
    }

    @Test
    void aForgottenPasswordIsReplacedOnceAndEverySignInEnds() {
        String before = account("basile@example.org").json().get("accessToken").asText();
        assertEquals(202, ask("Basile@Example.org").status());
        String message = mailbox.newMessageTo("basile@example.org");
        assertTrue(message.contains("https://jobs.example.org/mot-de-passe#"), message);
        String token = Mailbox.tokenIn(message);

        Answer weak = choose(token, "motdepasse1");
        assertEquals(400, weak.status());
        assertEquals("newPassword", weak.json().at("/errors/0/field").asText());
        assertEquals(204, choose(token, NEW_PASSWORD).status());
        assertEquals(401, gateway.get("/api/v1/me", before).status());
        assertEquals(401, login("basile@example.org", PASSWORD).status());
        assertEquals(200, login("basile@example.org", NEW_PASSWORD).status());
        Answer again = choose(token, PASSWORD);
        assertEquals(400, again.status());
        assertEquals("token", again.json().at("/errors/0/field").asText());
    }

    @Test
    void askingAnswersTheSameWhetherOrNotThereIsAnAccount() {
        account("cleo@example.org");
        Answer known = ask("cleo@example.org");
        Answer unknown = ask("personne@example.org");
        assertEquals(known.status(), unknown.status());
        assertEquals(known.body(), unknown.body());
        mailbox.newTokenTo("cleo@example.org");
        assertEquals(List.of(), mailbox.messagesTo("personne@example.org"));
    }

    @Test
    void ofTwoWhoUseALinkAtOnceOneSucceeds() throws Exception {
        account("dora@example.org");
        ask("dora@example.org");
        String token = mailbox.newTokenTo("dora@example.org");
        List<Callable<Integer>> both = new ArrayList<>();
        for (String password : List.of(NEW_PASSWORD, "lampadaire et mandarine")) {
            String visitor = "198.51.100." + both.size();
            both.add(() -> postFrom(
                            visitor,
                            "password-reset/confirm",
                            "{'token':'" + token + "','newPassword':'" + password + "'}")
                    .status());
        }
        ExecutorService threads = Executors.newFixedThreadPool(2);
        List<Integer> statuses = new ArrayList<>();
        for (Future<Integer> answer : threads.invokeAll(both)) {
            statuses.add(answer.get());
        }
        threads.shutdown();
        Collections.sort(statuses);
        assertEquals(List.of(204, 400), statuses);
    }

    @Test
    void aLinkEndsWithTheAddressItWasSentToAndWithTheNextPassword() {
        String token = account("elio@example.org").json().get("accessToken").asText();
        ask("elio@example.org");
        String link = mailbox.newTokenTo("elio@example.org");
        String change = "{\"email\":\"elio2@example.org\",\"currentPassword\":\"" + PASSWORD + "\"}";
        assertEquals(200, gateway.send("PATCH", "/api/v1/me", change, token).status());
        assertEquals(400, choose(link, NEW_PASSWORD).status());
    }

    @Test
    void keepsNoTokenThatSignsAnybodyIn() throws Exception {
        account("fanny@example.org");
        ask("fanny@example.org");
        String token = mailbox.newTokenTo("fanny@example.org");
        try (Connection connection = DelegatingDataSource.unwrapDataSource(context.getBean(DataSource.class))
                        .getConnection();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(
                        "select count(*) from password_reset where token_hash = '" + token + "'")) {
            found.next();
            assertEquals(0, found.getInt(1));
        }
        assertEquals(204, choose(token, NEW_PASSWORD).status());
    }

    @Test
    void boundsWhatACallerMayAskForAndWhatAnAddressGets() {
        account("gaspard@example.org");
        IntStream.range(0, 8)
                .forEach(i -> assertEquals(202, ask("gaspard@example.org").status()));
        List<Integer> statuses = IntStream.range(0, 22)
                .mapToObj(i -> postFrom("198.51.100.77", "password-reset", "{'email':'x" + i + "@example.org'}")
                        .status())
                .toList();
        assertEquals(Collections.nCopies(20, 202), statuses.subList(0, 20));
        assertEquals(List.of(429, 429), statuses.subList(20, 22));
        // Whatever the last caller asked for stands behind what was asked for before.
        account("hugo@example.org");
        assertEquals(
                5, mailbox.messagesTo("gaspard@example.org").size(), "one to confirm the address and four with links");
    }

    @Test
    void whoWasWrongTooOftenSignsInOnceTheyChoseANewPassword() {
        account("ida@example.org");
        String visitor = "198.51.100.88";
        for (int i = 0; i < 5; i++) {
            postFrom(visitor, "login", "{'email':'ida@example.org','password':'wrong'}");
        }
        ask("ida@example.org");
        String token = mailbox.newTokenTo("ida@example.org");
        String choice = "{'token':'" + token + "','newPassword':'" + NEW_PASSWORD + "'}";
        assertEquals(204, postFrom(visitor, "password-reset/confirm", choice).status());
        String credentials = "{'email':'ida@example.org','password':'" + NEW_PASSWORD + "'}";
        assertEquals(200, postFrom(visitor, "login", credentials).status());
    }
}
