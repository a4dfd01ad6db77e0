package fr.jobmarket.source;

import fr.jobmarket.error.NonRetriableException;

/** The server understood the call and refuses it as it is (4xx); the message carries the server's reason. */
public final class RequestRejectedException extends NonRetriableException {

    private final int status;

    /** A refusal with this HTTP status. */
    public RequestRejectedException(String message, int status) {
        super(message, null);
        this.status = status;
    }

    /** The HTTP status, 300 to 499. */
    public int status() {
        return status;
    }
}
