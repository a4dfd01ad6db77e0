package fr.jobmarket.source;

import fr.jobmarket.error.NonRetriableException;

/**
 * The API does not let the application in: wrong id, secret or key, licence not accepted, or a fresh token refused (400 or
 * 401; Adzuna: 410, too); or an application that is not subscribed to this API (403).
 */
public final class AuthenticationException extends NonRetriableException {

    private final int status;

    /** A refusal with this HTTP status. */
    public AuthenticationException(String message, int status) {
        super(message, null);
        this.status = status;
    }

    /** The HTTP status: 400, 401, 403 or 410. */
    public int status() {
        return status;
    }
}
