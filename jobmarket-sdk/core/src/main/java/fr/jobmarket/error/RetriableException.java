package fr.jobmarket.error;

import org.jspecify.annotations.Nullable;

/** A failure that may be gone when the same call is made again later: a timeout, a rate limit, a server in trouble. */
public non-sealed class RetriableException extends JobMarketException {

    /** A failure with a cause of its own in a library or the operating system, if any. */
    public RetriableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
