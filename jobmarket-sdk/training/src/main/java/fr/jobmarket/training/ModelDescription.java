package fr.jobmarket.training;

import java.util.Map;
import java.util.TreeMap;

/**
 * What to remember about a model beside its files.
 *
 * @param name kind of model, such as {@code hand-weighted}
 * @param metrics what was measured, such as {@code ndcg@10}
 * @param parameters what it was made with
 * @param provenance where it comes from: data, code version, seed
 */
public record ModelDescription(
        String name, Map<String, Double> metrics, Map<String, String> parameters, Map<String, String> provenance) {

    /** Copies the maps, so the value never changes. */
    public ModelDescription {
        metrics = Map.copyOf(metrics);
        parameters = Map.copyOf(parameters);
        provenance = Map.copyOf(provenance);
    }

    /** A model about which nothing else is known. */
    public static ModelDescription named(String name) {
        return new ModelDescription(name, new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
    }
}
