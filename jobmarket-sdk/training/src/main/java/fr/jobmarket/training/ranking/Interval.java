package fr.jobmarket.training.ranking;

import fr.jobmarket.error.InvalidInputException;
import java.util.Arrays;
import java.util.Random;

/**
 * A mean over candidates, and between what it lies 19 times of 20 when candidates are drawn anew (percentile bootstrap,
 * Efron 1979).
 *
 * @param low the 2.5 % quantile
 * @param mean of all candidates
 * @param high the 97.5 % quantile
 */
public record Interval(double low, double mean, double high) {

    private static final double TAIL = 0.025;

    /** The interval of these values, one for each candidate; for paired rankers, of their differences. */
    static Interval of(double[] values, int resamples, long seed) {
        if (values.length == 0) {
            throw new InvalidInputException("no candidate to take a mean over");
        }
        Random random = new Random(seed);
        double[] means = new double[resamples];
        for (int i = 0; i < resamples; i++) {
            double sum = 0;
            for (int j = 0; j < values.length; j++) {
                sum += values[random.nextInt(values.length)];
            }
            means[i] = sum / values.length;
        }
        Arrays.sort(means);
        return new Interval(
                means[(int) (TAIL * (resamples - 1))],
                Arrays.stream(values).average().orElseThrow(),
                means[(int) Math.ceil((1 - TAIL) * (resamples - 1))]);
    }

    /** Whether even the low end is above zero: a difference that is a gain. */
    public boolean isGain() {
        return low > 0;
    }
}
