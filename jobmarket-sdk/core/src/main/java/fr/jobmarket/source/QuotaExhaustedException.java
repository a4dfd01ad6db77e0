package fr.jobmarket.source;

import fr.jobmarket.error.RetriableException;
import java.time.Instant;

/** A call was not made because it would have exceeded a quota of the credential. */
public final class QuotaExhaustedException extends RetriableException {

    private final Instant possibleAt;

    /** A refusal, with the time from which the same call fits the quota. */
    public QuotaExhaustedException(String message, Instant possibleAt) {
        super(message, null);
        this.possibleAt = possibleAt;
    }

    /** When the call becomes possible. */
    public Instant possibleAt() {
        return possibleAt;
    }
}
