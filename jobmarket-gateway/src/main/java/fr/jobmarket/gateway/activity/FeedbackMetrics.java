package fr.jobmarket.gateway.activity;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** How much feedback is given. Made at the start, so that what was never given counts 0. Thread-safe. */
@Context
class FeedbackMetrics {

    private final Map<FeedbackAction, Counter> counters = new EnumMap<>(FeedbackAction.class);

    FeedbackMetrics(MeterRegistry registry) {
        for (FeedbackAction action : FeedbackAction.values()) {
            counters.put(
                    action,
                    Counter.builder("jobmarket.feedback")
                            .description("What people said they did with offers, since the start.")
                            .tag("action", action.name().toLowerCase(Locale.ROOT))
                            .register(registry));
        }
    }

    /** Counts feedback that is kept. */
    void given(FeedbackAction action) {
        Objects.requireNonNull(counters.get(action)).increment();
    }
}
