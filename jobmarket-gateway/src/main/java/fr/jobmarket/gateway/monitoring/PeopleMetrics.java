package fr.jobmarket.gateway.monitoring;

import fr.jobmarket.gateway.account.Accounts;
import fr.jobmarket.gateway.activity.Feedbacks;
import fr.jobmarket.gateway.manual.OwnOffers;
import fr.jobmarket.gateway.savedsearch.SavedSearches;
import fr.jobmarket.internal.Repeating;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How much people keep in the application database. It is counted now and then: whoever reads the metrics neither waits
 * for the database nor keeps it busy. Thread-safe.
 */
@Context
class PeopleMetrics {

    private static final Logger LOG = LoggerFactory.getLogger(PeopleMetrics.class);

    private final Repeating watcher = new Repeating("people-metrics");
    private final Map<String, LongSupplier> counts = new LinkedHashMap<>();
    /** What was counted last; what was never counted, or not of late, is absent. */
    private volatile Map<String, Double> counted = Map.of();

    PeopleMetrics(
            MeterRegistry registry,
            Accounts accounts,
            Feedbacks feedbacks,
            OwnOffers ownOffers,
            SavedSearches searches,
            @Property(name = "jobmarket.metrics-interval", defaultValue = "30s") Duration interval) {
        count("jobmarket.accounts", "Accounts.", accounts::count, registry);
        count("jobmarket.saved.offers", "Offers on people's lists.", feedbacks::countSaved, registry);
        count("jobmarket.kept.searches", "Searches people keep.", searches::count, registry);
        count("jobmarket.own.offers", "Offers entered by hand.", ownOffers::count, registry);
        watcher.every(interval, this::count);
    }

    private void count(String name, String description, LongSupplier count, MeterRegistry registry) {
        counts.put(name, count);
        Gauge.builder(name, () -> counted.getOrDefault(name, Double.NaN))
                .description(description)
                .register(registry);
    }

    @PreDestroy
    void close() {
        watcher.stop();
    }

    private void count() {
        try {
            Map<String, Double> now = new LinkedHashMap<>();
            counts.forEach((name, count) -> now.put(name, (double) count.getAsLong()));
            counted = now;
        } catch (RuntimeException e) {
            counted = Map.of();
            LOG.warn("cannot count what people keep: {}", e.getMessage());
        }
    }
}
