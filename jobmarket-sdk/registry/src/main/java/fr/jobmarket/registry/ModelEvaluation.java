package fr.jobmarket.registry;

import fr.jobmarket.error.InvalidInputException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How good a model was, and on what.
 *
 * @param evaluator what measured it, such as {@code offline ranking at 10}
 * @param data what it was measured on, never what it learned from
 * @param metrics the figures by name, such as {@code ndcg@10}; at least one, all finite
 * @param seed the seed of every random choice; absent where there was none
 */
public record ModelEvaluation(
        String evaluator,
        DataProvenance data,
        Map<String, Double> metrics,
        @Nullable Long seed) {

    /** Copies the map, so the value never changes. */
    public ModelEvaluation {
        if (evaluator.isBlank() || metrics.isEmpty()) {
            throw new InvalidInputException("an evaluation names its evaluator and at least one metric");
        }
        metrics.forEach((name, value) -> {
            if (!Double.isFinite(value)) {
                throw new InvalidInputException("the metric " + name + " is " + value + ": it must be finite");
            }
        });
        metrics = Map.copyOf(metrics);
    }
}
