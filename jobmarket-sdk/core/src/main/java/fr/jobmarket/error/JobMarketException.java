package fr.jobmarket.error;

import org.jspecify.annotations.Nullable;

/**
 * The root of everything this SDK throws on purpose.
 *
 * <p>A message says what was wrong, where, and what to do. It never contains a secret. Exceptions of the libraries
 * underneath appear only as causes.
 */
public abstract sealed class JobMarketException extends RuntimeException
        permits RetriableException, NonRetriableException {

    JobMarketException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
