package fr.jobmarket.recommendation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import ml.dmlc.xgboost4j.java.DMatrix;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What serves without XGBoost must answer as XGBoost does. */
class TreesAgreeWithXgboostTest {

    private static final double TOLERANCE = 1e-5;
    private static final int ROWS = 300;

    @ParameterizedTest
    @CsvSource({
        "rank:ndcg, 21, 6, 60, 1",
        "rank:pairwise, 7, 3, 40, 2",
        "binary:logistic, 12, 8, 50, 3",
        "reg:squarederror, 40, 5, 30, 4",
        "reg:squarederror, 1, 2, 3, 5",
        "binary:logistic, 3, 12, 5, 6"
    })
    void givesTheSamePredictionsAndContributions(String objective, int features, int depth, int rounds, long seed)
            throws Exception {
        Random random = new Random(seed);
        NativeTrees trees = NativeTrees.train(random, objective, features, depth, rounds, 2_000);
        float[] rows = NativeTrees.rows(random, ROWS, features);
        DMatrix matrix = new DMatrix(rows, ROWS, features, Float.NaN);
        float[][] predictions = trees.booster.predict(matrix);
        float[][] contributions = trees.booster.predictContrib(matrix, 0);
        float[] margins = trees.ours.margins(rows);
        for (int i = 0; i < ROWS; i++) {
            float[] row = Arrays.copyOfRange(rows, i * features, (i + 1) * features);
            float margin = trees.ours.margin(row);
            assertEquals(margin, margins[i]);
            assertClose(predictions[i][0], trees.file.objective().prediction(margin));
            assertClose(contributions[i][features], trees.ours.expectation());
            double[] ours = trees.ours.contributions(row);
            for (int j = 0; j < features; j++) {
                assertClose(contributions[i][j], ours[j]);
            }
            assertClose(margin, trees.ours.expectation() + Arrays.stream(ours).sum());
        }
    }

    private static void assertClose(double expected, double actual) {
        assertEquals(expected, actual, TOLERANCE * Math.max(1, Math.abs(expected)));
    }
}
