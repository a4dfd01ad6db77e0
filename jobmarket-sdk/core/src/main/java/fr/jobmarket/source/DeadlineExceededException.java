package fr.jobmarket.source;

import fr.jobmarket.error.RetriableException;
import org.jspecify.annotations.Nullable;

/** The time allowed for a call or a harvest ran out; the message says what it was waiting for. */
public final class DeadlineExceededException extends RetriableException {

    /** The failure, with what the platform underneath said of it, if anything. */
    public DeadlineExceededException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
