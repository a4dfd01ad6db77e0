package fr.jobmarket.source;

import fr.jobmarket.error.RetriableException;
import org.jspecify.annotations.Nullable;

/** The calling thread was interrupted, or its future cancelled; the interrupt flag is set again. */
public final class CallInterruptedException extends RetriableException {

    /** The failure, with what the platform underneath said of it, if anything. */
    public CallInterruptedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
