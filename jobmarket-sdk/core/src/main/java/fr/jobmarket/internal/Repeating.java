package fr.jobmarket.internal;

import fr.jobmarket.error.InvalidInputException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Work that is done again and again on a thread of its own, which keeps no process alive. Work that throws is not done
 * again. Thread-safe.
 */
public final class Repeating {

    private final ScheduledExecutorService thread;

    /** Nothing is done before {@link #every}. */
    public Repeating(String threadName) {
        thread = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread daemon = new Thread(work, threadName);
            daemon.setDaemon(true);
            return daemon;
        });
    }

    /**
     * Begins at once.
     *
     * @param interval how long to wait between the end of one time and the next, more than zero
     */
    public void every(Duration interval, Runnable work) {
        if (interval.isZero() || interval.isNegative()) {
            throw new InvalidInputException("the interval is " + interval + "; it must be longer than zero");
        }
        thread.scheduleWithFixedDelay(work, 0, interval.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Lets what is being done come to its end, and does nothing after it. */
    public void stop() {
        thread.shutdown();
    }

    /** Interrupts what is being done. */
    public void interrupt() {
        thread.shutdownNow();
    }
}
