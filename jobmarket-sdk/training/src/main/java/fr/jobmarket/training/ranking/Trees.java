package fr.jobmarket.training.ranking;

import fr.jobmarket.error.NonRetriableException;
import fr.jobmarket.recommendation.Feature;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import ml.dmlc.xgboost4j.java.util.BigDenseMatrix;

/** Trees that XGBoost trained. Closing frees native memory. Not thread-safe. */
final class Trees implements AutoCloseable {

    /** What is asked of the trees. */
    enum Objective {
        /** The order of all offers of a candidate, the first ranks most. */
        NDCG("rank:ndcg"),
        /** The order of any two offers of a candidate. */
        PAIRWISE("rank:pairwise"),
        /** The relevance of each offer by itself. */
        POINTWISE("binary:logistic");

        private final String id;

        Objective(String id) {
            this.id = id;
        }

        String id() {
            return id;
        }

        /** What a grade from 0 to 1 is to the trees: rankers learn from whole ones. */
        float label(float grade) {
            return this == POINTWISE ? grade : Math.round(GRADES * grade);
        }
    }

    private static final int GRADES = 8;

    private final Booster booster;
    private final Set<Feature> hidden;

    private Trees(Booster booster, Set<Feature> hidden) {
        this.booster = booster;
        this.hidden = hidden;
    }

    /**
     * What XGBoost is told. One thread, so that any machine makes the same trees. More of a feature is never worse: features are made so, and weak labels must not
     * undo it.
     */
    static Map<String, Object> parameters(Objective objective, TrainingPlan plan) {
        Map<String, Object> parameters = new HashMap<>(Map.of(
                "objective",
                objective.id(),
                "tree_method",
                "hist",
                "max_depth",
                plan.depth(),
                "eta",
                0.1,
                "subsample",
                0.8,
                "colsample_bytree",
                0.8,
                "seed",
                plan.seed(),
                "nthread",
                1,
                "verbosity",
                0,
                "silent",
                1));
        parameters.put(
                "monotone_constraints",
                IntStream.range(0, Group.WIDTH).mapToObj(i -> "1").collect(Collectors.joining(",", "(", ")")));
        if (objective != Objective.POINTWISE) {
            parameters.put("ndcg_exp_gain", false);
        }
        if (objective == Objective.NDCG) {
            parameters.put("lambdarank_num_pair_per_sample", 10);
        }
        return parameters;
    }

    /**
     * Trains on the candidates that are wanted. Rows go one candidate at a time into memory outside the heap.
     *
     * @param hidden features the trees do not see
     */
    static Trees train(
            GroupFile file, Predicate<Group> wanted, Objective objective, TrainingPlan plan, Set<Feature> hidden) {
        int[] sizes = sizes(file, wanted);
        int rows = IntStream.of(sizes).sum();
        BigDenseMatrix data = new BigDenseMatrix(rows, Group.WIDTH);
        try {
            float[] labels = new float[rows];
            fill(file, wanted, objective, hidden, data, labels);
            DMatrix matrix = new DMatrix(data, Float.NaN);
            try {
                matrix.setLabel(labels);
                if (objective != Objective.POINTWISE) {
                    matrix.setGroup(sizes);
                }
                Booster booster =
                        XGBoost.train(matrix, parameters(objective, plan), plan.trees(), Map.of(), null, null);
                booster.setFeatureNames(
                        Arrays.stream(Feature.values()).map(Feature::id).toArray(String[]::new));
                return new Trees(booster, hidden.isEmpty() ? Set.of() : EnumSet.copyOf(hidden));
            } finally {
                matrix.dispose();
            }
        } catch (XGBoostError e) {
            throw failed(e);
        } catch (LinkageError e) {
            throw new NonRetriableException(
                    "XGBoost's native library cannot be loaded (" + e
                            + "); it needs glibc and libgomp (libgomp1 on Debian)",
                    e);
        } finally {
            data.dispose();
        }
    }

    private static int[] sizes(GroupFile file, Predicate<Group> wanted) {
        IntStream.Builder sizes = IntStream.builder();
        file.forEach(wanted, group -> sizes.add(group.learnedSize()));
        return sizes.build().toArray();
    }

    private static void fill(
            GroupFile file,
            Predicate<Group> wanted,
            Objective objective,
            Set<Feature> hidden,
            BigDenseMatrix data,
            float[] labels) {
        int[] next = {0};
        file.forEach(wanted, group -> {
            for (int i = 0; i < group.size(); i++) {
                if (group.learned()[i]) {
                    labels[next[0]] = objective.label(group.grades()[i]);
                    for (Feature feature : Feature.values()) {
                        data.set(
                                next[0],
                                feature.ordinal(),
                                hidden.contains(feature) ? Float.NaN : group.feature(i, feature));
                    }
                    next[0]++;
                }
            }
        });
    }

    /** What XGBoost predicts for rows that lie one behind the other. */
    float[] predict(float[] rows) {
        try {
            int count = rows.length / Group.WIDTH;
            float[] seen = rows.clone();
            for (Feature feature : hidden) {
                for (int i = 0; i < count; i++) {
                    seen[i * Group.WIDTH + feature.ordinal()] = Float.NaN;
                }
            }
            float[][] predictions = booster.inplace_predict(seen, count, Group.WIDTH, Float.NaN);
            float[] flat = new float[count];
            for (int i = 0; i < count; i++) {
                flat[i] = predictions[i][0];
            }
            return flat;
        } catch (XGBoostError e) {
            throw failed(e);
        }
    }

    /** The trees in XGBoost's own JSON. */
    byte[] toJson() {
        try {
            return booster.toByteArray("json");
        } catch (XGBoostError e) {
            throw failed(e);
        }
    }

    private static NonRetriableException failed(XGBoostError e) {
        return new NonRetriableException("XGBoost failed: " + e.getMessage(), e);
    }

    @Override
    public void close() {
        booster.dispose();
    }
}
