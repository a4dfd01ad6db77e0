package fr.jobmarket.gateway.monitoring;

import fr.jobmarket.gateway.monitoring.MonitoringController.ColumnDrift;
import fr.jobmarket.gateway.monitoring.MonitoringController.Drift;
import fr.jobmarket.internal.Repeating;
import fr.jobmarket.offer.Source;
import fr.jobmarket.serving.CurrentRelease;
import fr.jobmarket.serving.NoReleaseException;
import fr.jobmarket.serving.OpenRelease;
import fr.jobmarket.statistics.LabelledCount;
import fr.jobmarket.statistics.OfferTotals;
import fr.jobmarket.statistics.StatisticsFilter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import io.micronaut.json.JsonMapper;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is served: the release with its age, its model, its offers by source, and what drifted. */
@Context
class ReleaseMetrics {

    private static final Logger LOG = LoggerFactory.getLogger(ReleaseMetrics.class);
    private static final StatisticsFilter AVAILABLE = new StatisticsFilter(null, true, null, null, null, null);

    private final Repeating watcher = new Repeating("release-metrics");
    private final CurrentRelease current;
    private final DriftReports reports;
    private final JsonMapper json;
    private final MultiGauge serving;
    private final MultiGauge offers;
    private final MultiGauge sources;
    private final MultiGauge drift;
    private volatile Served served = Served.NOTHING;
    /** Which report the figures of drift are of; only the watcher's thread uses it. */
    private DriftReports.@Nullable Version compared;

    /** A release as it was looked at, without what may be written about it later. */
    private record Served(String release, double publishedAt) {
        private static final Served NOTHING = new Served("", Double.NaN);
    }

    ReleaseMetrics(
            MeterRegistry registry,
            CurrentRelease current,
            DriftReports reports,
            JsonMapper json,
            @Property(name = "jobmarket.metrics-interval", defaultValue = "30s") Duration interval) {
        this.current = current;
        this.reports = reports;
        this.json = json;
        serving = MultiGauge.builder("jobmarket.serving")
                .description("1 for the release and the model that answer.")
                .register(registry);
        offers = MultiGauge.builder("jobmarket.serving.offers")
                .description("Offers of the release that answers, duplicates left out.")
                .register(registry);
        sources = MultiGauge.builder("jobmarket.serving.source.offers")
                .description("Available offers of the release that answers, by source, duplicates left out.")
                .register(registry);
        drift = MultiGauge.builder("jobmarket.serving.drift.columns")
                .description("Columns in which the release that answers differs from its baseline.")
                .register(registry);
        Gauge.builder("jobmarket.serving.published.timestamp", () -> served.publishedAt())
                .description("When the release that answers was published, in seconds of Unix time.")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("jobmarket.serving.obstacle", () -> current.obstacle().isPresent() ? 1 : 0)
                .description("1 while the newest release is not the one that answers, or none is.")
                .register(registry);
        watcher.every(interval, this::look);
    }

    @PreDestroy
    void close() {
        watcher.stop();
    }

    private void look() {
        try {
            current.use(release -> {
                if (!served.release().equals(release.id())) {
                    describe(release);
                }
                return release;
            });
            registerDrift(served.release());
        } catch (NoReleaseException e) {
            forget();
        } catch (RuntimeException e) {
            LOG.warn("cannot describe the release that answers: {}", e.getMessage());
        }
    }

    private void describe(OpenRelease release) {
        OfferTotals all = release.statistics().offers(StatisticsFilter.ALL);
        List<LabelledCount> available = release.statistics().offers(AVAILABLE).bySource();
        serving.register(
                List.of(Row.of(
                        Tags.of(
                                "release", release.id(),
                                "model", release.model().name(),
                                "version", release.model().version()),
                        1)),
                true);
        offers.register(
                List.of(
                        Row.of(Tags.of("state", "all"), all.total()),
                        Row.of(Tags.of("state", "available"), all.available())),
                true);
        List<Row<?>> rows = new ArrayList<>();
        for (Source source : Source.values()) {
            rows.add(Row.of(Tags.of("source", source.id()), count(available, source)));
        }
        sources.register(rows, true);
        served = new Served(release.id(), release.publishedAt().toEpochMilli() / 1000.0);
    }

    private static long count(List<LabelledCount> counts, Source source) {
        return counts.stream()
                .filter(count -> count.code().equals(source.id()))
                .mapToLong(LabelledCount::count)
                .sum();
    }

    /** The report comes after publishing, and again when another baseline is chosen. */
    private void registerDrift(String release) {
        DriftReports.Version version = reports.version(release, "json");
        if (!version.equals(compared)) {
            drift.register(drifted(release), true);
            compared = version;
        }
    }

    /** None before the comparison. */
    private List<Row<?>> drifted(String release) {
        return reports.find(release, "json").map(this::parse).stream()
                .flatMap(report -> rows(report.columns()))
                .collect(Collectors.toList());
    }

    private Drift parse(byte[] report) {
        try {
            return json.readValue(report, Drift.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Row<?>> rows(List<ColumnDrift> columns) {
        Map<String, Long> counts = columns.stream()
                .collect(Collectors.groupingBy(
                        column -> column.subject().toLowerCase(Locale.ROOT),
                        Collectors.filtering(ColumnDrift::drifted, Collectors.counting())));
        return counts.entrySet().stream().map(count -> Row.of(Tags.of("subject", count.getKey()), count.getValue()));
    }

    private void forget() {
        Stream.of(serving, offers, sources, drift).forEach(gauge -> gauge.register(List.of(), true));
        served = Served.NOTHING;
        compared = null;
    }
}
