package fr.jobmarket.cleaning.internal.occupation;

/** Softmax in plain arithmetic, so that results are the same on every machine, and without branches, so that it is fast. */
public final class Probabilities {

    /** Halvings before the series and squarings behind it. */
    private static final int SQUARINGS = 4;

    private static final float REDUCED = 1f / (1 << SQUARINGS);

    private Probabilities() {}

    /**
     * Replaces logits by their probabilities.
     *
     * @param farBelow logits this much below the best get 0; at most 16
     * @return the index of the likeliest
     */
    public static int fromLogits(float[] logits, float farBelow) {
        int best = best(logits);
        powers(logits, logits[best], farBelow);
        multiply(logits, 1 / sum(logits));
        return best;
    }

    private static int best(float[] logits) {
        int best = 0;
        for (int i = 1; i < logits.length; i++) {
            if (logits[i] > logits[best]) {
                best = i;
            }
        }
        return best;
    }

    private static void powers(float[] logits, float highest, float farBelow) {
        float least = power(-farBelow);
        for (int i = 0; i < logits.length; i++) {
            logits[i] = power(Math.max(logits[i] - highest, -farBelow)) - least;
        }
    }

    /** {@code exp(x)} for -16 to 0: five terms of the series for a sixteenth, squared four times; right to three digits. */
    private static float power(float x) {
        float part = x * REDUCED;
        float power = 1 + part * (1 + part * (1 / 2f + part * (1 / 6f + part * (1 / 24f + part * (1 / 120f)))));
        power *= power;
        power *= power;
        power *= power;
        return power * power;
    }

    /** Four sums beside each other: none has to wait for the one before. */
    private static float sum(float[] values) {
        float first = 0;
        float second = 0;
        float third = 0;
        float fourth = 0;
        int i = 0;
        for (; i + 3 < values.length; i += 4) {
            first += values[i];
            second += values[i + 1];
            third += values[i + 2];
            fourth += values[i + 3];
        }
        for (; i < values.length; i++) {
            first += values[i];
        }
        return first + second + (third + fourth);
    }

    private static void multiply(float[] values, float factor) {
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
    }
}
