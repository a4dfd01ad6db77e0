package fr.jobmarket.gateway.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import fr.jobmarket.error.InvalidInputException;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keys as a JWK set (RFC 7517). The times of each say what it is good for: from {@code nbf} on it signs, unless a later
 * one does, and until {@code exp} what it signed is accepted. Both may be absent. Immutable.
 *
 * @param keys newest first: RSA pairs with a {@code kid} for RS256, and secrets for HS256, which may have none
 */
record KeySet(List<JWK> keys) {

    /** RS256 needs 2048 bits (RFC 7518, 3.3). */
    private static final int RSA_BITS = 2048;
    /** HS256 needs a key as long as its hash (RFC 7518, 3.2). */
    private static final int MIN_SECRET_BYTES = 32;

    static final KeySet EMPTY = new KeySet(List.of());

    KeySet {
        keys = List.copyOf(keys);
    }

    /** The one key that a secret is. It has no id, as tokens signed with it have none. */
    static KeySet ofSecret(String secret, String where) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        if (bytes.length < MIN_SECRET_BYTES) {
            throw new InvalidInputException("the token secret in " + where + " is too short: it needs at least "
                    + MIN_SECRET_BYTES + " bytes of random text, for example the output of: openssl rand -base64 48");
        }
        return new KeySet(List.of(new OctetSequenceKey.Builder(bytes)
                .algorithm(JWSAlgorithm.HS256)
                .build()));
    }

    /** Reads a JWK set. Throws {@link InvalidInputException} when it is none, or holds what cannot sign. */
    static KeySet parse(String json, String where) {
        List<JWK> keys;
        try {
            keys = JWKSet.parse(json).getKeys();
        } catch (ParseException e) {
            // Its message may quote what it could not read, and that is secret.
            throw new InvalidInputException(where + " is no JWK set; make one with: jobmarket keys rotate");
        }
        if (!keys.stream().allMatch(KeySet::signs)) {
            throw new InvalidInputException(where + " holds a key that is neither an RSA pair with \"kid\", \"alg\":"
                    + "\"RS256\" and at least " + RSA_BITS + " bits, nor a secret with \"alg\":\"HS256\"");
        }
        if (keys.stream().map(JWK::getKeyID).distinct().count() != keys.size()) {
            throw new InvalidInputException(where + " holds two keys with the same \"kid\"");
        }
        return new KeySet(keys);
    }

    private static boolean signs(JWK key) {
        if (key instanceof RSAKey pair) {
            return pair.isPrivate()
                    && pair.size() >= RSA_BITS
                    && pair.getKeyID() != null
                    && JWSAlgorithm.RS256.equals(pair.getAlgorithm());
        }
        return key instanceof OctetSequenceKey secret
                && secret.size() >= MIN_SECRET_BYTES * Byte.SIZE
                && JWSAlgorithm.HS256.equals(secret.getAlgorithm());
    }

    /** The set as it is kept, private parts included. */
    String toJson() {
        return new JWKSet(keys).toString(false);
    }

    /** With a new key that signs from then on, and the others accepted for so long after it. */
    KeySet rotated(Instant now, Instant from, Duration overlap) {
        JWK made;
        try {
            made = new RSAKeyGenerator(RSA_BITS)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyUse(KeyUse.SIGNATURE)
                    .keyIDFromThumbprint(true)
                    .issueTime(Date.from(now))
                    .notBeforeTime(Date.from(from))
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("this Java makes no RSA keys", e);
        }
        Instant end = from.plus(overlap);
        return new KeySet(Stream.concat(
                        Stream.of(made),
                        keys.stream().filter(key -> isAccepted(key, now)).map(key -> endingBy(key, end)))
                .toList());
    }

    private static JWK endingBy(JWK key, Instant end) {
        if (!isAccepted(key, end)) {
            return key;
        }
        Date date = Date.from(end);
        return key instanceof RSAKey pair
                ? new RSAKey.Builder(pair).expirationTime(date).build()
                : new OctetSequenceKey.Builder((OctetSequenceKey) key)
                        .expirationTime(date)
                        .build();
    }

    /** Without the key of this id: what it signed is accepted no more. */
    KeySet without(String id, Instant now) {
        KeySet rest = new KeySet(
                keys.stream().filter(key -> !id.equals(key.getKeyID())).toList());
        if (rest.keys.size() == keys.size()) {
            throw new InvalidInputException("there is no key " + id + "; see: jobmarket keys list");
        }
        if (rest.signing(now).isEmpty()) {
            throw new InvalidInputException(
                    "key " + id + " is the only one that signs now; make another first: jobmarket keys rotate");
        }
        return rest;
    }

    /** With further keys, which sign only when none of these does. */
    KeySet and(KeySet further) {
        return new KeySet(Stream.concat(keys.stream(), further.keys.stream()).toList());
    }

    /** The key that signs now: of those that may, the one that began last. */
    Optional<JWK> signing(Instant now) {
        return keys.stream()
                .filter(key -> isAccepted(key, now) && !begin(key).isAfter(now))
                .max(Comparator.comparing(KeySet::begin));
    }

    /** The key of this id, unless it has ended. */
    Optional<JWK> accepted(@Nullable String id, Instant now) {
        return keys.stream()
                .filter(key -> Objects.equals(id, key.getKeyID()) && isAccepted(key, now))
                .findFirst();
    }

    /** What others check tokens with: the public parts of pairs that have not ended. */
    List<JWK> published(Instant now) {
        return keys.stream()
                .filter(key -> key instanceof RSAKey && isAccepted(key, now))
                .map(JWK::toPublicJWK)
                .toList();
    }

    static Instant begin(JWK key) {
        return key.getNotBeforeTime() == null
                ? Instant.EPOCH
                : key.getNotBeforeTime().toInstant();
    }

    static boolean isAccepted(JWK key, Instant now) {
        return key.getExpirationTime() == null
                || key.getExpirationTime().toInstant().isAfter(now);
    }

    @Override
    public String toString() {
        return "KeySet[" + keys.stream().map(JWK::getKeyID).toList() + "]";
    }
}
