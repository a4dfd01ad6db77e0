package fr.jobmarket.registry;

import fr.jobmarket.error.InvalidInputException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to remember about a model beside its files.
 *
 * @param name kind of model, such as {@code hand-weighted}
 * @param provenance how it came about; absent when nobody knows
 * @param evaluations what was measured of it, each on data of its own
 */
public record ModelDescription(String name, @Nullable ModelProvenance provenance, List<ModelEvaluation> evaluations) {

    /** Copies the list, so the value never changes. */
    public ModelDescription {
        if (name.isBlank()) {
            throw new InvalidInputException("a model without name: say what kind it is");
        }
        evaluations = List.copyOf(evaluations);
    }

    /** A model about which nothing else is known. */
    public static ModelDescription named(String name) {
        return new ModelDescription(name, null, List.of());
    }
}
