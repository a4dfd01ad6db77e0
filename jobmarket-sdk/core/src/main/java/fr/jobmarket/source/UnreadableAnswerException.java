package fr.jobmarket.source;

import fr.jobmarket.error.RetriableException;
import org.jspecify.annotations.Nullable;

/** An answer arrived that is not what the API promises: not JSON, or JSON of another shape. */
public final class UnreadableAnswerException extends RetriableException {

    /** The failure, with what the platform underneath said of it, if anything. */
    public UnreadableAnswerException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
