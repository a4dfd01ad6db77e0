package fr.jobmarket.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import fr.jobmarket.gateway.RunningGateway.Answer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gateway as a process of its own: how it refuses to start, and what survives its end. */
class StartTest {

    /** As many as an account may have less a few. */
    private static final int OFFERS = 90;

    @TempDir
    Path home;

    @Test
    void everythingAcknowledgedSurvivesAKilledProcess() throws Exception {
        int last = 40;
        String token;
        try (GatewayProcess gateway = GatewayProcess.start(home, Map.of())) {
            token = gateway.client()
                    .post(
                            "/api/v1/auth/register",
                            "{\"email\":\"camille@example.org\",\"password\":\"correct cheval pile\"}")
                    .json()
                    .get("accessToken")
                    .asText();
            for (int i = 1; i <= last; i++) {
                assertEquals(
                        200,
                        gateway.client()
                                .send("PUT", "/api/v1/me/profile", "{\"jobTitle\":\"boulangère " + i + "\"}", token)
                                .status());
            }
            gateway.kill();
        }
        try (RunningGateway gateway = RunningGateway.in(home)) {
            JsonNode profile = gateway.get("/api/v1/me/profile", token).json();
            assertEquals("boulangère " + last, profile.path("jobTitle").asText(), profile::toString);
        }
    }

    @Test
    void whoWasKilledBetweenRequestAndAnswerMakesNothingTwice() throws Exception {
        String token;
        AtomicInteger answered = new AtomicInteger();
        ExecutorService writers = Executors.newFixedThreadPool(4);
        try (GatewayProcess gateway = GatewayProcess.start(home, Map.of())) {
            GatewayClient client = gateway.client();
            token = client.post(
                            "/api/v1/auth/register",
                            "{\"email\":\"camille@example.org\",\"password\":\"correct cheval pile\"}")
                    .json()
                    .get("accessToken")
                    .asText();
            for (int i = 0; i < OFFERS; i++) {
                int number = i;
                writers.submit(
                        () -> answered.addAndGet(enter(client, number, token).status() / 201));
            }
            while (answered.get() < OFFERS / 3) {
                Thread.sleep(1);
            }
            gateway.kill();
        } finally {
            writers.shutdownNow();
        }
        assertTrue(answered.get() < OFFERS, "all were answered before the process was killed");
        try (RunningGateway gateway = RunningGateway.in(home)) {
            Set<String> ids = new HashSet<>();
            for (int i = 0; i < OFFERS; i++) {
                Answer again = enter(gateway, i, token);
                assertEquals(201, again.status(), again.body());
                ids.add(again.json().get("id").asText());
            }
            JsonNode kept = gateway.get("/api/v1/me/export", token).json().get("ownOffers");
            assertEquals(OFFERS, kept.size());
            assertEquals(OFFERS, ids.size());
        }
    }

    private static Answer enter(GatewayClient gateway, int number, String token) {
        return gateway.exchange(gateway.request("/api/v1/offers")
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "offer-" + number)
                .POST(BodyPublishers.ofString("{\"title\":\"Soudeuse " + number + "\",\"description\":\"\"}")));
    }

    /** As compose gives whatever nobody has set. */
    @Test
    void aVariableThatIsEmptyCountsAsNone() throws Exception {
        Map<String, String> empty = Pattern.compile("(?m)^ +(\\w+): \\$\\{\\w+:-}$")
                .matcher(Files.readString(Path.of("../docker/backend/compose.yml")))
                .results()
                .collect(Collectors.toMap(line -> line.group(1), line -> ""));
        assertTrue(empty.size() > 3, empty.toString());
        try (GatewayProcess gateway = GatewayProcess.start(home, empty)) {
            assertEquals(200, gateway.client().get("/health/liveness").status());
        }
    }

    @Test
    void aSecretThatIsTooShortIsRefusedInOneLine() throws Exception {
        Path secret = Files.createDirectories(home.resolve("gateway")).resolve("jwt-secret");
        Files.writeString(secret, "short\n");

        assertRefused(Map.of(), "too short");
        String output = assertRefused(Map.of("JOBMARKET_JWT_SECRET", "not-long-enough"), "JOBMARKET_JWT_SECRET");
        assertFalse(output.contains("not-long-enough"), output);
    }

    @Test
    void keysThatCannotSignAreRefusedInOneLineThatShowsNothingOfThem() throws Exception {
        Path keys = home.resolve("keys.json");
        assertRefused(Map.of("JOBMARKET_JWT_KEYS", keys.toString()), "keys rotate --file " + keys);
        for (String content : List.of(
                "not-shown", "{\"keys\":[{\"kty\":\"oct\",\"alg\":\"HS256\",\"k\":\"not-shown\"}]}", "{\"keys\":[]}")) {
            Files.writeString(keys, content);
            String output = assertRefused(Map.of("JOBMARKET_JWT_KEYS", keys.toString()), keys.toString());
            assertFalse(output.contains("not-shown"), output);
        }
    }

    @Test
    void aFileOfAdministratorsThatIsWrongIsRefusedInOneLineWithoutItsPasswords() throws Exception {
        Path file = Files.writeString(home.resolve("admins"), "# ours\ndominique@example.org azerty\n");

        String output = assertRefused(Map.of("JOBMARKET_ADMINS", file.toString()), "line 2: a password needs");
        assertFalse(output.contains("azerty"), output);
        assertRefused(Map.of("JOBMARKET_ADMINS", home.resolve("none").toString()), "cannot be read");
    }

    @Test
    void aBusyPortIsSaidInOneLine() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertRefused(Map.of("JOBMARKET_GATEWAY_PORT", Integer.toString(other.getLocalPort())), "port is in use");
        }
    }

    @Test
    void aDatabaseInUseIsSaidInOneLine() throws Exception {
        Map<String, String> own = Map.of("JOBMARKET_DATABASE_URL", "jdbc:h2:file:" + home.resolve("own"));
        try (RunningGateway first = RunningGateway.in(home, own, Map.of())) {
            assertRefused(own, "another process uses the database");
            assertEquals(200, first.get("/health/liveness").status());
        }
    }

    @Test
    void theDatabaseUnderTheHomeIsSharedWithOtherProcesses() throws Exception {
        String credentials = "{\"email\":\"camille@example.org\",\"password\":\"correct cheval pile\"}";
        try (GatewayProcess first = GatewayProcess.start(home, Map.of())) {
            assertEquals(
                    201,
                    first.client().post("/api/v1/auth/register", credentials).status());
            try (RunningGateway second = RunningGateway.in(home)) {
                assertEquals(200, second.post("/api/v1/auth/login", credentials).status());
                first.kill();
                assertEquals(200, second.post("/api/v1/auth/login", credentials).status());
            }
        }
    }

    @Test
    void aDatabaseThatWasEmptiedIsNotTakenForANewOne() throws Exception {
        Files.createFile(Files.createDirectories(home.resolve("gateway")).resolve("gateway.mv.db"));

        assertRefused(Map.of(), "is empty");
    }

    @Test
    void aDamagedDatabaseIsSaidInOneLine() throws Exception {
        Files.writeString(
                Files.createDirectories(home.resolve("gateway")).resolve("gateway.mv.db"), "x".repeat(20_000));

        assertRefused(Map.of(), "damaged");
    }

    @Test
    void whatItKeepsIsReadableByItsOwnerAlone() throws Exception {
        RunningGateway.in(home).close();

        Path folder = home.resolve("gateway");
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)));
        for (String file : new String[] {"gateway.mv.db", "jwt-keys.json"}) {
            assertEquals(
                    "rw-------",
                    PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file))),
                    file);
        }
    }

    private String assertRefused(Map<String, String> environment, String reason) throws Exception {
        try (GatewayProcess gateway = GatewayProcess.start(home, environment)) {
            assertEquals(2, gateway.exitCode(), gateway::output);
            assertEquals(1, gateway.output().lines().count(), gateway::output);
            assertTrue(gateway.output().contains(reason), gateway::output);
            return gateway.output();
        }
    }
}
