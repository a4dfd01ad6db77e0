package fr.jobmarket.source.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The secrets of one client, so that they can be taken out of anything a server says before it reaches a log or an
 * exception. Thread-safe.
 */
public final class Secrets {

    private static final int MAX_QUOTE = 300;

    private final List<String> values = new CopyOnWriteArrayList<>();

    /** Secrets known from the start. */
    public Secrets(String... secrets) {
        for (String secret : secrets) {
            add(secret);
        }
    }

    /** One more, such as a token; only the most recent ones are kept. */
    public void add(String secret) {
        if (secret.length() < 4 || values.contains(secret)) {
            return;
        }
        values.add(secret);
        if (values.size() > 16) {
            values.remove(2);
        }
    }

    /** The text, shortened to one line that can be quoted, without any of the secrets. */
    public String quote(String text) {
        String result = text;
        for (String secret : values) {
            result = result.replace(secret, "***");
        }
        result = result.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return result.length() <= MAX_QUOTE ? result : result.substring(0, MAX_QUOTE) + "…";
    }

    /** A name for a credential that does not give it away, the same on every machine. */
    public static String fingerprint(String credential) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(credential.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "Secrets[" + values.size() + "]";
    }
}
