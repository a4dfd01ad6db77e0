package fr.jobmarket.cleaning.occupation.learning.internal;

import fr.jobmarket.cleaning.internal.occupation.Probabilities;
import fr.jobmarket.cleaning.internal.occupation.TermVector;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Multinomial logistic regression, learned by stochastic gradient descent in one thread: the same seed, the same weights.
 * What is learned of an occupation also counts for those of its ROME domain, so that what they have in common is learned
 * from the offers of all of them.
 */
final class SoftmaxPart {

    private static final int EPOCHS = 6;
    private static final float FIRST_RATE = 2;
    /** Probabilities below it are taken for right, which leaves most of the matrix alone in most steps. */
    private static final float TOLERATED = 1e-4f;
    /** Logits so far below the best that their probability is tolerated anyway. */
    private static final float FAR_BELOW = 16;

    /** How large a step for all occupations of a domain is beside that for one. */
    private static final float DOMAIN_SHARE = 0.5f;

    private final float[][] rows;
    private final float[] logits;
    private final int[] domains;
    private final float[] domainErrors;

    /**
     * Learns.
     *
     * @param domains per occupation the number of its domain
     */
    SoftmaxPart(int features, int[] domains, List<Example> examples, long seed) {
        this.domains = domains;
        rows = rowsOfFrequent(features, domains.length, examples);
        logits = new float[domains.length];
        domainErrors = new float[domains.length];
        int[] order = new int[examples.size()];
        Arrays.setAll(order, i -> i);
        Random random = new Random(seed);
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            shuffle(order, random);
            for (int i = 0; i < order.length; i++) {
                float done = (epoch + (float) i / order.length) / EPOCHS;
                step(examples.get(order[i]), FIRST_RATE * (1 - done));
            }
        }
    }

    /** A feature of one text alone says nothing that the others do not. */
    private static float[][] rowsOfFrequent(int features, int occupations, List<Example> examples) {
        int[] counts = new int[features];
        for (Example example : examples) {
            for (int feature : example.vector().features()) {
                counts[feature]++;
            }
        }
        float[][] rows = new float[features][];
        for (int feature = 0; feature < features; feature++) {
            if (counts[feature] > 1) {
                rows[feature] = new float[occupations];
            }
        }
        return rows;
    }

    private static void shuffle(int[] order, Random random) {
        for (int i = order.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[other];
            order[other] = kept;
        }
    }

    private void step(Example example, float rate) {
        score(example.vector(), logits);
        float[] probabilities = logits;
        Probabilities.fromLogits(probabilities, FAR_BELOW);
        TermVector vector = example.vector();
        probabilities[example.occupation()] -= 1;
        Arrays.fill(domainErrors, 0);
        for (int occupation = 0; occupation < probabilities.length; occupation++) {
            domainErrors[domains[occupation]] += probabilities[occupation];
        }
        for (int occupation = 0; occupation < probabilities.length; occupation++) {
            float error = probabilities[occupation] + DOMAIN_SHARE * domainErrors[domains[occupation]];
            if (Math.abs(error) > TOLERATED) {
                descend(vector, occupation, -rate * example.weight() * error);
            }
        }
    }

    private void descend(TermVector vector, int occupation, float step) {
        for (int i = 0; i < vector.features().length; i++) {
            float[] row = rows[vector.features()[i]];
            if (row != null) {
                row[occupation] += step * vector.weights()[i];
            }
        }
    }

    /** The weights of a feature per occupation; null when it has none. */
    float[] row(int feature) {
        return rows[feature];
    }

    void score(TermVector vector, float[] into) {
        Arrays.fill(into, 0);
        RowSums.add(rows, vector, into);
    }
}
