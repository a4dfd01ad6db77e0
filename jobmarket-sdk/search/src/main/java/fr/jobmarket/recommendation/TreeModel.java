package fr.jobmarket.recommendation;

import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.internal.Sha256;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Trees that XGBoost trained, scored without XGBoost. Beside the trees lies what they must answer to a few rows as
 * XGBoost itself answered: a model that was damaged, is read wrongly or was trained on other features is never served.
 */
final class TreeModel implements ScoringModel {

    static final String KIND = "xgboost";

    private static final String TREES = "trees.json";
    /** Native sums of trees are rounded to single precision after each. */
    private static final double TOLERANCE = 1e-5;

    private final Form form;
    private final byte[] file;
    private final TreeEnsemble trees;
    private final double base;

    private TreeModel(Form form, byte[] file, TreeEnsemble trees) {
        this.form = form;
        this.file = file;
        this.trees = trees;
        this.base = trees.expectation();
    }

    static TreeModel read(byte[] json, Path folder) {
        String named = folder.resolve(ModelFolder.FILE).toString();
        Form form;
        try {
            form = ModelFolder.MAPPER.readValue(json, Form.class);
        } catch (IOException e) {
            throw new InvalidInputException(named + " is not a scoring model: " + e.getMessage(), e);
        }
        if (form.name() == null
                || form.version() == null
                || form.sha256() == null
                || form.checks().isEmpty()) {
            throw new InvalidInputException(
                    named + " is incomplete: it needs name, version, features, sha256 and checks of " + TREES);
        }
        requireOurFeatures(form.features(), named);
        byte[] file = ModelFolder.read(folder, TREES);
        String treesNamed = folder.resolve(TREES).toString();
        if (!Sha256.of(file).equals(form.sha256())) {
            throw new InvalidInputException(treesNamed + " is not the file that " + named
                    + " describes: it was cut or changed; train or fetch the model again");
        }
        XgboostFile read = XgboostFile.read(file, treesNamed);
        requireOurFeatures(read.featureNames(), treesNamed);
        TreeModel model = new TreeModel(form, file, TreeEnsemble.of(read, treesNamed));
        model.check(read.objective(), treesNamed);
        return model;
    }

    private static void requireOurFeatures(List<String> stated, String file) {
        List<String> ours = Arrays.stream(Feature.values()).map(Feature::id).toList();
        if (!stated.equals(ours)) {
            throw new InvalidInputException(file + " was trained on other features than this version has, "
                    + "or in another order: " + stated + " instead of " + ours + "; train it again");
        }
    }

    private void check(XgboostFile.Objective objective, String file) {
        for (Check check : form.checks()) {
            float[] row = new float[Feature.values().length];
            if (check.features().size() != row.length) {
                throw new InvalidInputException(
                        file + " has a check of " + check.features().size() + " features");
            }
            for (int i = 0; i < row.length; i++) {
                Float value = check.features().get(i);
                row[i] = value == null ? Float.NaN : value;
            }
            double ours = objective.prediction(trees.margin(row));
            double expected = check.prediction();
            if (!(Math.abs(ours - expected) <= TOLERANCE * Math.max(1, Math.abs(expected)))) {
                throw new InvalidInputException(file + " gives " + ours + " where XGBoost gave " + expected
                        + ": it is not understood; train it again with the version this was built with");
            }
        }
    }

    @Override
    public void save(Path folder) {
        ModelFolder.write(folder, TREES, file);
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
        return base;
    }

    @Override
    public double[] contributions(FeatureVector features) {
        return trees.contributions(features.toArray());
    }

    @Override
    public double score(FeatureVector features) {
        return 1 / (1 + Math.exp(-(double) trees.margin(features.toArray())));
    }

    /** The file beside the trees. */
    private record Form(
            @Nullable String kind,
            @Nullable String name,
            @Nullable String version,
            List<String> features,
            @Nullable String sha256,
            List<Check> checks) {

        /** Copies the lists; absent ones are empty. */
        @SuppressWarnings("ConstantValue") // the reader passes null for an absent list
        private Form {
            features = features == null ? List.of() : List.copyOf(features);
            checks = checks == null ? List.of() : List.copyOf(checks);
        }
    }

    /** A row, with null for missing values, and XGBoost's prediction of it. */
    private record Check(List<@Nullable Float> features, double prediction) {
        /** Refuses a check of nothing. */
        private Check {
            Objects.requireNonNull(features, "features");
        }
    }
}
