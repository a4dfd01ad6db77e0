package fr.jobmarket.source.internal;

import java.util.concurrent.atomic.LongAdder;

/** Counts what a client sends. Thread-safe. */
public final class CallMeter {

    private final LongAdder calls = new LongAdder();
    private final LongAdder retries = new LongAdder();

    void called() {
        calls.increment();
    }

    void retried() {
        retries.increment();
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
