package fr.jobmarket.registry;

import fr.jobmarket.error.InvalidInputException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a model came about: enough to make it again.
 *
 * @param trainer what made it, such as {@code xgboost} or {@code hand}
 * @param data what it learned from; absent for a model that learned from nothing
 * @param parameters what the trainer was told
 * @param seed the seed of every random choice; absent where there was none
 * @param versions versions of the code and of the libraries that decide about the result, by name
 */
public record ModelProvenance(
        String trainer,
        @Nullable DataProvenance data,
        Map<String, String> parameters,
        @Nullable Long seed,
        Map<String, String> versions) {

    /** Copies the maps, so the value never changes. */
    public ModelProvenance {
        if (trainer.isBlank()) {
            throw new InvalidInputException("a model without trainer: say what made it");
        }
        parameters = Map.copyOf(parameters);
        versions = Map.copyOf(versions);
    }
}
