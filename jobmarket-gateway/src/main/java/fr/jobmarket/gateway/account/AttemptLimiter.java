package fr.jobmarket.gateway.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Counts attempts per key over a sliding window, in memory: a restart forgets, and the keys kept are bounded.
 * Thread-safe.
 */
final class AttemptLimiter {

    private static final int MAX_KEYS = 100_000;

    private final int limit;
    private final Duration window;
    private final Clock clock;
    private final Map<String, Deque<Instant>> attempts = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Deque<Instant>> eldest) {
            return size() > MAX_KEYS;
        }
    };

    AttemptLimiter(int limit, Duration window, Clock clock) {
        this.limit = limit;
        this.window = window;
        this.clock = clock;
    }

    /** Counts one attempt; when there were too many, how long to wait instead. */
    synchronized Optional<Duration> attempt(String key) {
        Instant now = clock.instant();
        Deque<Instant> past = attempts.computeIfAbsent(key, ignored -> new ArrayDeque<>());
        while (!past.isEmpty() && !past.getFirst().plus(window).isAfter(now)) {
            past.removeFirst();
        }
        if (past.size() >= limit) {
            return Optional.of(Duration.between(now, past.getFirst().plus(window)));
        }
        past.addLast(now);
        return Optional.empty();
    }

    /** Takes the last attempt of a key back, because it was right. */
    synchronized void takeBack(String key) {
        Deque<Instant> past = attempts.get(key);
        if (past != null) {
            past.pollLast();
        }
    }

    /** Forgets the attempts of a key, because the last one was right. */
    synchronized void forget(String key) {
        attempts.remove(key);
    }
}
