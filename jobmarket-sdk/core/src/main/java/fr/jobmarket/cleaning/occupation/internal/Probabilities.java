package fr.jobmarket.cleaning.occupation.internal;

/** Softmax with {@link StrictMath}, so that results are the same on every machine. */
final class Probabilities {

    private Probabilities() {}

    /**
     * Replaces logits by their probabilities.
     *
     * @param farBelow logits this much below the best get 0
     */
    static void fromLogits(float[] logits, float farBelow) {
        float best = Float.NEGATIVE_INFINITY;
        for (float logit : logits) {
            best = Math.max(best, logit);
        }
        double sum = 0;
        for (int i = 0; i < logits.length; i++) {
            float below = logits[i] - best;
            logits[i] = below < -farBelow ? 0 : (float) StrictMath.exp(below);
            sum += logits[i];
        }
        for (int i = 0; i < logits.length; i++) {
            logits[i] /= (float) sum;
        }
    }
}
