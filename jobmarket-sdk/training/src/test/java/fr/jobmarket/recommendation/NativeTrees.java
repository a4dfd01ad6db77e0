package fr.jobmarket.recommendation;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;

/** Trees that XGBoost trained on random rows, and the same trees as they are served. */
final class NativeTrees {

    static final float MISSING = 0.2f;

    final Booster booster;
    final XgboostFile file;
    final TreeEnsemble ours;

    private NativeTrees(Booster booster, XgboostFile file) {
        this.booster = booster;
        this.file = file;
        this.ours = TreeEnsemble.of(file, "random trees");
    }

    static NativeTrees train(Random random, String objective, int features, int depth, int rounds, int rows)
            throws Exception {
        float[] data = rows(random, rows, features);
        float[] labels = new float[rows];
        for (int i = 0; i < rows; i++) {
            float sum = 0;
            for (int j = 0; j < features; j++) {
                float value = data[i * features + j];
                sum += Float.isNaN(value) ? 0.3f : value * (j % 3);
            }
            labels[i] = sum + random.nextFloat() > features * 0.4 ? 1 : 0;
        }
        DMatrix matrix = new DMatrix(data, rows, features, Float.NaN);
        matrix.setLabel(labels);
        if (objective.startsWith("rank:")) {
            int group = 20;
            matrix.setGroup(IntStream.range(0, rows / group).map(i -> group).toArray());
        }
        Map<String, Object> parameters = new HashMap<>(Map.of(
                "objective", objective, "max_depth", depth, "eta", 0.3, "seed", 7, "nthread", 1, "verbosity", 0));
        parameters.put("silent", 1);
        Booster booster = XGBoost.train(matrix, parameters, rounds, Map.of(), null, null);
        booster.setFeatureNames(
                IntStream.range(0, features).mapToObj(i -> "f" + i).toArray(String[]::new));
        return new NativeTrees(booster, XgboostFile.read(booster.toByteArray("json"), "random trees"));
    }

    /** Rows one behind the other; some values are missing. */
    static float[] rows(Random random, int rows, int features) {
        float[] data = new float[rows * features];
        for (int i = 0; i < data.length; i++) {
            data[i] = random.nextFloat() < MISSING ? Float.NaN : (float) Math.round(random.nextGaussian() * 20) / 10;
        }
        return data;
    }
}
