package fr.jobmarket.source;

import fr.jobmarket.error.RetriableException;
import org.jspecify.annotations.Nullable;

/**
 * No usable answer arrived: no connection, a timeout, a body cut short, or one that is not what the API promises, such as
 * HTML or JSON of another shape.
 */
public final class TransportException extends RetriableException {

    /** The failure, with what the platform underneath said of it, if anything. */
    public TransportException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
