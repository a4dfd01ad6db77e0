package fr.jobmarket.cleaning.occupation.internal;

/** Softmax in plain arithmetic, so that results are the same on every machine. */
final class Probabilities {

    private static final int STEPS_PER_UNIT = 64;

    /** Logits lie at most so far below the best before they count as 0. */
    private static final int FARTHEST = 16;

    /** {@code exp(-i / 64)}. */
    private static final double[] POWERS = powers();

    private Probabilities() {}

    /**
     * Replaces logits by their probabilities.
     *
     * @param farBelow logits this much below the best get 0; at most 16
     * @return the index of the likeliest
     */
    static int fromLogits(float[] logits, float farBelow) {
        int best = 0;
        for (int i = 1; i < logits.length; i++) {
            if (logits[i] > logits[best]) {
                best = i;
            }
        }
        float highest = logits[best];
        float lowest = highest - farBelow;
        double sum = 0;
        for (int i = 0; i < logits.length; i++) {
            if (logits[i] < lowest) {
                logits[i] = 0;
            } else {
                logits[i] = (float) power(highest - logits[i]);
                sum += logits[i];
            }
        }
        float share = (float) (1 / sum);
        for (int i = 0; i < logits.length; i++) {
            logits[i] *= share;
        }
        return best;
    }

    /** {@code exp(-below)}: a table and three terms of the series for the rest, right to nine digits. */
    private static double power(float below) {
        int step = (int) (below * STEPS_PER_UNIT);
        double rest = below - (double) step / STEPS_PER_UNIT;
        return POWERS[step] * (1 - rest * (1 - rest * (0.5 - rest / 6)));
    }

    private static double[] powers() {
        double[] powers = new double[FARTHEST * STEPS_PER_UNIT + 2];
        for (int i = 0; i < powers.length; i++) {
            powers[i] = StrictMath.exp(-(double) i / STEPS_PER_UNIT);
        }
        return powers;
    }
}
