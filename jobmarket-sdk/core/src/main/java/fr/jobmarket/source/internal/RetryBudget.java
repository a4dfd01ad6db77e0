package fr.jobmarket.source.internal;

/**
 * Bounds the share of repetitions among all calls of a client, so that a server in trouble is not hit with a multiple of
 * the usual load. Every call that succeeds earns half a repetition; up to 100 are kept. Thread-safe.
 */
final class RetryBudget {

    private static final int CAPACITY = 200;

    private int halves = CAPACITY;

    synchronized boolean spend() {
        if (halves < 2) {
            return false;
        }
        halves -= 2;
        return true;
    }

    synchronized void earn() {
        halves = Math.min(CAPACITY, halves + 1);
    }
}
