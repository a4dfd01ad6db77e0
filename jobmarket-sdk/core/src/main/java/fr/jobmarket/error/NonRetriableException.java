package fr.jobmarket.error;

import org.jspecify.annotations.Nullable;

/** A failure that repeats until somebody changes something: the input, the configuration, the rights. */
public non-sealed class NonRetriableException extends JobMarketException {

    /** A failure with a cause of its own in a library or the operating system, if any. */
    public NonRetriableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
