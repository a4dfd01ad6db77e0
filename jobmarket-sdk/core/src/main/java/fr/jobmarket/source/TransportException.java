package fr.jobmarket.source;

import fr.jobmarket.error.RetriableException;
import org.jspecify.annotations.Nullable;

/** No whole answer arrived: no connection, a timeout, or a body cut short. */
public final class TransportException extends RetriableException {

    /** The failure, with what the platform underneath said of it, if anything. */
    public TransportException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
