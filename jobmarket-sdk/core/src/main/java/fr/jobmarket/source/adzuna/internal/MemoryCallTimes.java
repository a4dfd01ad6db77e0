package fr.jobmarket.source.adzuna.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/** Call times within one process. */
final class MemoryCallTimes implements CallTimes {

    private final Duration keep;
    private long[] times = {};

    MemoryCallTimes(Duration keep) {
        this.keep = keep;
    }

    @Override
    public synchronized void update(Instant now, Decision decision) {
        long oldest = now.minus(keep).toEpochMilli();
        times = Arrays.stream(times).filter(time -> time > oldest).toArray();
        if (decision.add(times.clone())) {
            times = Arrays.copyOf(times, times.length + 1);
            times[times.length - 1] = now.toEpochMilli();
            Arrays.sort(times);
        }
    }
}
