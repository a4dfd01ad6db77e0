package fr.jobmarket.cleaning.occupation.learning.internal;

import fr.jobmarket.cleaning.internal.occupation.Probabilities;
import java.util.ArrayList;
import java.util.List;

/**
 * How much each part of the classifier counts: the weights that make texts it has not seen most likely. The sums they
 * give are logits: their softmax is calibrated. A title alone holds less evidence than a whole offer, and says more by an
 * appellation it equals, so that it has weights of its own.
 *
 * @param bayes weight of {@link BayesPart}
 * @param softmax weight of {@link SoftmaxPart}
 * @param appellation weight of the similarity with an appellation
 * @param prior weight of how common an occupation is
 * @param titleScale what all that but the similarity is multiplied with when there is a title alone
 * @param titleAppellation weight of the similarity then
 */
record Mixture(float bayes, float softmax, float appellation, float prior, float titleScale, float titleAppellation) {

    private static final int STEPS = 150;
    private static final float FAR_BELOW = 12;
    private static final double RATE = 0.02;
    private static final double[] START = {0.2, 0.4, 2, 0};
    private static final double[] START_TITLE = {1.5, 3};

    /**
     * What the parts say of a text.
     *
     * @param scores for each candidate the score by Bayes, softmax, appellation and prior
     * @param right which candidate is right
     */
    record Case(float[][] scores, int right) {}

    /**
     * The best mixture.
     *
     * @param offers texts with descriptions
     * @param titles texts without
     */
    static Mixture fit(List<Case> offers, List<Case> titles) {
        double[] whole = mostLikely(offers, START);
        List<Case> mixed = new ArrayList<>();
        for (Case title : titles) {
            float[][] scores = new float[title.scores().length][];
            for (int i = 0; i < scores.length; i++) {
                float[] parts = title.scores()[i];
                double others = whole[0] * parts[0] + whole[1] * parts[1] + whole[3] * parts[3];
                scores[i] = new float[] {(float) others, parts[2]};
            }
            mixed.add(new Case(scores, title.right()));
        }
        double[] alone = mostLikely(mixed, START_TITLE);
        return new Mixture(
                (float) whole[0], (float) whole[1], (float) whole[2], (float) whole[3], (float) alone[0], (float)
                        alone[1]);
    }

    /** The likelihood is concave in the weights, so gradient ascent finds the best ones (steps as RMSProp does them). */
    private static double[] mostLikely(List<Case> cases, double[] start) {
        double[] weights = start.clone();
        double[] squares = new double[weights.length];
        for (int step = 0; step < STEPS && !cases.isEmpty(); step++) {
            double[] gradient = new double[weights.length];
            for (Case each : cases) {
                addGradient(each, weights, gradient);
            }
            for (int part = 0; part < weights.length; part++) {
                double slope = gradient[part] / cases.size();
                squares[part] = 0.9 * squares[part] + 0.1 * slope * slope;
                double rate = RATE * (1 - (double) step / STEPS);
                weights[part] += rate * slope / (Math.sqrt(squares[part]) + 1e-6);
            }
        }
        return weights;
    }

    private static void addGradient(Case each, double[] weights, double[] gradient) {
        float[] probabilities = new float[each.scores().length];
        for (int i = 0; i < probabilities.length; i++) {
            double logit = 0;
            for (int part = 0; part < weights.length; part++) {
                logit += weights[part] * each.scores()[i][part];
            }
            probabilities[i] = (float) logit;
        }
        Probabilities.fromLogits(probabilities, FAR_BELOW);
        for (int i = 0; i < probabilities.length; i++) {
            double error = (i == each.right() ? 1 : 0) - probabilities[i];
            for (int part = 0; part < weights.length; part++) {
                gradient[part] += error * each.scores()[i][part];
            }
        }
    }
}
