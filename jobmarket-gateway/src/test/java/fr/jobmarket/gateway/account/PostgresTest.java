package fr.jobmarket.gateway.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import fr.jobmarket.gateway.Mailbox;
import fr.jobmarket.gateway.RunningGateway;
import fr.jobmarket.gateway.RunningGateway.Answer;
import fr.jobmarket.gateway.TestReleases;
import fr.jobmarket.house.LocalPostgres;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresTest {

    @TempDir
    Path home;

    private static final String EARLIER = "00000000-0000-4000-8000-000000000001";

    @Test
    void keepsAccountsInPostgresAsItDoesInH2() throws Exception {
        Optional<Path> programs = LocalPostgres.programs();
        assumeTrue(programs.isPresent(), "PostgreSQL is not installed (Debian: apt-get install postgresql)");
        String offer = TestReleases.publish(home, 60, 1).offers().get(0).id();
        try (LocalPostgres server = LocalPostgres.start(programs.orElseThrow())) {
            leaveTheDatabaseOfAnEarlierProgram(server, offer);
            Map<String, String> environment = Map.of(
                    "JOBMARKET_DATABASE_URL", server.url(),
                    "JOBMARKET_DATABASE_USER", server.user(),
                    "JOBMARKET_DATABASE_PASSWORD", server.password(),
                    "JOBMARKET_MAIL_FOLDER", home.resolve("outbox").toString());
            try (RunningGateway gateway = RunningGateway.in(home, environment, Map.of())) {
                gateway.awaitReadiness();
                liveALife(gateway, new Mailbox(home.resolve("outbox")), offer);
            }
            assertEquals(1, anonymousPages(server));
            try (RunningGateway again = RunningGateway.in(home, environment, Map.of())) {
                assertEquals(200, signIn(again, "login").status());
            }
        }
        assertTrue(Files.notExists(home.resolve("gateway/gateway.mv.db")));
    }

    /** Version 5 is what the last program left behind. */
    private static void leaveTheDatabaseOfAnEarlierProgram(LocalPostgres server, String offer) throws SQLException {
        Flyway.configure()
                .dataSource(server.url(), server.user(), server.password())
                .locations("classpath:db/migration")
                .target("5")
                .load()
                .migrate();
        try (Connection connection = DriverManager.getConnection(server.url(), server.user(), server.password());
                Statement statement = connection.createStatement()) {
            statement.execute("insert into account values ('" + EARLIER
                    + "', 'earlier@example.org', null, 'none', '2026-11-20 06:00:00+00', 'CANDIDATE')");
            statement.execute(
                    "insert into saved_offer values ('" + EARLIER + "', '" + offer + "', '2026-11-20 06:00:00+00')");
        }
    }

    private static long anonymousPages(LocalPostgres server) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.url(), server.user(), server.password());
                Statement statement = connection.createStatement();
                ResultSet pages = statement.executeQuery("select count(*) from shown_page where account_id is null")) {
            pages.next();
            return pages.getLong(1);
        }
    }

    private static void liveALife(RunningGateway gateway, Mailbox mailbox, String offer) {
        JsonNode earlier = signInAgain(gateway, mailbox, "earlier@example.org");
        assertEquals(
                offer,
                gateway.get("/api/v1/me/saved", earlier.get("accessToken").asText())
                        .json()
                        .at("/items/0/id")
                        .asText());
        assertEquals(202, signIn(gateway, "register").status());
        String confirmation = "{\"token\":\"" + mailbox.newTokenTo("camille@example.org")
                + "\",\"password\":\"correct cheval pile\"}";
        Answer registered = gateway.post("/api/v1/auth/register/confirm", confirmation);
        assertEquals(201, registered.status(), registered.body());
        JsonNode session = registered.json();
        String token = session.get("accessToken").asText();
        assertEquals(202, signIn(gateway, "register").status());
        assertEquals(
                200,
                gateway.send("PUT", "/api/v1/me/profile", "{\"jobTitle\":\"data\"}", token)
                        .status());
        assertEquals(
                200,
                gateway.send("PUT", "/api/v1/me/profile", "{\"jobTitle\":\"données\"}", token)
                        .status());
        String feedback = "{\"action\":\"save\",\"offerId\":\"" + offer + "\"}";
        assertEquals(
                204,
                gateway.send("POST", "/api/v1/me/feedback", feedback, token).status());
        assertEquals(
                204,
                gateway.send("POST", "/api/v1/me/feedback", feedback, token).status());
        assertEquals(200, gateway.get("/api/v1/me/recommendations", token).status());
        assertEquals(200, gateway.post("/api/v1/recommendations", "{}").status());
        String note = "{\"note\":\"Rappeler\",\"application\":\"TO_APPLY\"}";
        assertEquals(
                200,
                gateway.send("PUT", "/api/v1/me/saved/" + offer, note, token).status());
        assertEquals(
                200,
                gateway.send("PUT", "/api/v1/me/saved/" + offer, "{}", token).status());
        String search = "{\"name\":\"n\",\"query\":\"q=sql\",\"dailyMail\":true}";
        String kept = gateway.send("POST", "/api/v1/me/searches", search, token).header("Location");
        Answer feed = gateway.send("POST", kept + "/feed", null, token);
        assertEquals(200, gateway.get(feed.json().get("atom").asText()).status());
        assertEquals(204, gateway.send("DELETE", kept + "/feed", null, token).status());
        JsonNode news = gateway.get(kept + "/offers", token).json();
        String seen = "{\"until\":\"" + news.get("until").asText() + "\"}";
        assertEquals(204, gateway.send("POST", kept + "/seen", seen, token).status());
        Answer own = gateway.send("POST", "/api/v1/offers", "{\"title\":\"t\",\"description\":\"d\"}", token);
        assertEquals(201, own.status(), own.body());
        Answer again = null;
        for (int i = 0; i < 2; i++) {
            Answer keyed = gateway.exchange(gateway.request("/api/v1/me/searches")
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/json")
                    .header("Idempotency-Key", "one")
                    .POST(BodyPublishers.ofString(search)));
            assertEquals(201, keyed.status(), keyed.body());
            assertTrue(again == null || again.body().equals(keyed.body()), keyed.body());
            again = keyed;
        }
        assertEquals(404, gateway.get("/api/v1/offers/manual:%00").status());
        assertEquals(
                404,
                gateway.send("DELETE", "/api/v1/offers/manual:%00", null, token).status());
        assertEquals(
                204, gateway.send("DELETE", "/api/v1/me/saved/%00", null, token).status());
        assertEquals(400, gateway.get("/api/v1/skills?q=%00").status());
        assertEquals(
                400,
                gateway.send("PATCH", "/api/v1/me", "{\"displayName\":\"a\\u0000b\"}", token)
                        .status());
        JsonNode export = gateway.get("/api/v1/me/export", token).json();
        assertEquals("données", export.at("/profile/jobTitle").asText());
        assertEquals(2, export.get("feedback").size());
        assertEquals(1, export.get("savedOffers").size());
        assertEquals(1, export.get("ownOffers").size());
        String refresh = "{\"refreshToken\":\"" + session.get("refreshToken").asText() + "\"}";
        assertEquals(200, gateway.post("/api/v1/auth/refresh", refresh).status());
        assertEquals(401, gateway.post("/api/v1/auth/refresh", refresh).status());
        assertEquals(401, gateway.get("/api/v1/me", token).status());
    }

    /** With a new password, by way of a message. */
    private static JsonNode signInAgain(RunningGateway gateway, Mailbox mailbox, String email) {
        gateway.post("/api/v1/auth/password-reset", "{\"email\":\"" + email + "\"}");
        String chosen = "{\"token\":\"" + mailbox.newTokenTo(email) + "\",\"newPassword\":\"correct cheval pile\"}";
        assertEquals(
                204, gateway.post("/api/v1/auth/password-reset/confirm", chosen).status());
        String credentials = "{\"email\":\"" + email + "\",\"password\":\"correct cheval pile\"}";
        return gateway.post("/api/v1/auth/login", credentials).json();
    }

    private static Answer signIn(RunningGateway gateway, String how) {
        return gateway.post(
                "/api/v1/auth/" + how, "{\"email\":\"camille@example.org\",\"password\":\"correct cheval pile\"}");
    }
}
