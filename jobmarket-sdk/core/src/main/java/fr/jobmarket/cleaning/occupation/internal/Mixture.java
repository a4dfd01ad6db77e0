package fr.jobmarket.cleaning.occupation.internal;

import java.util.List;

/**
 * How much each part of the classifier counts: the weights that make texts it has not seen most likely. The likelihood is
 * concave in them, so gradient ascent finds the best ones. The sums they give are logits: their softmax is calibrated.
 *
 * @param bayes weight of {@link BayesPart}
 * @param softmax weight of {@link SoftmaxPart}
 * @param appellation weight of the similarity with an appellation
 * @param prior weight of how common an occupation is
 */
record Mixture(float bayes, float softmax, float appellation, float prior) {

    static final int PARTS = 4;

    private static final int STEPS = 400;
    private static final Mixture START = new Mixture(0.2f, 0.3f, 3, 0.1f);

    /**
     * What the parts say of a text.
     *
     * @param scores for each candidate the score of each part
     * @param right which candidate is right
     */
    record Case(float[][] scores, int right) {}

    static Mixture fit(List<Case> cases) {
        double[] weights = {START.bayes, START.softmax, START.appellation, START.prior};
        double[] squares = new double[PARTS];
        for (int step = 0; step < STEPS && !cases.isEmpty(); step++) {
            double[] gradient = new double[PARTS];
            for (Case each : cases) {
                addGradient(each, weights, gradient);
            }
            for (int part = 0; part < PARTS; part++) {
                double slope = gradient[part] / cases.size();
                squares[part] = 0.9 * squares[part] + 0.1 * slope * slope;
                double rate = 0.02 * (1 - (double) step / STEPS);
                weights[part] += rate * slope / (Math.sqrt(squares[part]) + 1e-6);
            }
        }
        return new Mixture((float) weights[0], (float) weights[1], (float) weights[2], (float) weights[3]);
    }

    private static void addGradient(Case each, double[] weights, double[] gradient) {
        float[] probabilities = new float[each.scores().length];
        for (int i = 0; i < probabilities.length; i++) {
            double logit = 0;
            for (int part = 0; part < PARTS; part++) {
                logit += weights[part] * each.scores()[i][part];
            }
            probabilities[i] = (float) logit;
        }
        Probabilities.fromLogits(probabilities, 30);
        for (int i = 0; i < probabilities.length; i++) {
            double error = (i == each.right() ? 1 : 0) - probabilities[i];
            for (int part = 0; part < PARTS; part++) {
                gradient[part] += error * each.scores()[i][part];
            }
        }
    }
}
