package fr.jobmarket.gateway.recommendation;

import fr.jobmarket.internal.Repeating;
import fr.jobmarket.offer.Offer;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import io.micronaut.transaction.TransactionOperations;
import jakarta.annotation.PreDestroy;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How often offers stood in recommendations in the last days, of all gateways on one database and whoever they were for. Counts are
 * written and read now and then: recommending waits for no database, and a page that is asked for again is the same for a
 * while. Thread-safe.
 */
@Context
class Exposures {

    private static final Logger LOG = LoggerFactory.getLogger(Exposures.class);

    private static final int DAYS = 7;

    /** Some twenty megabytes. What was shown less often than all of these counts as never shown. */
    private static final int MOST_KNOWN = 100_000;

    private final ExposureRepository repository;
    private final TransactionOperations<Connection> transactions;
    private final Clock clock;
    private final Repeating thread = new Repeating("exposures");
    private final Map<String, Long> unwritten = new ConcurrentHashMap<>();
    private volatile Map<String, Long> shown = Map.of();

    Exposures(
            ExposureRepository repository,
            TransactionOperations<Connection> transactions,
            Clock clock,
            @Property(name = "jobmarket.exposures-interval", defaultValue = "5m") Duration interval) {
        this.repository = repository;
        this.transactions = transactions;
        this.clock = clock;
        thread.every(interval, this::update);
    }

    /** How often the offer of an id was shown, as of the last look. */
    long of(String offerId) {
        return shown.getOrDefault(offerId, 0L);
    }

    /** Counts these as shown once more. */
    void count(List<Offer> offers) {
        for (Offer offer : offers) {
            if (unwritten.size() < MOST_KNOWN || unwritten.containsKey(offer.id())) {
                unwritten.merge(offer.id(), 1L, Long::sum);
            }
        }
    }

    /** Writes what was counted since the last time, and reads what all have counted. */
    synchronized void update() {
        try {
            write();
            shown = repository.findMostShown(MOST_KNOWN).stream()
                    .collect(Collectors.toMap(Exposure::offerId, Exposure::shown));
        } catch (RuntimeException e) {
            LOG.warn("cannot keep how often offers were shown: {}", e.getMessage());
        }
    }

    private void write() {
        // In one order, so that two gateways never wait for each other.
        Map<String, Long> taken = new TreeMap<>();
        for (String id : unwritten.keySet()) {
            Long more = unwritten.remove(id);
            if (more != null) {
                taken.put(id, more);
            }
        }
        LocalDate today = LocalDate.now(clock);
        try {
            transactions.executeWrite(status -> {
                repository.removeBefore(today.minusDays(DAYS - 1));
                taken.forEach((id, more) -> add(id, today, more));
                return null;
            });
        } catch (RuntimeException e) {
            taken.forEach((id, more) -> unwritten.merge(id, more, Long::sum));
            throw e;
        }
    }

    private void add(String offerId, LocalDate day, long more) {
        if (repository.addTo(offerId, day, more) == 0) {
            repository.begin(offerId, day, more);
        }
    }

    @PreDestroy
    void close() {
        thread.stop();
        update();
    }
}
