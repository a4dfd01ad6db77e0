package fr.jobmarket.source.adzuna.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** The times of past calls, milliseconds since 1970, oldest first. */
public interface CallTimes {

    /** Looks at the times and says whether a call at this moment is to be added; an exception adds nothing. */
    @FunctionalInterface
    interface Decision {
        /** True to add the call. */
        boolean add(long[] sorted);
    }

    /** Decides and adds in one step. */
    void update(Instant now, Decision decision);

    /** Times of one process; those older than {@code keep} may be forgotten. */
    static CallTimes inMemory(Duration keep) {
        return new MemoryCallTimes(keep);
    }

    /** Times in a file shared by processes. */
    static CallTimes inFile(Path file, Duration keep) {
        return new FileCallTimes(file, keep);
    }
}
