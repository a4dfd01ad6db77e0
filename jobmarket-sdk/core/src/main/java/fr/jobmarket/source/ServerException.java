package fr.jobmarket.source;

import fr.jobmarket.error.RetriableException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The server could not serve a call now, and still could not after the allowed repetitions: too many calls (429), trouble
 * (5xx) or maintenance (503).
 */
public final class ServerException extends RetriableException {

    private final int status;
    private final @Nullable String code;
    private final @Nullable Duration retryAfter;

    /** A failure with this HTTP status, the server's own code and the wait it asked for, where it named them. */
    public ServerException(String message, int status, @Nullable String code, @Nullable Duration retryAfter) {
        super(message, null);
        this.status = status;
        this.code = code;
        this.retryAfter = retryAfter;
    }

    /** The HTTP status: 429, or 500 to 599. */
    public int status() {
        return status;
    }

    /** The server's own code ({@code codeErreur} of France Travail, {@code exception} of Adzuna). */
    public Optional<String> code() {
        return Optional.ofNullable(code);
    }

    /** The wait the server asked for. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
