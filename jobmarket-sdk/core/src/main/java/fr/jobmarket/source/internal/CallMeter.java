package fr.jobmarket.source.internal;

import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Counts what a client sends. Thread-safe. */
public final class CallMeter {

    private static final ThreadLocal<@Nullable CallMeter> OBSERVER = new ThreadLocal<>();

    private final boolean observed;
    private final LongAdder calls = new LongAdder();
    private final LongAdder retries = new LongAdder();

    /** A meter whose counts observers share. */
    public CallMeter() {
        this(true);
    }

    private CallMeter(boolean observed) {
        this.observed = observed;
    }

    /** A meter for requests that no limit or report counts, such as those for tokens. */
    public static CallMeter aside() {
        return new CallMeter(false);
    }

    void called() {
        calls.increment();
        CallMeter observer = OBSERVER.get();
        if (observed && observer != null) {
            observer.calls.increment();
        }
    }

    void retried() {
        retries.increment();
        CallMeter observer = OBSERVER.get();
        if (observed && observer != null) {
            observer.retries.increment();
        }
    }

    /** Runs the work; what any client sends from this thread meanwhile counts here too. */
    public <T> T observe(Supplier<T> work) {
        CallMeter before = OBSERVER.get();
        OBSERVER.set(this);
        try {
            return work.get();
        } finally {
            OBSERVER.set(before);
        }
    }

    /** Requests sent, repetitions included, token requests not. */
    public long calls() {
        return calls.sum();
    }

    /** Requests that repeated an earlier one. */
    public long retries() {
        return retries.sum();
    }
}
