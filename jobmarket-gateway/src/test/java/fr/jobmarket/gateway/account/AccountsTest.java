package fr.jobmarket.gateway.account;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import fr.jobmarket.gateway.GatewayTest;
import fr.jobmarket.gateway.RunningGateway;
import fr.jobmarket.gateway.RunningGateway.Answer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@MicronautTest(transactional = false)
class AccountsTest extends GatewayTest {

    private static final String PASSWORD = "correct cheval pile";
    private static final AtomicInteger NEXT = new AtomicInteger();

    @Test
    void registersSignsInAndTellsWhoIsSignedIn() {
        String email = newEmail();
        Answer registered = register(email, PASSWORD);
        assertEquals(201, registered.status(), registered.body());
        assertFalse(registered.body().contains(PASSWORD));

        Answer login = login(email, PASSWORD);
        assertEquals(200, login.status(), login.body());
        Answer me = gateway.get("/api/v1/me", login.json().get("accessToken").asText());
        assertEquals(email, me.json().get("email").asText());
        assertEquals("no-store", me.header("Cache-Control"));
    }

    @Test
    void aGatewayWithoutMessagesPromisesNone() {
        String email = newEmail();
        register(email, PASSWORD);
        for (String address : List.of(email, newEmail())) {
            Answer asked = gateway.post("/api/v1/auth/password-reset", "{\"email\":\"" + address + "\"}");
            assertEquals(409, asked.status(), asked.body());
            assertEquals("urn:jobmarket:no-messages", asked.json().get("type").asText());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "' First.Last@Example.ORG ', first.last@example.org",
        "zoé@exämple.fr, zoé@xn--exmple-cua.fr",
        "ｆｕｌｌ@example.org, full@example.org",
    })
    void findsAnAccountWhateverTheSpellingOfItsAddress(String spelling, String normalised) {
        assertEquals(201, register(spelling, PASSWORD).status());
        assertEquals(200, login(normalised, PASSWORD).status());
        assertEquals(
                409,
                register(normalised.toUpperCase(java.util.Locale.ROOT), PASSWORD)
                        .status());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zo\u200be@example.org",
                "\u202ezoe@example.org",
                "",
                "  ",
                "nobody",
                "@example.org",
                "a@b",
                "a b@example.org",
                "a@-example.org",
                "a@exa mple.org"
            })
    void refusesWhatIsNoAddress(String email) {
        Answer answer = register(email, PASSWORD);
        assertProblem(400, answer);
        assertEquals("email", answer.json().at("/errors/0/field").asText());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "short",
                "123456789",
                "1234567890",
                "password123",
                "motdepasse1",
                "azertyuiop",
                "aaaaaaaaaaaa",
                "bonjour2024",
                "Soleil2024!",
                "jobmarket2026",
                "Février2026!!",
                "2025Marseille",
                "MotDePasse-2026"
            })
    void refusesPasswordsThatAreShortOrCommon(String password) {
        Answer answer = register(newEmail(), password);
        assertProblem(400, answer);
        assertEquals("password", answer.json().at("/errors/0/field").asText());
    }

    @Test
    void refusesAPasswordMadeOfTheAddress() {
        assertProblem(400, register("camille.lefebvre@example.org", "camillelefebvre"));
    }

    @Test
    void saysTheSameOfAnUnknownAddressAndOfAWrongPassword() {
        String email = newEmail();
        register(email, PASSWORD);
        Answer wrong = login(email, PASSWORD + "x");
        Answer unknown = login(newEmail(), PASSWORD);
        assertProblem(401, wrong);
        assertEquals(wrong.body(), unknown.body());
        assertEquals(
                wrong.response().headers().map().keySet(),
                unknown.response().headers().map().keySet());
    }

    @Test
    void worksAsLongOnAnUnknownAddressAsOnAWrongPassword() {
        String email = newEmail();
        register(email, PASSWORD);
        long known = fastestMillis(() -> login(email, "wrong password").status());
        long unknown =
                fastestMillis(() -> login("nobody-" + email, "wrong password").status());
        // Without the decoy the unknown address answers in a tenth of the time.
        assertTrue(unknown * 3 > known && known * 3 > unknown, known + " ms against " + unknown + " ms");
    }

    @Test
    void slowsDownWhoeverGuesses() {
        String email = newEmail();
        register(email, PASSWORD);
        for (int i = 0; i < 5; i++) {
            assertEquals(401, login(email, "wrong guess " + i).status());
        }
        Answer refused = login(email, PASSWORD);
        assertProblem(429, refused);
        assertTrue(Long.parseLong(refused.header("Retry-After")) > 0);
        assertEquals(
                429, login(email.toUpperCase(java.util.Locale.ROOT), PASSWORD).status());
    }

    @Test
    void exchangesARefreshTokenOnceAndEndsTheFamilyWhenItComesBack() {
        JsonNode first = register(newEmail(), PASSWORD).json();
        JsonNode second = refresh(first).json();
        assertNotEquals(first.get("refreshToken"), second.get("refreshToken"));
        assertEquals(200, me(second).status());

        assertProblem(401, refresh(first));
        assertProblem(401, refresh(second));
        assertProblem(401, me(second));
        assertProblem(401, me(first));
    }

    @Test
    void givesExactlyOneOfManySimultaneousExchangesANewPair() throws InterruptedException {
        JsonNode first = register(newEmail(), PASSWORD).json();
        AtomicInteger granted = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            threads.add(new Thread(() -> {
                if (refresh(first).status() == 200) {
                    granted.incrementAndGet();
                }
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        assertEquals(1, granted.get());
    }

    @Test
    void endsTheSignInOnLogout() {
        JsonNode session = register(newEmail(), PASSWORD).json();
        assertEquals(
                204, gateway.post("/api/v1/auth/logout", refreshBody(session)).status());
        assertProblem(401, refresh(session));
        assertProblem(401, me(session));
        assertEquals(
                204,
                gateway.post("/api/v1/auth/logout", "{\"refreshToken\":\"unknown\"}")
                        .status());
    }

    @Test
    void refusesTokensThatAreExpiredTamperedWithUnsignedOrSignedByOthers() throws Exception {
        String good = register(newEmail(), PASSWORD).json().get("accessToken").asText();
        SignedJWT parsed = SignedJWT.parse(good);
        JWTClaimsSet claims = parsed.getJWTClaimsSet();
        RSAKey key = (RSAKey) JWKSet.load(home.resolve("gateway/jwt-keys.json").toFile())
                .getKeys()
                .get(0);
        RSAKey another = new RSAKeyGenerator(2048).keyID(key.getKeyID()).generate();
        String[] parts = good.split("\\.");
        JWTClaimsSet expired = new JWTClaimsSet.Builder(claims)
                .expirationTime(Date.from(Instant.now().minusSeconds(120)))
                .build();
        JWTClaimsSet foreignIssuer =
                new JWTClaimsSet.Builder(claims).issuer("somebody else").build();
        JWTClaimsSet foreignAudience =
                new JWTClaimsSet.Builder(claims).audience("somebody else").build();
        JWTClaimsSet endless =
                new JWTClaimsSet.Builder(claims).expirationTime(null).build();
        JWTClaimsSet early = new JWTClaimsSet.Builder(claims)
                .notBeforeTime(Date.from(Instant.now().plusSeconds(600)))
                .build();
        assertEquals(200, gateway.get("/api/v1/me", signed(claims, key)).status());
        Map<String, String> bad = Map.of(
                "expired", signed(expired, key),
                "endless", signed(endless, key),
                "not yet", signed(early, key),
                "another issuer", signed(foreignIssuer, key),
                "another audience", signed(foreignAudience, key),
                "another key", signed(claims, another),
                "alg none", new PlainJWT(claims).serialize(),
                "signature cut off", parts[0] + "." + parts[1] + ".",
                "other claims", parts[0] + "." + signed(expired, key).split("\\.")[1] + "." + parts[2],
                "not a token", "abc");
        assertAll(bad.entrySet().stream()
                .map(token -> () -> assertProblem(401, gateway.get("/api/v1/me", token.getValue()), token.getKey())));
    }

    @Test
    void keepsNoPasswordAndNoRefreshTokenInTheDatabase() throws Exception {
        JsonNode session = register(newEmail(), PASSWORD).json();
        String refreshToken = session.get("refreshToken").asText();
        DataSource database = context.getBean(DataSource.class);
        try (Connection connection = io.micronaut.data.connection.jdbc.advice.DelegatingDataSource.unwrapDataSource(
                                database)
                        .getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : List.of("account", "refresh_token", "login_session")) {
                try (ResultSet rows = statement.executeQuery("select * from " + table)) {
                    while (rows.next()) {
                        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                            String value = String.valueOf(rows.getString(i));
                            assertFalse(value.contains(PASSWORD) || value.contains(refreshToken), table);
                        }
                    }
                }
            }
            try (ResultSet rows = statement.executeQuery("select password_hash from account")) {
                assertTrue(rows.next());
                assertTrue(rows.getString(1).startsWith("$argon2id$v=19$m=19456,t=2,p=1$"), rows.getString(1));
            }
        }
    }

    @Test
    void keepsAProfilePerAccountThatNobodyElseSees() {
        JsonNode mine = register(newEmail(), PASSWORD).json();
        JsonNode theirs = register(newEmail(), PASSWORD).json();
        String profile = """
                {"occupations":["M1805"],"jobTitle":"développeuse","place":{"communeCode":"44109","maxDistanceKm":20.0},\
                "contracts":["PERMANENT"],"experienceYears":3.5}""";
        Answer written = gateway.send("PUT", "/api/v1/me/profile", profile, token(mine));
        assertEquals(200, written.status(), written.body());
        JsonNode read = gateway.get("/api/v1/me/profile", token(mine)).json();
        assertEquals("développeuse", read.get("jobTitle").asText());
        assertEquals("44109", read.at("/place/communeCode").asText());
        assertFalse(gateway.get("/api/v1/me/profile", token(theirs)).body().contains("M1805"));
        assertFalse(gateway.get("/api/v1/me/export", token(theirs)).body().contains("M1805"));
        assertTrue(gateway.get("/api/v1/me/export", token(mine)).body().contains("M1805"));
        assertProblem(401, gateway.get("/api/v1/me/profile"));
    }

    @Test
    void saysWhichMemberOfAProfileIsWrong() {
        JsonNode mine = register(newEmail(), PASSWORD).json();
        Answer wrongKind = gateway.send("PUT", "/api/v1/me/profile", "{\"contracts\":[\"FOREVER\"]}", token(mine));
        assertProblem(400, wrongKind);
        assertEquals("contracts[0]", wrongKind.json().at("/errors/0/field").asText());
        assertTrue(wrongKind.json().at("/errors/0/detail").asText().contains("PERMANENT"), wrongKind.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0007", "a\\u200bb", "\\u202eb", "a\\nb", "\\u2028", "\\ufeffa"})
    void refusesNamesNobodyCouldRead(String name) {
        String body =
                "{\"email\":\"" + newEmail() + "\",\"password\":\"" + PASSWORD + "\",\"displayName\":\"" + name + "\"}";
        Answer refused = gateway.post("/api/v1/auth/register", body);
        assertProblem(400, refused);
        assertEquals("displayName", refused.json().at("/errors/0/field").asText());
        JsonNode session = register(newEmail(), PASSWORD).json();
        assertProblem(400, patch(session, "{\"displayName\":\"" + name + "\"}"));
    }

    @Test
    void changesNameAddressAndPassword() {
        String email = newEmail();
        JsonNode session = register(email, PASSWORD).json();
        Answer renamed = patch(session, "{\"displayName\":\"Visite\"}");
        assertEquals("Visite", renamed.json().get("displayName").asText(), renamed.body());

        String newEmail = newEmail();
        assertProblem(400, patch(session, "{\"email\":\"" + newEmail + "\"}"));
        assertProblem(400, patch(session, "{\"email\":\"" + newEmail + "\",\"currentPassword\":\"wrong\"}"));
        Answer moved = patch(session, "{\"email\":\"" + newEmail + "\",\"currentPassword\":\"" + PASSWORD + "\"}");
        assertEquals(newEmail, moved.json().get("email").asText(), moved.body());
        assertProblem(401, me(session));
        assertProblem(401, refresh(session));

        session = login(newEmail, PASSWORD).json();
        String newPassword = "un autre mot secret";
        Answer changed =
                patch(session, "{\"newPassword\":\"" + newPassword + "\",\"currentPassword\":\"" + PASSWORD + "\"}");
        assertEquals(200, changed.status(), changed.body());
        assertProblem(401, me(session));
        assertProblem(401, login(newEmail, PASSWORD));
        assertEquals(200, login(newEmail, newPassword).status());
    }

    @Test
    void oneAccountsWrongPasswordsKeepNobodyElseFromChangingTheirs(@TempDir Path otherHome) {
        try (RunningGateway strict =
                RunningGateway.in(otherHome, Map.of(), Map.of("jobmarket.login-attempts-per-caller", 8))) {
            String first = registered(strict);
            String second = registered(strict);
            for (int i = 0; i < 12; i++) {
                Answer answer = strict.send(
                        "PATCH", "/api/v1/me", "{\"email\":\"x@example.org\",\"currentPassword\":\"wrong\"}", first);
                assertProblem(i < 5 ? 400 : 429, answer);
            }
            Answer changed = strict.send(
                    "PATCH",
                    "/api/v1/me",
                    "{\"email\":\"" + newEmail() + "\",\"currentPassword\":\"" + PASSWORD + "\"}",
                    second);
            assertEquals(200, changed.status(), changed.body());
        }
    }

    private static String registered(RunningGateway where) {
        return token(where.post("/api/v1/auth/register", credentials(newEmail(), PASSWORD))
                .json());
    }

    @Test
    void changesNothingWhenOneOfTheChangesCannotBe() {
        String taken = newEmail();
        register(taken, PASSWORD);
        String email = newEmail();
        JsonNode session = register(email, PASSWORD).json();
        assertProblem(
                409,
                patch(
                        session,
                        "{\"displayName\":\"Visite\",\"newPassword\":\"un autre mot secret\",\"email\":\"" + taken
                                + "\",\"currentPassword\":\"" + PASSWORD + "\"}"));
        assertFalse(me(session).json().has("displayName"));
        assertEquals(200, login(email, PASSWORD).status());
    }

    @Test
    void writesOfOneProfileAtOnceAreAllAnswered() throws Exception {
        String own = token(register(newEmail(), PASSWORD).json());
        ExecutorService visitors = Executors.newFixedThreadPool(8);
        try {
            List<Future<Answer>> answers = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                answers.add(visitors.submit(
                        () -> gateway.send("PUT", "/api/v1/me/profile", "{\"jobTitle\":\"boulanger\"}", own)));
            }
            for (Future<Answer> answer : answers) {
                assertEquals(200, answer.get().status(), answer.get().body());
            }
        } finally {
            visitors.shutdownNow();
        }
    }

    @Test
    void whateverArrivesWhileAnAccountIsDeletedIsAnsweredWithoutAnError() throws Exception {
        ExecutorService visitors = Executors.newFixedThreadPool(8);
        try {
            for (int round = 0; round < 5; round++) {
                String email = newEmail();
                String own = token(register(email, PASSWORD).json());
                List<Future<Answer>> answers = new ArrayList<>();
                for (int i = 0; i < 6; i++) {
                    answers.add(visitors.submit(() -> gateway.send(
                            "POST", "/api/v1/offers", "{\"title\":\"Soudeuse\",\"description\":\"\"}", own)));
                    answers.add(visitors.submit(
                            () -> gateway.send("PUT", "/api/v1/me/profile", "{\"jobTitle\":\"boulanger\"}", own)));
                    answers.add(visitors.submit(() -> login(email, PASSWORD)));
                }
                visitors.submit(() -> delete(own, PASSWORD));
                for (Future<Answer> answer : answers) {
                    assertTrue(answer.get().status() < 500, answer.get().body());
                }
            }
        } finally {
            visitors.shutdownNow();
        }
    }

    @Test
    void takesNobodyElsesAddress() {
        String taken = newEmail();
        register(taken, PASSWORD);
        JsonNode session = register(newEmail(), PASSWORD).json();
        assertProblem(409, patch(session, "{\"email\":\"" + taken + "\",\"currentPassword\":\"" + PASSWORD + "\"}"));
    }

    @Test
    void deletesEverythingOfAnAccount() {
        String email = newEmail();
        JsonNode session = register(email, PASSWORD).json();
        gateway.send("PUT", "/api/v1/me/profile", "{\"jobTitle\":\"x\"}", token(session));
        assertProblem(400, gateway.send("DELETE", "/api/v1/me", null, token(session)));
        assertProblem(400, gateway.send("DELETE", "/api/v1/me", "{}", token(session)));
        assertProblem(400, delete(token(session), "another cheval pile"));
        assertEquals(200, me(session).status());
        assertEquals(204, delete(token(session), PASSWORD).status());
        assertProblem(401, me(session));
        assertProblem(401, refresh(session));
        assertProblem(401, login(email, PASSWORD));
        assertEquals(201, register(email, PASSWORD).status());
    }

    private static Answer delete(String token, String password) {
        return gateway.send("DELETE", "/api/v1/me", "{\"password\":\"" + password + "\"}", token);
    }

    private static long fastestMillis(java.util.function.IntSupplier attempt) {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            long start = System.nanoTime();
            assertEquals(401, attempt.getAsInt());
            best = Math.min(best, System.nanoTime() - start);
        }
        return Math.max(1, best / 1_000_000);
    }

    private static String signed(JWTClaimsSet claims, RSAKey key) throws Exception {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims);
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    private static void assertProblem(int status, Answer answer, String... what) {
        String message = String.join(" ", what) + " " + answer.body();
        assertEquals(status, answer.status(), message);
        assertEquals("application/problem+json", answer.header("Content-Type"), message);
        assertEquals(status, answer.json().get("status").asInt(), message);
    }

    private static String newEmail() {
        return "candidate" + NEXT.incrementAndGet() + "@example.org";
    }

    private static Answer register(String email, String password) {
        return gateway.post("/api/v1/auth/register", credentials(email, password));
    }

    private static Answer login(String email, String password) {
        return gateway.post("/api/v1/auth/login", credentials(email, password));
    }

    private static String credentials(String email, String password) {
        return "{\"email\":\"" + email + "\",\"password\":\"" + password + "\"}";
    }

    private static Answer refresh(JsonNode session) {
        return gateway.post("/api/v1/auth/refresh", refreshBody(session));
    }

    private static String refreshBody(JsonNode session) {
        return "{\"refreshToken\":\"" + session.get("refreshToken").asText() + "\"}";
    }

    private static Answer me(JsonNode session) {
        return gateway.get("/api/v1/me", token(session));
    }

    private static Answer patch(JsonNode session, String body) {
        return gateway.send("PATCH", "/api/v1/me", body, token(session));
    }

    private static String token(JsonNode session) {
        return session.get("accessToken").asText();
    }
}
