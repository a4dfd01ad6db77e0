package fr.jobmarket.source.adzuna;

import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.source.QuotaExhaustedException;
import fr.jobmarket.source.adzuna.internal.CallTimes;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Remembers the calls made with one key, so that no window of its quota is exceeded. On disk it survives restarts and is
 * shared by processes; one file per key. Thread-safe.
 */
public final class QuotaLedger {

    private final Quota quota;
    private final CallTimes times;
    private final Clock clock;

    private QuotaLedger(Quota quota, CallTimes times, Clock clock) {
        this.quota = quota;
        this.times = times;
        this.clock = clock;
    }

    /** A ledger in this file, created when absent. */
    public static QuotaLedger at(Path file, Quota quota, Clock clock) {
        return new QuotaLedger(quota, CallTimes.inFile(file, longest(quota)), clock);
    }

    /** A ledger that forgets with the process. */
    public static QuotaLedger inMemory(Quota quota, Clock clock) {
        return new QuotaLedger(quota, CallTimes.inMemory(longest(quota)), clock);
    }

    private static Duration longest(Quota quota) {
        return quota.windows().stream()
                .map(Quota.Window::length)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    /**
     * Enters one call.
     *
     * @throws QuotaExhaustedException when it would exceed a window, saying which and when it becomes possible; nothing
     *     is entered then
     */
    public void enter() {
        if (quota.windows().isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        times.update(now, sorted -> {
            for (Quota.Window window : quota.windows()) {
                refuseWhenFull(window, sorted, now);
            }
            return true;
        });
    }

    private static void refuseWhenFull(Quota.Window window, long[] sorted, Instant now) {
        int used = countSince(sorted, now.minus(window.length()).toEpochMilli());
        if (used < window.calls()) {
            return;
        }
        long blocking = sorted[sorted.length - window.calls()];
        Instant possible = Instant.ofEpochMilli(blocking).plus(window.length());
        throw new QuotaExhaustedException(
                "Adzuna's quota of " + window.calls() + " calls a " + window.name() + " is used up; the next call is"
                        + " possible at " + possible,
                possible);
    }

    /** For each window by name, how many calls are left in it now. */
    public Map<String, Integer> remaining() {
        Instant now = clock.instant();
        Map<String, Integer> remaining = new LinkedHashMap<>();
        times.update(now, sorted -> {
            for (Quota.Window window : quota.windows()) {
                int used = countSince(sorted, now.minus(window.length()).toEpochMilli());
                remaining.put(window.name(), Math.max(0, window.calls() - used));
            }
            return false;
        });
        return remaining;
    }

    /** Times after the bound; a time exactly one window ago no longer counts. */
    private static int countSince(long[] sorted, long bound) {
        int index = sorted.length;
        while (index > 0 && sorted[index - 1] > bound) {
            index--;
        }
        return sorted.length - index;
    }

    /**
     * How many calls one key may make.
     *
     * @param windows the limits, all of which hold; none for no limit
     */
    public record Quota(List<Window> windows) {

        /** What Adzuna grants by default: 25 a minute, 250 a day, 1,000 a week, 2,500 a month of 31 days. */
        public static final Quota STANDARD = new Quota(List.of(
                new Window("minute", Duration.ofMinutes(1), 25),
                new Window("day", Duration.ofDays(1), 250),
                new Window("week", Duration.ofDays(7), 1_000),
                new Window("month", Duration.ofDays(31), 2_500)));

        /** No limit: for a server of one's own. */
        public static final Quota NONE = new Quota(List.of());

        /**
         * One limit.
         *
         * @param name what a person calls the window
         * @param length its length; it slides, so it holds for every period of that length
         * @param calls how many calls it admits, 1 or more
         */
        public record Window(String name, Duration length, int calls) {

            /** Refuses limits that admit nothing. */
            public Window {
                if (calls < 1 || length.isNegative() || length.isZero()) {
                    throw new InvalidInputException("a quota window needs a length and at least one call");
                }
            }
        }

        /** Copies the list, so the value never changes. */
        public Quota {
            windows = List.copyOf(windows);
        }
    }
}
