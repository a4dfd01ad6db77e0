package fr.jobmarket.recommendation;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a candidate is told.
 *
 * @param lookingFor the occupations the profile was understood to look for, the likeliest first; empty when it names no
 *     work or none that is known
 * @param items the offers that fit, best first; empty when none does
 * @param relaxed what fits beyond one of the candidate's limits, when little fits within them; null otherwise
 */
public record Advice(
        List<Sought> lookingFor,
        List<Recommendation> items,
        @Nullable Relaxed relaxed) {

    /** Copies the lists, so the value never changes. */
    public Advice {
        lookingFor = List.copyOf(lookingFor);
        items = List.copyOf(items);
    }

    /**
     * An occupation looked for.
     *
     * @param code its ROME code
     * @param label the official label of the code
     * @param probability how likely it is meant, 0 to 1; 1 for those the profile names
     */
    public record Sought(String code, String label, double probability) {
        /** Refuses null where a value is needed. */
        public Sought {
            Objects.requireNonNull(code, "code");
            Objects.requireNonNull(label, "label");
        }
    }

    /**
     * Offers that fit but for a limit.
     *
     * @param changed the limits that were widened: {@code distance} or {@code contracts}
     * @param items the offers, the nearest first when the distance was widened, otherwise the best first
     */
    public record Relaxed(List<String> changed, List<Recommendation> items) {
        /** Copies the lists, so the value never changes. */
        public Relaxed {
            changed = List.copyOf(changed);
            items = List.copyOf(items);
        }
    }
}
