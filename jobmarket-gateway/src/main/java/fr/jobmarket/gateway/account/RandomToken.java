package fr.jobmarket.gateway.account;

import fr.jobmarket.internal.Sha256;
import java.security.SecureRandom;
import java.util.Base64;

/** Texts nobody can guess, for whoever is to prove that they were given one. Only their hashes are kept. */
public final class RandomToken {

    /** The characters of a token. */
    public static final int LENGTH = 43;

    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomToken() {}

    /** A new one, of letters, digits, {@code -} and {@code _}. */
    public static String make() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** What is kept of a token: SHA-256 in hexadecimal, for nobody can try all tokens. */
    public static String hash(String token) {
        return Sha256.of(token);
    }
}
