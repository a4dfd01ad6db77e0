package fr.jobmarket.gateway.key;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import fr.jobmarket.gateway.RunningGateway;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The keys of access tokens: what a gateway makes of each, and how they change while it runs. */
class KeysTest {

    private static final String CREDENTIALS =
            "{\"email\":\"camille@example.org\",\"password\":\"correct cheval pile\"}";
    private static final String SECRET = "0123456789abcdefghijklmnopqrstuvwxyz";

    @TempDir
    Path home;

    @Test
    void aTokenOfTheKeyBeforeCountsAfterARotationAndNoMoreOnceItIsRetired() throws Exception {
        try (RunningGateway gateway = RunningGateway.in(home)) {
            String before = register(gateway);
            assertEquals(0, keys("rotate"));
            String after = signIn(gateway);
            assertNotEquals(keyOf(before), keyOf(after));
            assertEquals(200, me(gateway, before));
            assertEquals(200, me(gateway, after));
            assertEquals(List.of(keyOf(after), keyOf(before)), published(gateway));

            assertEquals(0, keys("retire", keyOf(before)));
            assertEquals(401, me(gateway, before));
            assertEquals(200, me(gateway, after));
            assertEquals(List.of(keyOf(after)), published(gateway));
        }
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("gateway/jwt-keys.json"))));
    }

    @Test
    void othersCheckTokensWithWhatIsPublishedAndLearnNoPrivatePart() throws Exception {
        try (RunningGateway gateway = RunningGateway.in(home)) {
            SignedJWT token = SignedJWT.parse(register(gateway));
            String document = gateway.get("/.well-known/jwks.json").body();
            JWK key = JWKSet.parse(document).getKeyByKeyId(token.getHeader().getKeyID());
            assertTrue(token.verify(new RSASSAVerifier((RSAKey) key)));
            JsonNode published = gateway.get("/.well-known/jwks.json").json().at("/keys/0");
            for (String secret : List.of("d", "p", "q", "dp", "dq", "qi", "oth", "k")) {
                assertFalse(published.has(secret), document);
            }
            assertEquals("RS256", published.get("alg").asText());
        }
    }

    /** Whoever keeps them that long has the new key before the one before it ends. */
    @Test
    void othersMayKeepWhatIsPublishedForLessThanKeysOverlap() throws Exception {
        try (RunningGateway gateway = RunningGateway.in(home)) {
            String before = keyOf(register(gateway));
            assertEquals(0, keys("rotate"));
            String kept = gateway.get("/.well-known/jwks.json").header("Cache-Control");
            assertTrue(kept.startsWith("public, max-age="), kept);
            Duration age = Duration.ofSeconds(Long.parseLong(kept.substring(kept.indexOf('=') + 1)));
            Instant end = JWKSet.load(home.resolve("gateway/jwt-keys.json").toFile())
                    .getKeyByKeyId(before)
                    .getExpirationTime()
                    .toInstant();
            assertTrue(!age.isZero() && Instant.now().plus(age).isBefore(end), kept);
        }
    }

    @Test
    void aKeyThatIsToSignLaterIsPublishedAlready() throws Exception {
        try (RunningGateway gateway = RunningGateway.in(home)) {
            String before = register(gateway);
            assertEquals(0, keys("rotate", "--in", "1h"));
            assertEquals(keyOf(before), keyOf(signIn(gateway)));
            assertEquals(2, published(gateway).size());
        }
    }

    @Test
    void aGatewayThatHadASecretKeepsItUntilItsKeysAreRotated() throws Exception {
        Files.writeString(Files.createDirectories(home.resolve("gateway")).resolve("jwt-secret"), SECRET + "\n");
        try (RunningGateway gateway = RunningGateway.in(home)) {
            String before = register(gateway);
            assertEquals(JWSAlgorithm.HS256, SignedJWT.parse(before).getHeader().getAlgorithm());
            assertEquals(List.of(), published(gateway));

            assertEquals(0, keys("rotate"));
            String after = signIn(gateway);
            assertEquals(JWSAlgorithm.RS256, SignedJWT.parse(after).getHeader().getAlgorithm());
            assertEquals(200, me(gateway, before));
            assertEquals(List.of(keyOf(after)), published(gateway));
        }
    }

    @Test
    void keysAndASecretBesideThemTakeTurnsInProductionToo() throws Exception {
        Path file = home.resolve("given.json");
        Map<String, String> secret = Map.of("JOBMARKET_JWT_SECRET", SECRET);
        String before;
        try (RunningGateway gateway = RunningGateway.in(home, secret, Map.of())) {
            before = register(gateway);
        }
        assertEquals(0, keys("rotate", "--file", file.toString()));
        Map<String, String> both = Map.of("JOBMARKET_JWT_SECRET", SECRET, "JOBMARKET_JWT_KEYS", file.toString());
        try (RunningGateway gateway = RunningGateway.in(home, both, Map.of())) {
            assertEquals(200, me(gateway, before));
            assertEquals(
                    JWSAlgorithm.RS256,
                    SignedJWT.parse(signIn(gateway)).getHeader().getAlgorithm());
        }
        try (RunningGateway gateway =
                RunningGateway.in(home, Map.of("JOBMARKET_JWT_KEYS", file.toString()), Map.of())) {
            assertEquals(401, me(gateway, before));
        }
    }

    @Test
    void noTokenChoosesHowItIsChecked() throws Exception {
        try (RunningGateway gateway = RunningGateway.in(home)) {
            SignedJWT good = SignedJWT.parse(register(gateway));
            JWTClaimsSet claims = good.getJWTClaimsSet();
            String id = good.getHeader().getKeyID();
            String document = gateway.get("/.well-known/jwks.json").body();
            RSAKey key = (RSAKey) Objects.requireNonNull(JWKSet.parse(document).getKeyByKeyId(id));
            RSAKey own = new RSAKeyGenerator(2048).keyID(id).generate();
            for (byte[] material : List.of(
                    key.toRSAPublicKey().getEncoded(),
                    key.toJSONString().getBytes(StandardCharsets.UTF_8),
                    document.getBytes(StandardCharsets.UTF_8),
                    key.getModulus().decode())) {
                for (JWSHeader.Builder header : List.of(
                        new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(id),
                        new JWSHeader.Builder(JWSAlgorithm.HS256))) {
                    SignedJWT forged = new SignedJWT(header.build(), claims);
                    forged.sign(new MACSigner(material));
                    assertEquals(401, me(gateway, forged.serialize()), "HS256 with what is published");
                }
            }
            SignedJWT embedded = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(id)
                            .jwk(own.toPublicJWK())
                            .build(),
                    claims);
            embedded.sign(new RSASSASigner(own));
            assertEquals(401, me(gateway, embedded.serialize()), "a key of its own");
            String[] parts = good.serialize().split("\\.");
            String none = com.nimbusds.jose.util.Base64URL.encode("{\"alg\":\"none\",\"kid\":\"" + id + "\"}")
                    .toString();
            assertEquals(401, me(gateway, none + "." + parts[1] + "."), "none");
            SignedJWT other = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.PS256).keyID(id).build(), claims);
            other.sign(new RSASSASigner(new KeyFile(home.resolve("gateway/jwt-keys.json"))
                    .read()
                    .keys()
                    .get(0)
                    .toRSAKey()));
            assertEquals(401, me(gateway, other.serialize()), "the right key, for another algorithm");
        }
    }

    @Test
    void aFileThatWasDamagedWhileTheGatewayRunsSignsNobodyOut() throws Exception {
        try (RunningGateway gateway = RunningGateway.in(home)) {
            String token = register(gateway);
            Files.writeString(home.resolve("gateway/jwt-keys.json"), "{");
            assertEquals(200, me(gateway, token));
            Files.delete(home.resolve("gateway/jwt-keys.json"));
            assertEquals(200, me(gateway, token));
            assertEquals(200, me(gateway, signIn(gateway)));
        }
    }

    @Test
    void whatAKeySignedIsAcceptedUntilTheOverlapEnds() {
        Instant start = Instant.parse("2026-03-01T00:00:00Z");
        KeySet first = KeySet.EMPTY.rotated(start, start, Duration.ofMinutes(20));
        Instant later = start.plus(Duration.ofDays(30));
        Instant change = later.plus(Duration.ofHours(1));
        KeySet second = first.rotated(later, change, Duration.ofMinutes(20));
        String before = first.keys().get(0).getKeyID();
        String after = second.keys().get(0).getKeyID();

        assertEquals(
                before, second.signing(change.minusSeconds(1)).orElseThrow().getKeyID());
        assertEquals(after, second.signing(change).orElseThrow().getKeyID());
        assertTrue(second.accepted(before, change.plusSeconds(1_199)).isPresent());
        assertFalse(second.accepted(before, change.plusSeconds(1_200)).isPresent());
        assertEquals(1, second.published(change.plusSeconds(1_200)).size());
        KeySet third = second.rotated(change.plusSeconds(1_200), change.plusSeconds(1_200), Duration.ofMinutes(20));
        assertEquals(2, third.keys().size(), "what has ended leaves the file");
    }

    @Test
    void theCommandSaysWhatItCannotDo() throws Exception {
        assertEquals(2, keys("list"), "there are no keys yet");
        assertEquals(0, keys("rotate", "--help"));
        assertTrue(output.toString().contains("--overlap"), output.toString());
        assertFalse(Files.exists(home.resolve("gateway")), "help does nothing");
        assertEquals(0, keys("rotate"));
        String only = new KeyFile(home.resolve("gateway/jwt-keys.json"))
                .read()
                .keys()
                .get(0)
                .getKeyID();
        assertEquals(2, keys("retire", only));
        assertTrue(output.toString().contains("the only one that signs"), output.toString());
        assertEquals(2, keys("retire", "unknown"));
        assertEquals(2, keys("rotate", "--in", "soon"));
        assertTrue(output.toString().contains("\"soon\" is no time"), output.toString());
        assertEquals(2, keys("rotate", "--overlap=-1m"));
        assertEquals(2, keys("rotate", "--file", home.resolve("gateway").toString()));
        assertEquals(0, keys("list"));
        assertTrue(output.toString().startsWith(only + "  RS256  signs"), output.toString());
    }

    private StringWriter output = new StringWriter();

    private int keys(String... arguments) {
        output = new StringWriter();
        CommandLine line = KeysCommand.commandLine(Map.of("JOBMARKET_HOME", home.toString()), Clock.systemUTC());
        line.setOut(new PrintWriter(output, true)).setErr(new PrintWriter(output, true));
        return line.execute(arguments);
    }

    private static List<String> published(RunningGateway gateway) throws Exception {
        return JWKSet.parse(gateway.get("/.well-known/jwks.json").body()).getKeys().stream()
                .map(JWK::getKeyID)
                .toList();
    }

    private static String register(RunningGateway gateway) {
        return token(gateway, "register");
    }

    private static String signIn(RunningGateway gateway) {
        return token(gateway, "login");
    }

    private static String token(RunningGateway gateway, String how) {
        return gateway.post("/api/v1/auth/" + how, CREDENTIALS)
                .json()
                .get("accessToken")
                .asText();
    }

    private static String keyOf(String token) throws Exception {
        return SignedJWT.parse(token).getHeader().getKeyID();
    }

    private static int me(RunningGateway gateway, String token) {
        return gateway.get("/api/v1/me", token).status();
    }
}
