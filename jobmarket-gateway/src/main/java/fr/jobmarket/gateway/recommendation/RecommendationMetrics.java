package fr.jobmarket.gateway.recommendation;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micronaut.context.annotation.Context;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** How long recommending takes, by what came of it. Made at the start, so that what never happened counts 0. Thread-safe. */
@Context
class RecommendationMetrics {

    private enum Outcome {
        FOUND,
        RELAXED,
        NOTHING,
        FAILED
    }

    private static final Duration[] BOUNDS = {
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(30),
        Duration.ofMillis(60),
        Duration.ofMillis(100),
        Duration.ofMillis(300),
        Duration.ofSeconds(1)
    };

    private final Map<Outcome, Timer> timers = new EnumMap<>(Outcome.class);

    RecommendationMetrics(MeterRegistry registry) {
        for (Outcome outcome : Outcome.values()) {
            timers.put(
                    outcome,
                    Timer.builder("jobmarket.recommendations")
                            .description("How long recommending took, without writing the answer.")
                            .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                            .serviceLevelObjectives(BOUNDS)
                            .register(registry));
        }
    }

    /** Does the work and takes its time. */
    RecommendationList timed(Supplier<RecommendationList> work) {
        long start = System.nanoTime();
        Outcome outcome = Outcome.FAILED;
        try {
            RecommendationList list = work.get();
            outcome = outcome(list);
            return list;
        } finally {
            Objects.requireNonNull(timers.get(outcome)).record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
        }
    }

    private static Outcome outcome(RecommendationList list) {
        if (list.relaxed() != null) {
            return Outcome.RELAXED;
        }
        return list.items().isEmpty() ? Outcome.NOTHING : Outcome.FOUND;
    }
}
