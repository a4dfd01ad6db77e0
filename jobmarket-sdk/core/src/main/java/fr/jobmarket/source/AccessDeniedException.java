package fr.jobmarket.source;

import fr.jobmarket.error.NonRetriableException;
import org.jspecify.annotations.Nullable;

/** The credentials are good but the application is not subscribed to this API (403). */
public final class AccessDeniedException extends NonRetriableException {

    /** The failure, with what the platform underneath said of it, if anything. */
    public AccessDeniedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
