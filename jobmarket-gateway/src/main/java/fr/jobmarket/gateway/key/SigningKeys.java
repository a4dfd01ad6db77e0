package fr.jobmarket.gateway.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.gateway.GatewaySettings;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import io.micronaut.security.token.jwt.endpoints.JwkProvider;
import io.micronaut.security.token.jwt.signature.SignatureGeneratorConfiguration;
import jakarta.inject.Named;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signs access tokens and says whether one was signed by a key that is accepted. Keys of a file are looked at before each
 * use, so that a change counts at once, in every gateway that has the file. Made at the start, so that keys that cannot be
 * used are found then. Thread-safe.
 */
@Context
@Named("generator")
final class SigningKeys implements SignatureGeneratorConfiguration, JwkProvider {

    private static final Logger LOG = LoggerFactory.getLogger(SigningKeys.class);

    private final Clock clock;
    private final @Nullable KeyFile file;
    private final KeySet beside;
    private volatile Held held;

    /**
     * With the keys of the file that is given, and those of a secret accepted beside them; or with a secret alone; or with
     * those of the home.
     */
    SigningKeys(
            Clock clock,
            @Property(name = GatewaySettings.HOME) String home,
            @Nullable @Property(name = "jobmarket.jwt-keys") String keys,
            @Nullable @Property(name = "jobmarket.jwt-secret") String secret) {
        this.clock = clock;
        this.beside = secret == null ? KeySet.EMPTY : KeySet.ofSecret(secret, "JOBMARKET_JWT_SECRET");
        if (keys != null) {
            this.file = new KeyFile(Path.of(keys));
            this.held = read(file);
        } else if (secret != null) {
            this.file = null;
            this.held = new Held(null, beside);
        } else {
            this.file = KeyFile.under(Path.of(home));
            this.held = ofHome(file);
        }
        if (held.keys().signing(clock.instant()).isEmpty()) {
            throw new InvalidInputException("no key of " + (file == null ? "the gateway" : file.path())
                    + " signs now; make one with: jobmarket keys rotate");
        }
    }

    private Held ofHome(KeyFile own) {
        Optional<KeySet> secret = own.exists() ? Optional.empty() : own.secretOfBefore();
        if (secret.isPresent()) {
            LOG.info(
                    "tokens are signed with a secret; jobmarket keys rotate makes a key that others can check them with");
            return new Held(null, secret.get());
        }
        if (!own.exists()) {
            own.create(clock.instant());
        }
        return read(own);
    }

    private Held read(KeyFile from) {
        KeyFile.Version version = from.version();
        return new Held(version, from.read().and(beside));
    }

    /** Keys, and the version of the file they are of; none where there is no file. */
    private record Held(KeyFile.@Nullable Version version, KeySet keys) {}

    private KeySet current() {
        Held known = held;
        return file == null || Objects.equals(file.version(), known.version()) ? known.keys() : readAgain(file);
    }

    private synchronized KeySet readAgain(KeyFile changed) {
        KeyFile.Version version = changed.version();
        if (!Objects.equals(version, held.version())) {
            try {
                held = read(changed);
                LOG.info("the keys of tokens have changed: {}", held.keys());
            } catch (InvalidInputException e) {
                // Whoever is signed in stays so; each fault is told once.
                held = new Held(version, held.keys());
                LOG.warn("the gateway goes on with the keys it has: {}", e.getMessage());
            }
        }
        return held.keys();
    }

    @Override
    public SignedJWT sign(JWTClaimsSet claims) throws JOSEException {
        JWK key = current()
                .signing(clock.instant())
                .orElseThrow(() -> new JOSEException("no key signs now; make one with: jobmarket keys rotate"));
        JWSSigner signer = key instanceof RSAKey pair ? new RSASSASigner(pair) : new MACSigner((OctetSequenceKey) key);
        JWSHeader header = new JWSHeader.Builder(
                        JWSAlgorithm.parse(key.getAlgorithm().getName()))
                .keyID(key.getKeyID())
                .build();
        SignedJWT token = new SignedJWT(header, claims);
        token.sign(signer);
        return token;
    }

    /** By the one key that the token names, and by the algorithm that this key is for: what the token says of it decides nothing. */
    @Override
    public boolean verify(SignedJWT token) throws JOSEException {
        JWSHeader header = token.getHeader();
        JWK key = current().accepted(header.getKeyID(), clock.instant()).orElse(null);
        if (key == null || !header.getAlgorithm().equals(key.getAlgorithm())) {
            return false;
        }
        return token.verify(
                key instanceof RSAKey pair ? new RSASSAVerifier(pair) : new MACVerifier((OctetSequenceKey) key));
    }

    @Override
    public boolean supports(JWSAlgorithm algorithm) {
        return current().keys().stream().anyMatch(key -> algorithm.equals(key.getAlgorithm()));
    }

    @Override
    public String supportedAlgorithmsMessage() {
        return "RS256 and HS256, as the key is for";
    }

    /** What {@code /.well-known/jwks.json} shows: no secret, and no private part. */
    @Override
    public List<JWK> retrieveJsonWebKeys() {
        return current().published(clock.instant());
    }
}
