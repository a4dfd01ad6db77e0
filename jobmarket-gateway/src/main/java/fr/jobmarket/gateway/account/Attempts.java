package fr.jobmarket.gateway.account;

import fr.jobmarket.internal.Repeating;
import fr.jobmarket.internal.Sha256;
import io.micronaut.transaction.TransactionOperations;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts attempts over sliding windows, in the application database: over all gateways, whichever of them is asked, and
 * over restarts. What is counted stands there as a hash, for a day at most after its window. Thread-safe.
 */
@Singleton
class Attempts {

    private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);

    /** Old rows are removed long after anybody may still want them, so that nobody waits for that. */
    private static final Duration MARGIN = Duration.ofDays(1);

    private static final Duration CLEANING_INTERVAL = Duration.ofHours(1);

    private static final int MOST_REFUSALS = 100_000;

    private final AttemptRepository repository;
    private final TransactionOperations<Connection> transactions;
    private final Clock clock;
    private final Repeating cleaning = new Repeating("attempts");

    /** Until when keys are refused as far as this gateway knows: a flood of attempts is no flood of transactions. */
    private final Map<String, Instant> refusals = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > MOST_REFUSALS;
        }
    };

    Attempts(AttemptRepository repository, TransactionOperations<Connection> transactions, Clock clock) {
        this.repository = repository;
        this.transactions = transactions;
        this.clock = clock;
        cleaning.every(CLEANING_INTERVAL, this::clean);
    }

    /**
     * How often something may be attempted.
     *
     * @param hash who attempts what
     * @param most how many attempts count as too many after
     * @param window within which time
     */
    record Limit(String hash, int most, Duration window) {

        /** Of a key that is unlike any of another kind. */
        static Limit of(String key, int most, Duration window) {
            return new Limit(Sha256.of("attempt:" + key), most, window);
        }
    }

    /**
     * Counts one attempt against each of these limits; when there were too many against one of them, counts none and says
     * how long to wait instead. Limits of a kind stand at the same place in every call, so that no two calls wait for each
     * other.
     */
    Optional<Duration> count(List<Limit> limits) {
        Instant now = clock.instant();
        Optional<Instant> known = limits.stream()
                .flatMap(limit -> Stream.ofNullable(refusal(limit.hash())))
                .filter(now::isBefore)
                .findFirst();
        return known.isPresent()
                ? known.map(until -> Duration.between(now, until))
                : transactions.executeWrite(status -> count(limits, now));
    }

    private Optional<Duration> count(List<Limit> limits, Instant now) {
        List<Deque<Instant>> counted = new ArrayList<>();
        for (Limit limit : limits) {
            Deque<Instant> past = lock(limit.hash(), now);
            while (!past.isEmpty() && !past.getFirst().plus(limit.window()).isAfter(now)) {
                past.removeFirst();
            }
            if (past.size() >= limit.most()) {
                Instant until = past.getFirst().plus(limit.window());
                remember(limit.hash(), until);
                return Optional.of(Duration.between(now, until));
            }
            past.addLast(now);
            counted.add(past);
        }
        for (int i = 0; i < counted.size(); i++) {
            Limit limit = limits.get(i);
            repository.keep(limit.hash(), written(counted.get(i)), now.plus(limit.window()));
        }
        return Optional.empty();
    }

    /** The attempts of a key, which nobody else reads until the transaction has ended. */
    private Deque<Instant> lock(String hash, Instant now) {
        repository.begin(hash, now);
        return repository.lock(hash).map(Attempts::read).orElseGet(ArrayDeque::new);
    }

    /** Takes the last attempt back, because it was right. */
    void takeBack(Limit limit) {
        String hash = limit.hash();
        remember(hash, null);
        transactions.executeWrite(status -> {
            repository.lock(hash).ifPresent(times -> {
                Deque<Instant> past = read(times);
                past.pollLast();
                repository.keepTimes(hash, written(past));
            });
            return null;
        });
    }

    /** Forgets all attempts, because the last one was right. */
    void forget(Limit limit) {
        remember(limit.hash(), null);
        repository.keepTimes(limit.hash(), "");
    }

    private @Nullable Instant refusal(String hash) {
        synchronized (refusals) {
            return refusals.get(hash);
        }
    }

    private void remember(String hash, @Nullable Instant until) {
        synchronized (refusals) {
            if (until == null) {
                refusals.remove(hash);
            } else {
                refusals.put(hash, until);
            }
        }
    }

    private static Deque<Instant> read(String times) {
        return Stream.of(times.split(" "))
                .filter(time -> !time.isEmpty())
                .map(time -> Instant.ofEpochMilli(Long.parseLong(time)))
                .collect(Collectors.toCollection(ArrayDeque::new));
    }

    private static String written(Deque<Instant> times) {
        return times.stream().map(time -> Long.toString(time.toEpochMilli())).collect(Collectors.joining(" "));
    }

    private void clean() {
        try {
            repository.deleteExpired(clock.instant().minus(MARGIN));
        } catch (RuntimeException e) {
            LOG.warn("cannot remove attempts of yesterday: {}", e.getMessage());
        }
    }

    @PreDestroy
    void close() {
        cleaning.stop();
    }
}
