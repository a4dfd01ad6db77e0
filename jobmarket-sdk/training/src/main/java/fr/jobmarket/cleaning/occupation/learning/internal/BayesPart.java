package fr.jobmarket.cleaning.occupation.learning.internal;

import fr.jobmarket.cleaning.internal.occupation.TermVector;
import java.util.List;

/**
 * Multinomial naive Bayes over TF-IDF weights (Rennie et al., 2003, without their complement). The score of an
 * occupation is {@code sum(x · gain) - sum(x) · mass}, where a gain is 0 for words never seen with the occupation.
 */
final class BayesPart {

    private static final double SMOOTHING = 0.002;

    private final float[][] gains;
    private final float[] mass;
    private final float[] prior;

    BayesPart(int features, int occupations, List<Example> examples) {
        gains = new float[features][];
        double[] totals = new double[occupations];
        double[] texts = new double[occupations];
        for (Example example : examples) {
            TermVector vector = example.vector();
            texts[example.occupation()] += example.weight();
            for (int i = 0; i < vector.features().length; i++) {
                int feature = vector.features()[i];
                if (gains[feature] == null) {
                    gains[feature] = new float[occupations];
                }
                float amount = example.weight() * vector.weights()[i];
                gains[feature][example.occupation()] += amount;
                totals[example.occupation()] += amount;
            }
        }
        for (float[] row : gains) {
            toLogarithms(row);
        }
        mass = new float[occupations];
        prior = new float[occupations];
        for (int occupation = 0; occupation < occupations; occupation++) {
            mass[occupation] = (float) StrictMath.log(totals[occupation] / SMOOTHING + features);
            prior[occupation] = (float) StrictMath.log(1 + texts[occupation]);
        }
    }

    private static void toLogarithms(float[] row) {
        for (int i = 0; row != null && i < row.length; i++) {
            if (row[i] != 0) {
                row[i] = (float) StrictMath.log(1 + row[i] / SMOOTHING);
            }
        }
    }

    /** The gains of a feature per occupation; null when no example has it. */
    float[] row(int feature) {
        return gains[feature];
    }

    /** What each unit of weight costs an occupation. */
    float[] mass() {
        return mass;
    }

    /** How common each occupation is, as a logarithm. */
    float[] prior() {
        return prior;
    }

    void score(TermVector vector, float[] into) {
        float sum = vector.sum();
        for (int occupation = 0; occupation < into.length; occupation++) {
            into[occupation] = -sum * mass[occupation];
        }
        RowSums.add(gains, vector, into);
    }
}
