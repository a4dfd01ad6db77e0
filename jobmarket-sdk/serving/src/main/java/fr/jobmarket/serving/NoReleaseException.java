package fr.jobmarket.serving;

import fr.jobmarket.error.RetriableException;

/** There is no release to answer from yet, or any more. */
public final class NoReleaseException extends RetriableException {

    private static final long serialVersionUID = 1L;

    NoReleaseException(String message) {
        super(message, null);
    }
}
