package fr.jobmarket.source.internal;

import fr.jobmarket.internal.Sha256;
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
        return Sha256.of(credential).substring(0, 12);
    }

    @Override
    public String toString() {
        return "Secrets[" + values.size() + "]";
    }
}
