package fr.jobmarket.source;

import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.source.internal.LimiterStore;
import fr.jobmarket.source.internal.RetryAfter;
import java.net.http.HttpHeaders;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Spaces the calls made with one credential. Calls are granted one by one at even intervals, so that no window of any
 * length holds more than the limit, wherever it begins.
 *
 * <p>It starts at the configured pace and then follows what the server says in its {@code X-Ratelimit-*} and
 * {@code Retry-After} headers: the sources on the limits of France Travail conflict (3 to 10 calls a second), the headers
 * do not.
 *
 * <p>Thread-safe: threads get their turn in the order they asked. Processes that use the same credential share a limiter
 * through a file, see {@link Builder#store(Path)}.
 */
public final class RateLimiter {

    /** Keeps the interval on the safe side of the limit when calls arrive less evenly than they were sent. */
    private static final double MARGIN = 1.03;

    private static final Duration PAUSE_WITHOUT_RETRY_AFTER = Duration.ofSeconds(1);

    private final LimiterStore store;
    private final Clock clock;
    private final Sleeper sleeper;
    private final Listener listener;
    private final int maxCallsPerSecond;
    private final ReentrantLock turn = new ReentrantLock(true);

    private RateLimiter(Builder builder) {
        clock = builder.clock;
        sleeper = builder.sleeper;
        listener = builder.listener;
        maxCallsPerSecond = builder.maxCallsPerSecond;
        long interval = intervalMicros(Math.min(builder.callsPerSecond, maxCallsPerSecond), 1);
        store = builder.store == null ? LimiterStore.inMemory(interval) : LimiterStore.inFile(builder.store, interval);
    }

    /** A limiter within this process that starts at this pace. */
    public static RateLimiter perSecond(int calls) {
        return builder().callsPerSecond(calls).build();
    }

    /** Starts configuring a limiter. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Waits until a call may be made.
     *
     * @param deadline when waiting is no longer worth it
     * @return when the call was granted
     * @throws DeadlineExceededException when the turn would come after {@code deadline}; nothing was granted then
     * @throws CallInterruptedException when the thread is interrupted while waiting
     */
    public Instant acquire(Instant deadline) {
        try {
            if (!turn.tryLock(Math.max(0, untilMicros(deadline)), TimeUnit.MICROSECONDS)) {
                throw tooLate(deadline);
            }
            try {
                return waitForGrant(deadline);
            } finally {
                turn.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CallInterruptedException("interrupted while waiting for the rate limit", e);
        }
    }

    private Instant waitForGrant(Instant deadline) throws InterruptedException {
        while (true) {
            Turn mine = store.update(state -> {
                // Told within the lock: waiting for it must not date the grant back.
                long now = micros(clock.instant());
                long earliest = state.earliest(now);
                return new LimiterStore.Change<>(earliest <= now ? state.granted(now) : state, new Turn(now, earliest));
            });
            if (mine.earliest() <= mine.now()) {
                Instant granted = instant(mine.now());
                listener.granted(granted);
                return granted;
            }
            if (mine.earliest() > micros(deadline)) {
                throw tooLate(deadline);
            }
            sleeper.sleep(Duration.ofNanos((mine.earliest() - mine.now()) * 1_000));
        }
    }

    private record Turn(long now, long earliest) {}

    /**
     * Follows what an answer says about the limit. Called by the clients after every answer; harmless with answers that
     * say nothing.
     *
     * @param status HTTP status; 429 pauses every call of the credential
     * @param headers the answer's headers, in any letter case
     */
    public void learn(int status, HttpHeaders headers) {
        OptionalLong rate = number(headers, "X-Ratelimit-Replenish-Rate-Clientidlimiter");
        OptionalLong remaining = number(headers, "X-Ratelimit-Remaining-Clientidlimiter");
        long cost = Math.max(
                1,
                number(headers, "X-Ratelimit-Requested-Tokens-Clientidlimiter").orElse(1));
        if (status == 429) {
            pause(RetryAfter.of(headers, clock).orElse(PAUSE_WITHOUT_RETRY_AFTER));
        }
        if (rate.isEmpty() || rate.getAsLong() < 1) {
            return;
        }
        long interval = intervalMicros(Math.min(rate.getAsLong(), maxCallsPerSecond), cost);
        boolean empty = remaining.isPresent() && remaining.getAsLong() < cost;
        long now = micros(clock.instant());
        store.update(state -> new LimiterStore.Change<>(
                empty ? state.withInterval(interval).pausedUntil(now + interval) : state.withInterval(interval),
                interval));
    }

    /** Grants nothing for this long, at most an hour; a longer pause that already runs stays. */
    public void pause(Duration duration) {
        long length = Math.min(
                TimeUnit.SECONDS.toMicros(duration.toSeconds()) + duration.toNanosPart() / 1_000,
                LimiterStore.LONGEST_PAUSE_MICROS);
        long until = micros(clock.instant()) + length;
        store.update(state -> new LimiterStore.Change<>(state.pausedUntil(until), until));
    }

    /** The present distance between two calls. */
    public Duration interval() {
        return Duration.ofNanos(
                1_000 * store.update(state -> new LimiterStore.Change<>(state, state.intervalMicros())));
    }

    private DeadlineExceededException tooLate(Instant deadline) {
        return new DeadlineExceededException(
                "the rate limit does not allow another call before " + deadline
                        + "; allow more time, or make fewer calls at once",
                null);
    }

    private long untilMicros(Instant deadline) {
        return micros(deadline) - micros(clock.instant());
    }

    private static long intervalMicros(long callsPerSecond, long cost) {
        return (long) Math.ceil(1_000_000 * MARGIN * cost / callsPerSecond);
    }

    private static OptionalLong number(HttpHeaders headers, String name) {
        try {
            return headers.firstValueAsLong(name);
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    private static long micros(Instant instant) {
        return TimeUnit.SECONDS.toMicros(instant.getEpochSecond()) + instant.getNano() / 1_000;
    }

    private static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000L);
    }

    /** Told of every granted call, on the thread that makes it; must return quickly. */
    @FunctionalInterface
    public interface Listener {
        /** A call was granted at this time. */
        void granted(Instant at);
    }

    /** Configures a {@link RateLimiter}. Not thread-safe. */
    public static final class Builder {
        private int callsPerSecond = 3;
        private int maxCallsPerSecond = 1_000;
        private @Nullable Path store;
        private Clock clock = Clock.systemUTC();
        private Sleeper sleeper = Sleeper.SYSTEM;
        private Listener listener = at -> {};

        private Builder() {}

        /** The pace until the server says otherwise, 1 to 1,000; 3 by default, the documented limit of France Travail. */
        public Builder callsPerSecond(int calls) {
            this.callsPerSecond = checked("callsPerSecond", calls);
            return this;
        }

        /** The fastest pace whatever the server says, 1 to 1,000; 1,000 by default. */
        public Builder maxCallsPerSecond(int calls) {
            this.maxCallsPerSecond = checked("maxCallsPerSecond", calls);
            return this;
        }

        /** A file that processes share, created when absent; one per credential. Without it the limit holds per process. */
        public Builder store(Path file) {
            Objects.requireNonNull(file, "file");
            this.store = file;
            return this;
        }

        /** The clock; the system's by default. */
        public Builder clock(Clock clock) {
            Objects.requireNonNull(clock, "clock");
            this.clock = clock;
            return this;
        }

        /** How to wait; by sleeping by default. */
        public Builder sleeper(Sleeper sleeper) {
            Objects.requireNonNull(sleeper, "sleeper");
            this.sleeper = sleeper;
            return this;
        }

        /** Whom to tell of every granted call; nobody by default. */
        public Builder listener(Listener listener) {
            Objects.requireNonNull(listener, "listener");
            this.listener = listener;
            return this;
        }

        /** The limiter. */
        public RateLimiter build() {
            return new RateLimiter(this);
        }

        private static int checked(String name, int calls) {
            if (calls < 1 || calls > 1_000) {
                throw new InvalidInputException(name + " must be 1 to 1,000, not " + calls);
            }
            return calls;
        }
    }

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
}
