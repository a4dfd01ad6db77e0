package fr.jobmarket.source.adzuna;

import fr.jobmarket.source.QuotaExhaustedException;
import fr.jobmarket.source.adzuna.internal.CallTimes;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Remembers the calls made with one key, so that no window of its quota is exceeded. On disk it survives restarts and is
 * shared by processes; one file per key. Thread-safe.
 */
public final class QuotaLedger {

    private final AdzunaQuota quota;
    private final CallTimes times;
    private final Clock clock;

    private QuotaLedger(AdzunaQuota quota, CallTimes times, Clock clock) {
        this.quota = quota;
        this.times = times;
        this.clock = clock;
    }

    /** A ledger in this file, created when absent. */
    public static QuotaLedger at(Path file, AdzunaQuota quota, Clock clock) {
        return new QuotaLedger(quota, CallTimes.inFile(file, longest(quota)), clock);
    }

    /** A ledger that forgets with the process. */
    public static QuotaLedger inMemory(AdzunaQuota quota, Clock clock) {
        return new QuotaLedger(quota, CallTimes.inMemory(longest(quota)), clock);
    }

    private static Duration longest(AdzunaQuota quota) {
        return quota.windows().stream()
                .map(AdzunaQuota.Window::length)
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
            for (AdzunaQuota.Window window : quota.windows()) {
                refuseWhenFull(window, sorted, now);
            }
            return true;
        });
    }

    private static void refuseWhenFull(AdzunaQuota.Window window, long[] sorted, Instant now) {
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
            for (AdzunaQuota.Window window : quota.windows()) {
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
}
