package fr.jobmarket.simulator.internal;

import fr.jobmarket.simulator.FaultProfile;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Arrays;

/** France Travail's token bucket and Adzuna's four windows, on the simulator's clock. Thread-safe. */
public final class CallLimits {
    private static final long MINUTE = 60_000;
    private static final long DAY = 86_400_000;

    private final FaultProfile profile;
    private final Clock clock;
    private double tokens;
    private long refilledAt;
    private final long[] windows = {MINUTE, DAY, 7 * DAY, 30 * DAY};
    private final int[] quotas;
    private final ArrayDeque<Long> adzunaCalls = new ArrayDeque<>();

    public CallLimits(FaultProfile profile, Clock clock) {
        this.profile = profile;
        this.clock = clock;
        this.tokens = profile.callsBurst();
        this.refilledAt = clock.millis();
        this.quotas = new int[] {
            profile.adzunaPerMinute(), profile.adzunaPerDay(), profile.adzunaPerWeek(), profile.adzunaPerMonth()
        };
    }

    /** Calls left after this one, or -1 when it is one too many. */
    public synchronized int takeFranceTravail() {
        if (profile.callsPerSecond() == 0) {
            return Integer.MAX_VALUE;
        }
        long now = clock.millis();
        tokens = Math.min(
                profile.callsBurst(), tokens + Math.max(0, now - refilledAt) * profile.callsPerSecond() / 1000.0);
        refilledAt = now;
        if (tokens < 1) {
            return -1;
        }
        tokens--;
        return (int) tokens;
    }

    /** Milliseconds until Adzuna takes the next call; 0 when it takes this one. */
    public synchronized long takeAdzuna() {
        if (Arrays.stream(quotas).allMatch(quota -> quota == 0)) {
            return 0;
        }
        long now = clock.millis();
        while (!adzunaCalls.isEmpty() && adzunaCalls.getFirst() <= now - windows[windows.length - 1]) {
            adzunaCalls.removeFirst();
        }
        long wait = 0;
        for (int i = 0; i < windows.length; i++) {
            if (quotas[i] > 0) {
                wait = Math.max(wait, waitFor(now, windows[i], quotas[i]));
            }
        }
        if (wait == 0) {
            adzunaCalls.addLast(now);
        }
        return wait;
    }

    private long waitFor(long now, long window, int quota) {
        int inWindow = 0;
        for (var calls = adzunaCalls.descendingIterator(); calls.hasNext(); ) {
            long call = calls.next();
            if (call <= now - window) {
                break;
            }
            inWindow++;
            if (inWindow == quota) {
                return Math.max(1, call + window - now);
            }
        }
        return 0;
    }
}
