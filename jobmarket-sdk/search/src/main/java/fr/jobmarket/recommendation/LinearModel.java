package fr.jobmarket.recommendation;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.error.NonRetriableException;
import fr.jobmarket.offer.OfferJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A weighted sum: each known feature adds its weight times its distance from what an unknown value is taken for. */
final class LinearModel implements ScoringModel {

    private static final String FILE = "model.json";
    private static final String KIND = "linear";
    private static final ObjectMapper MAPPER = OfferJson.newMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

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

    static LinearModel load(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            return read(Files.readAllBytes(file), file.toString());
        } catch (NoSuchFileException e) {
            throw new InvalidInputException(
                    "no scoring model in " + folder + ": " + FILE + " is missing; publish a release that has one", e);
        } catch (IOException e) {
            throw new InvalidInputException("cannot read the scoring model " + file + " (" + e + ")", e);
        }
    }

    static LinearModel read(byte[] json, String file) {
        Form form;
        try {
            form = MAPPER.readValue(json, Form.class);
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
        Path file = folder.resolve(FILE);
        try {
            Files.createDirectories(folder);
            Path draft = folder.resolve(FILE + ".tmp");
            Files.write(draft, MAPPER.writeValueAsBytes(form));
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new NonRetriableException("cannot write the scoring model " + file + " (" + e + ")", e);
        }
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
