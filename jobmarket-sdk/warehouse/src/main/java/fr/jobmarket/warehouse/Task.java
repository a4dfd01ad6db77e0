package fr.jobmarket.warehouse;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One step of a run.
 *
 * @param runId the run
 * @param name the step, unique within the run, such as {@code harvest francetravail}
 * @param source for harvests, the short name of the source
 * @param plan for harvests, the name of the plan
 * @param status how it stands
 * @param startedAt when it started
 * @param endedAt when it ended; absent while it runs, and after an abrupt stop
 * @param counts what it counted, by name: {@link #ROWS_IN}, {@link #ROWS_OUT}, {@link #ROWS_REJECTED}, and its own
 * @param error why it failed; of a task that is done, what it warns of
 */
public record Task(
        String runId,
        String name,
        @Nullable String source,
        @Nullable String plan,
        Run.Status status,
        Instant startedAt,
        @Nullable Instant endedAt,
        Map<String, Long> counts,
        @Nullable String error) {

    /** The count of rows a task was given. */
    public static final String ROWS_IN = "rows_in";

    /** The count of rows a task made. */
    public static final String ROWS_OUT = "rows_out";

    /** The count of rows a task was given and could not use. */
    public static final String ROWS_REJECTED = "rows_rejected";

    /** Copies the counts, so the value never changes. */
    public Task {
        counts = Map.copyOf(counts);
    }
}
