package fr.jobmarket.source;

import fr.jobmarket.error.RetriableException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The server refused a call because there were too many (429), and still did after the allowed repetitions. */
public final class RateLimitedException extends RetriableException {

    private final transient @Nullable Duration retryAfter;

    /** A refusal, with the wait the server asked for, if it named one. */
    public RateLimitedException(String message, @Nullable Duration retryAfter) {
        super(message, null);
        this.retryAfter = retryAfter;
    }

    /** The wait the server asked for; empty when it named none. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
