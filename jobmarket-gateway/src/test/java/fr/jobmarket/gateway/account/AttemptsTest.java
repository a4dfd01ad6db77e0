package fr.jobmarket.gateway.account;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fr.jobmarket.gateway.RunningGateway;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.Map;
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
}
