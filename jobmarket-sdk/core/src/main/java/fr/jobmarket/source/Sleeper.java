package fr.jobmarket.source;

import java.time.Duration;

/** How to wait. Clients wait through this, so that a test with a clock of its own waits in no time. */
@FunctionalInterface
public interface Sleeper {

    /** Sleeps on the operating system's clock. */
    Sleeper SYSTEM = duration -> {
        if (duration.isNegative()) {
            return;
        }
        Thread.sleep(duration.toMillis(), duration.getNano() % 1_000_000);
    };

    /** Returns after {@code duration}; at once when it is zero or negative. */
    void sleep(Duration duration) throws InterruptedException;
}
