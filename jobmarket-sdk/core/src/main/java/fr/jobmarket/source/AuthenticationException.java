package fr.jobmarket.source;

import fr.jobmarket.error.NonRetriableException;
import org.jspecify.annotations.Nullable;

/** The API does not accept the credentials: wrong id, secret or key, licence not accepted, or a fresh token refused. */
public final class AuthenticationException extends NonRetriableException {

    /** The failure, with what the platform underneath said of it, if anything. */
    public AuthenticationException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
