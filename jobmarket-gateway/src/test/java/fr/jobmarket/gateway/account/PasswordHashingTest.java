package fr.jobmarket.gateway.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.gateway.RunningGateway;
import fr.jobmarket.gateway.RunningGateway.Answer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How passwords are hashed, and what becomes of hashes made in another way. */
class PasswordHashingTest {

    private static final String OURS = "m=19456,t=2,p=1";
    private static final String COSTLIER = "m=20480,t=3,p=1";
    private static final String SIGN_IN = "{\"email\":\"camille@example.org\",\"password\":\"correct cheval pile\"}";

    @TempDir
    Path home;

    @Test
    void aSignInHashesAnewWhatWasHashedInAnotherWay() {
        String before;
        try (RunningGateway gateway = RunningGateway.in(home)) {
            assertEquals(201, gateway.post("/api/v1/auth/register", SIGN_IN).status());
            before = hash(gateway);
            assertEquals(200, gateway.post("/api/v1/auth/login", SIGN_IN).status());
            assertEquals(before, hash(gateway), "hashed again without need");
        }
        try (RunningGateway gateway = RunningGateway.in(home, Map.of("JOBMARKET_ARGON2", COSTLIER), Map.of())) {
            Answer wrong = gateway.post("/api/v1/auth/login", SIGN_IN.replace("pile", "face"));
            assertEquals(401, wrong.status());
            assertEquals(before, hash(gateway));

            Answer right = gateway.post("/api/v1/auth/login", SIGN_IN);
            assertEquals(200, right.status(), right.body());
            assertTrue(hash(gateway).startsWith("$argon2id$v=19$" + COSTLIER + "$"), hash(gateway));
            assertEquals(200, gateway.post("/api/v1/auth/login", SIGN_IN).status());
        }
    }

    private static String hash(RunningGateway gateway) {
        return gateway.context()
                .getBean(AccountRepository.class)
                .findByEmail("camille@example.org")
                .orElseThrow()
                .passwordHash();
    }

    @Test
    void aPasswordChangedMeanwhileIsNotUndone() {
        try (RunningGateway gateway = RunningGateway.in(home)) {
            gateway.post("/api/v1/auth/register", SIGN_IN);
            AccountRepository accounts = gateway.context().getBean(AccountRepository.class);
            Account account = accounts.findByEmail("camille@example.org").orElseThrow();
            accounts.updatePasswordHash(account.id(), "of the new password");
            accounts.replacePasswordHash(account.id(), account.passwordHash(), "of the old one, hashed anew");
            assertEquals("of the new password", hash(gateway));
        }
    }

    @Test
    void nobodyHasThePasswordOfTheDecoy() {
        PasswordHasher hasher = new PasswordHasher(OURS);
        assertFalse(hasher.matches("correct cheval pile", Optional.empty()));
        assertTrue(hasher.matches("correct cheval pile", Optional.of(hasher.hash("correct cheval pile"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"m=47104,t=1,p=1", OURS, "m=12288,t=3,p=1", "m=9216,t=4,p=1", "m=7168,t=5,p=1"})
    void takesWhatOwaspRecommends(String parameters) {
        PasswordHasher hasher = new PasswordHasher(parameters);
        String hash = hasher.hash("correct cheval pile");
        assertTrue(hash.startsWith("$argon2id$v=19$" + parameters + "$"), hash);
        assertFalse(hasher.isOutdated(hash));
        assertEquals(!parameters.equals(OURS), new PasswordHasher(OURS).isOutdated(hash));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "19456,2,1",
                "m=19456,t=2",
                "t=2,m=19456,p=1",
                "m=19456,t=1,p=1",
                "m=4096,t=9,p=1",
                "m=9999999,t=1,p=1",
                "m=19456,t=0,p=1",
                "m=19456,t=2,p=0",
                "m=19456,t=2,p=9"
            })
    void refusesWhatGuessersWouldLike(String parameters) {
        InvalidInputException refused = assertThrows(InvalidInputException.class, () -> new PasswordHasher(parameters));
        assertTrue(String.valueOf(refused.getMessage()).startsWith("JOBMARKET_ARGON2 is"), refused.getMessage());
    }
}
