package fr.jobmarket.jobs;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something asked of the worker, and what came of it so far.
 *
 * @param id higher for younger ones
 * @param request what to do
 * @param requestedBy the id of an account, or in words what asked
 * @param state how far it is
 * @param progress what is being done, or was when it ended; null before the start
 * @param runId the run of the warehouse it became, if it is one and has begun
 * @param result what came of it, for a person to read; null until it has succeeded
 * @param error why it has not; null unless it failed or was cancelled
 * @param log the last lines it said, oldest first, at most {@value #LOG_LINES}; empty in lists
 * @param createdAt when it was asked for
 * @param startedAt when a worker began
 * @param endedAt when it ended
 * @param cancelRequestedAt when somebody asked to stop it
 */
public record Job(
        long id,
        JobRequest request,
        String requestedBy,
        JobState state,
        @Nullable Progress progress,
        @Nullable String runId,
        @Nullable String result,
        @Nullable String error,
        List<String> log,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Instant cancelRequestedAt) {

    /** How many lines of a job's log are kept. */
    public static final int LOG_LINES = 100;

    public Job {
        log = List.copyOf(log);
    }

    /**
     * How far a job is.
     *
     * @param task what is being done, for a person to read
     * @param done units done so far
     * @param total units in all; negative when not known
     */
    public record Progress(String task, long done, long total) {}
}
