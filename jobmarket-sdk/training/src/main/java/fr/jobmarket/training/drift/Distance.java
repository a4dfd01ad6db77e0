package fr.jobmarket.training.drift;

import fr.jobmarket.training.drift.Column.Numbers;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.commons.statistics.inference.ChiSquareTest;
import org.apache.commons.statistics.inference.KolmogorovSmirnovTest;

/** How far two samples of one column are apart, in the measures drift is told by. */
final class Distance {

    /** Population stability is counted over tenths of the baseline. */
    private static final int TENTHS = 10;

    /** What stands for an empty cell, which no ratio can be taken of. */
    private static final double HARDLY_ANY = 1e-4;

    private Distance() {}

    /** The probability that two samples of one distribution differ as much, by Kolmogorov and Smirnov. */
    static double kolmogorovSmirnov(Numbers baseline, Numbers current) {
        return KolmogorovSmirnovTest.withDefaults()
                .test(baseline.sorted(), current.sorted())
                .getPValue();
    }

    /** The area between the two distribution functions, in standard deviations of the baseline. */
    static double wasserstein(Numbers baseline, Numbers current) {
        double[] one = baseline.sorted();
        double[] other = current.sorted();
        double area = 0;
        double from = Math.min(one[0], other[0]);
        int i = 0;
        int j = 0;
        while (i < one.length || j < other.length) {
            double to = j == other.length || i < one.length && one[i] <= other[j] ? one[i] : other[j];
            area += Math.abs((double) i / one.length - (double) j / other.length) * (to - from);
            while (i < one.length && one[i] == to) {
                i++;
            }
            while (j < other.length && other[j] == to) {
                j++;
            }
            from = to;
        }
        double deviation = baseline.deviation();
        return area / (deviation == 0 ? Math.max(1e-9, Math.abs(baseline.mean())) : deviation);
    }

    /** The probability that two samples of one distribution differ as much, by chi²; 1 when there is one category. */
    static double chiSquare(long[] baseline, long[] current) {
        int[] seen = IntStream.range(0, baseline.length)
                .filter(i -> baseline[i] + current[i] > 0)
                .toArray();
        if (seen.length < 2) {
            return 1;
        }
        long[] one = Arrays.stream(seen).mapToLong(i -> baseline[i]).toArray();
        long[] other = Arrays.stream(seen).mapToLong(i -> current[i]).toArray();
        return ChiSquareTest.withDefaults().test(one, other).getPValue();
    }

    /** The square root of the Jensen–Shannon divergence to base 2: 0 for equal shares, 1 for nothing in common. */
    static double jensenShannon(long[] baseline, long[] current) {
        double all = LongStream.of(baseline).sum();
        double allOther = LongStream.of(current).sum();
        double divergence = 0;
        for (int i = 0; i < baseline.length; i++) {
            double one = baseline[i] / all;
            double other = current[i] / allOther;
            double middle = (one + other) / 2;
            divergence +=
                    (one == 0 ? 0 : one * Math.log(one / middle)) + (other == 0 ? 0 : other * Math.log(other / middle));
        }
        return Math.sqrt(Math.max(0, divergence / 2 / Math.log(2)));
    }

    /** The population stability index: below 0.1 nothing moved, above 0.2 much did. */
    static double stability(long[] baseline, long[] current) {
        double all = LongStream.of(baseline).sum();
        double allOther = LongStream.of(current).sum();
        double index = 0;
        for (int i = 0; i < baseline.length; i++) {
            double one = Math.max(HARDLY_ANY, baseline[i] / all);
            double other = Math.max(HARDLY_ANY, current[i] / allOther);
            index += (other - one) * Math.log(other / one);
        }
        return index;
    }

    /** The bounds of tenths of the baseline, each once. */
    static double[] tenths(Numbers baseline) {
        return IntStream.range(1, TENTHS)
                .mapToDouble(i -> baseline.quantile((double) i / TENTHS))
                .distinct()
                .toArray();
    }
}
