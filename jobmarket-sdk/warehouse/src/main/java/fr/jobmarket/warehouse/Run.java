package fr.jobmarket.warehouse;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One execution of the pipeline or of one of its commands.
 *
 * @param id sorts by start: a later run has a greater id
 * @param kind the command, such as {@code run} or {@code harvest}
 * @param status how it stands
 * @param startedAt when it started
 * @param endedAt when it ended; absent while it runs, and after an abrupt stop
 * @param error why it failed
 */
public record Run(
        String id,
        String kind,
        Status status,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String error) {

    /** How a run or one of its tasks stands. */
    public enum Status {
        /** Started and not ended: at work, or stopped abruptly. */
        RUNNING,
        /** Ended with everything done. */
        COMPLETE,
        /** Ended without an error but not with everything: a harvest that could not reach all offers. */
        PARTIAL,
        /** Ended with an error. */
        FAILED
    }
}
