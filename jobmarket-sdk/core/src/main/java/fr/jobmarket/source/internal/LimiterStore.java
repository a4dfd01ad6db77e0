package fr.jobmarket.source.internal;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Where a rate limiter keeps its state; every update is atomic among all that share the store. */
public interface LimiterStore {

    /** No pause is set for longer. */
    long LONGEST_PAUSE_MICROS = TimeUnit.HOURS.toMicros(1);

    /**
     * What a limiter knows; times are microseconds since 1970 UTC.
     *
     * @param lastGrantMicros when the last call was granted; 0 before the first
     * @param intervalMicros distance between two calls
     * @param pausedUntilMicros nothing is granted before
     */
    record State(long lastGrantMicros, long intervalMicros, long pausedUntilMicros) {

        /**
         * The earliest time of the next grant. A last grant in the future, or a pause longer than any that is set, is a
         * clock set back, and ignored.
         */
        public long earliest(long now) {
            long spaced = lastGrantMicros > now ? now + intervalMicros : lastGrantMicros + intervalMicros;
            return pausedUntilMicros > now + LONGEST_PAUSE_MICROS ? spaced : Math.max(spaced, pausedUntilMicros);
        }

        /** After a grant. */
        public State granted(long at) {
            return new State(at, intervalMicros, pausedUntilMicros);
        }

        /** With another distance. */
        public State withInterval(long micros) {
            return new State(lastGrantMicros, micros, pausedUntilMicros);
        }

        /** Paused at least until then. */
        public State pausedUntil(long micros) {
            return new State(lastGrantMicros, intervalMicros, Math.max(pausedUntilMicros, micros));
        }
    }

    /** A new state, and what the caller wants to know about it. */
    record Change<T>(State state, T answer) {}

    /** Applies the change atomically. */
    <T> T update(Function<State, Change<T>> change);

    /** A store for one process. */
    static LimiterStore inMemory(long intervalMicros) {
        return new MemoryLimiterStore(new State(0, intervalMicros, 0));
    }

    /** A store in a file for several processes. */
    static LimiterStore inFile(Path file, long intervalMicros) {
        return new FileLimiterStore(new LockedFile(file), new State(0, intervalMicros, 0));
    }
}
