package fr.jobmarket.gateway.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.jobmarket.gateway.RunningGateway;
import fr.jobmarket.house.LocalPostgres;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Visitors of one site, which all come from its address. */
class AttemptsTest {

    private static final String RIGHT = "correct cheval pile";

    @TempDir
    Path home;

    private static int login(RunningGateway gateway, String visitor, String email, String password) {
        return gateway.exchange(gateway.request("/api/v1/auth/login")
                        .header("Content-Type", "application/json")
                        .header("X-Forwarded-For", visitor)
                        .POST(BodyPublishers.ofString(
                                "{\"email\":\"" + email + "\",\"password\":\"" + password + "\"}")))
                .status();
    }

    private static void register(RunningGateway gateway, String email) {
        gateway.post("/api/v1/auth/register", "{\"email\":\"" + email + "\",\"password\":\"" + RIGHT + "\"}");
    }

    @Test
    void aVisitorThatGuessesLocksNobodyElseOut() {
        try (RunningGateway gateway = RunningGateway.in(
                home,
                Map.of("JOBMARKET_TRUSTED_PROXIES", "127.0.0.1"),
                Map.of("jobmarket.login-attempts-per-caller", 10))) {
            register(gateway, "camille@example.org");
            for (int i = 0; i < 12; i++) {
                assertEquals(i < 10 ? 401 : 429, login(gateway, "203.0.113.1", "nobody" + i + "@example.org", "wrong"));
            }
            assertEquals(200, login(gateway, "203.0.113.2", "camille@example.org", RIGHT));
            assertEquals(429, login(gateway, "198.51.100.7, 203.0.113.1", "camille@example.org", RIGHT));
        }
    }

    @Test
    void whatWasRightDoesNotCountAndAKnownPlaceStaysOpen() {
        try (RunningGateway gateway = RunningGateway.in(
                home,
                Map.of("JOBMARKET_TRUSTED_PROXIES", "127.0.0.0/8"),
                Map.of("jobmarket.login-attempts-per-caller", 5, "jobmarket.login-attempts-per-account", 8))) {
            register(gateway, "camille@example.org");
            for (int i = 0; i < 8; i++) {
                assertEquals(200, login(gateway, "203.0.113.1", "camille@example.org", RIGHT));
            }
            for (int i = 0; i < 10; i++) {
                assertEquals(i < 8 ? 401 : 429, login(gateway, "198.51.100." + i, "camille@example.org", "wrong"));
            }
            assertEquals(200, login(gateway, "203.0.113.1", "camille@example.org", RIGHT));
        }
    }

    @Test
    void aForwardedAddressIsBelievedOfConfiguredProxiesOnly() {
        try (RunningGateway gateway =
                RunningGateway.in(home, Map.of(), Map.of("jobmarket.login-attempts-per-caller", 4))) {
            for (int i = 0; i < 6; i++) {
                assertEquals(
                        i < 4 ? 401 : 429, login(gateway, "203.0.113." + i, "nobody" + i + "@example.org", "wrong"));
            }
        }
    }

    @Test
    void limitsHoldOverGatewaysAndRestartsInH2() throws Exception {
        shareLimits(Map.of());
    }

    @Test
    void limitsHoldOverGatewaysAndRestartsInPostgres() throws Exception {
        Optional<Path> programs = LocalPostgres.programs();
        assumeTrue(programs.isPresent(), "PostgreSQL is not installed (Debian: apt-get install postgresql)");
        try (LocalPostgres server = LocalPostgres.start(programs.orElseThrow())) {
            shareLimits(Map.of(
                    "JOBMARKET_DATABASE_URL", server.url(),
                    "JOBMARKET_DATABASE_USER", server.user(),
                    "JOBMARKET_DATABASE_PASSWORD", server.password()));
        }
    }

    private void shareLimits(Map<String, String> database) throws Exception {
        Map<String, String> environment = new HashMap<>(database);
        environment.put("JOBMARKET_TRUSTED_PROXIES", "127.0.0.1");
        Map<String, Object> limits = Map.of("jobmarket.login-attempts-per-account", 8);
        try (RunningGateway one = RunningGateway.in(home, environment, limits);
                RunningGateway other = RunningGateway.in(home, environment, limits)) {
            register(one, "camille@example.org");
            assertEquals(200, login(one, "203.0.113.1", "camille@example.org", RIGHT));
            assertEquals(5, wrongAtOnce(List.of(one, other), "198.51.100.1"));
            assertEquals(429, login(other, "198.51.100.1", "camille@example.org", RIGHT));
            for (int i = 0; i < 3; i++) {
                assertEquals(401, login(other, "198.51.100.2", "camille@example.org", "wrong"));
            }
            assertEquals(429, login(one, "198.51.100.3", "camille@example.org", RIGHT));
            assertEquals(200, login(other, "203.0.113.1", "camille@example.org", RIGHT), "from a known place");
        }
        try (RunningGateway again = RunningGateway.in(home, environment, limits)) {
            assertEquals(429, login(again, "198.51.100.1", "camille@example.org", RIGHT));
            assertEquals(200, login(again, "203.0.113.1", "camille@example.org", RIGHT));
        }
    }

    /** How many of many simultaneous attempts were let through. */
    private static long wrongAtOnce(List<RunningGateway> gateways, String visitor) throws Exception {
        ExecutorService visitors = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Integer>> attempts = IntStream.range(0, 24)
                    .<Callable<Integer>>mapToObj(i ->
                            () -> login(gateways.get(i % gateways.size()), visitor, "camille@example.org", "wrong"))
                    .toList();
            long through = 0;
            for (Future<Integer> answer : visitors.invokeAll(attempts)) {
                assertTrue(Set.of(401, 429).contains(answer.get()), answer.get() + "");
                through += answer.get() == 401 ? 1 : 0;
            }
            return through;
        } finally {
            visitors.shutdownNow();
        }
    }

    @Test
    void whereSomebodySignedInIsForgottenWithTheAccount() {
        try (RunningGateway gateway = RunningGateway.in(home)) {
            register(gateway, "camille@example.org");
            String token = gateway.post(
                            "/api/v1/auth/login", "{\"email\":\"camille@example.org\",\"password\":\"" + RIGHT + "\"}")
                    .json()
                    .get("accessToken")
                    .asText();
            KnownPlaceRepository places = gateway.context().getBean(KnownPlaceRepository.class);
            String place = AttemptLimits.place(new EmailAddress("camille@example.org"), "127.0.0.1");
            assertTrue(places.existsByPlaceHash(place));
            gateway.send("DELETE", "/api/v1/me", "{\"password\":\"" + RIGHT + "\"}", token);
            assertFalse(places.existsByPlaceHash(place));
        }
    }
}
