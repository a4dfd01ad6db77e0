package fr.jobmarket.recommendation;

import fr.jobmarket.error.InvalidInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A weighted sum: each known feature adds its weight times its distance from what an unknown value is taken for. */
final class LinearModel implements ScoringModel {

    static final String KIND = "linear";

    private final Form form;
    private final double[] weights;
    private final double[] neutrals;

    private LinearModel(Form form, Map<Feature, Weight> byFeature) {
        this.form = form;
        this.weights = new double[Feature.values().length];
        this.neutrals = new double[Feature.values().length];
        byFeature.forEach((feature, weight) -> {
            weights[feature.ordinal()] = weight.weight();
            neutrals[feature.ordinal()] = weight.neutral();
        });
    }

    static LinearModel read(byte[] json, String file) {
        Form form;
        try {
            form = ModelFolder.MAPPER.readValue(json, Form.class);
        } catch (IOException e) {
            throw new InvalidInputException(file + " is not a scoring model: " + e.getMessage(), e);
        }
        if (form == null || !KIND.equals(form.kind())) {
            throw new InvalidInputException(file + " holds a model of kind " + (form == null ? null : form.kind())
                    + "; this version reads " + KIND);
        }
        return new LinearModel(form, weights(form, file));
    }

    private static Map<Feature, Weight> weights(Form form, String file) {
        Map<Feature, Weight> weights = new EnumMap<>(Feature.class);
        List<Weight> listed = form.features() == null ? List.of() : form.features();
        boolean usable = form.name() != null && form.version() != null && Double.isFinite(form.base());
        for (Weight weight : listed) {
            usable &= Double.isFinite(weight.weight()) && Double.isFinite(weight.neutral());
            usable &= weights.put(feature(weight, file), weight) == null;
        }
        if (!usable) {
            throw new InvalidInputException(
                    file + " is incomplete: it needs name, version, base, and each feature once with finite numbers");
        }
        Set<Feature> missing = EnumSet.allOf(Feature.class);
        missing.removeAll(weights.keySet());
        if (!missing.isEmpty()) {
            throw new InvalidInputException(
                    file + " has no weight for " + missing + "; it belongs to another version of the features");
        }
        return weights;
    }

    private static Feature feature(Weight weight, String file) {
        try {
            return Feature.of(String.valueOf(weight.feature()));
        } catch (InvalidInputException e) {
            throw new InvalidInputException(file + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void save(Path folder) {
        ModelFolder.write(folder, form);
    }

    @Override
    public String name() {
        return String.valueOf(form.name());
    }

    @Override
    public String version() {
        return String.valueOf(form.version());
    }

    @Override
    public double base() {
        return form.base();
    }

    @Override
    public double[] contributions(FeatureVector features) {
        float[] values = features.toArray();
        double[] contributions = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            if (!Float.isNaN(values[i])) {
                contributions[i] = weights[i] * (values[i] - neutrals[i]);
            }
        }
        return contributions;
    }

    /** The file. */
    private record Form(
            @Nullable String kind,
            @Nullable String name,
            @Nullable String version,
            double base,
            @Nullable List<Weight> features) {}

    private record Weight(
            @Nullable String feature,
            double weight,
            double neutral,
            @Nullable String why) {}
}
