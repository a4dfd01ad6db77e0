package fr.jobmarket.source;

import fr.jobmarket.error.InvalidInputException;
import java.time.Duration;
import java.util.Objects;

/**
 * How failed calls are repeated: on 429, 5xx, I/O errors and unreadable answers, waiting {@code firstDelay} doubled each
 * time up to {@code maxDelay}, each wait shortened at random by up to half so that clients do not move in step. A
 * Retry-After of the server replaces a shorter wait.
 *
 * @param maxRetries how often one call is repeated after its first failure; 0 repeats nothing
 * @param firstDelay the wait before the first repetition
 * @param maxDelay the longest wait this policy chooses by itself
 * @param attemptTimeout how long one attempt may take, from connecting to the last byte of the body
 * @param callDeadline how long a call may take with all its waits and repetitions
 */
public record RetryPolicy(
        int maxRetries, Duration firstDelay, Duration maxDelay, Duration attemptTimeout, Duration callDeadline) {

    /** 6 repetitions from 0.5 s to 8 s apart, 30 s for an attempt, 2 minutes for a call. */
    public static final RetryPolicy DEFAULT = new RetryPolicy(
            6, Duration.ofMillis(500), Duration.ofSeconds(8), Duration.ofSeconds(30), Duration.ofMinutes(2));

    /** Refuses negative counts and durations that are not positive. */
    public RetryPolicy {
        Objects.requireNonNull(attemptTimeout, "attemptTimeout");
        Objects.requireNonNull(callDeadline, "callDeadline");
        Objects.requireNonNull(firstDelay, "firstDelay");
        Objects.requireNonNull(maxDelay, "maxDelay");
        if (maxRetries < 0) {
            throw new InvalidInputException("maxRetries must be 0 or more, not " + maxRetries);
        }
        requirePositive("firstDelay", firstDelay);
        requirePositive("maxDelay", maxDelay);
        requirePositive("attemptTimeout", attemptTimeout);
        requirePositive("callDeadline", callDeadline);
    }

    private static void requirePositive(String name, Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new InvalidInputException(name + " must be longer than nothing, not " + duration);
        }
    }

    /** This policy with another number of repetitions. */
    public RetryPolicy withMaxRetries(int retries) {
        return new RetryPolicy(retries, firstDelay, maxDelay, attemptTimeout, callDeadline);
    }

    /** This policy with other waits. */
    public RetryPolicy withDelays(Duration first, Duration max) {
        return new RetryPolicy(maxRetries, first, max, attemptTimeout, callDeadline);
    }

    /** This policy with another limit for one attempt. */
    public RetryPolicy withAttemptTimeout(Duration timeout) {
        return new RetryPolicy(maxRetries, firstDelay, maxDelay, timeout, callDeadline);
    }

    /** This policy with another limit for a whole call. */
    public RetryPolicy withCallDeadline(Duration deadline) {
        return new RetryPolicy(maxRetries, firstDelay, maxDelay, attemptTimeout, deadline);
    }
}
