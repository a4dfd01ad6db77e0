package fr.jobmarket.cleaning.internal.occupation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ProbabilitiesTest {

    @Test
    void areTheSoftmaxToThreeDigits() {
        Random random = new Random(11);
        for (int round = 0; round < 300; round++) {
            float[] logits = new float[1 + random.nextInt(1_600)];
            double highest = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < logits.length; i++) {
                logits[i] = (float) (random.nextGaussian() * 4);
                highest = Math.max(highest, logits[i]);
            }
            double[] exact = new double[logits.length];
            double sum = 0;
            for (int i = 0; i < logits.length; i++) {
                exact[i] = Math.exp(logits[i] - highest);
                sum += exact[i];
            }
            int best = Probabilities.fromLogits(logits, 16);
            for (int i = 0; i < logits.length; i++) {
                assertEquals(exact[i] / sum, logits[i], 1e-3);
                assertTrue(logits[i] >= 0 && logits[i] <= logits[best]);
            }
        }
    }

    @Test
    void areNothingFarBelowTheBest() {
        float[] logits = {-40, 3, -9.5f, 2.9f};

        assertEquals(1, Probabilities.fromLogits(logits, 12));
        assertEquals(0, logits[0]);
        assertEquals(0, logits[2]);
        assertEquals(1, logits[1] + logits[3], 1e-6);
    }
}
