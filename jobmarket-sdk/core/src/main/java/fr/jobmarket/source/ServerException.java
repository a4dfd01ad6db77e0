package fr.jobmarket.source;

import fr.jobmarket.error.RetriableException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The server is in trouble (5xx), or in maintenance (503). */
public final class ServerException extends RetriableException {

    private final int status;
    private final transient @Nullable Duration retryAfter;

    /** A failure with this HTTP status, and the wait the server asked for, if it named one. */
    public ServerException(String message, int status, @Nullable Duration retryAfter) {
        super(message, null);
        this.status = status;
        this.retryAfter = retryAfter;
    }

    /** The HTTP status, 500 to 599. */
    public int status() {
        return status;
    }

    /** The wait the server asked for; empty when it named none. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
