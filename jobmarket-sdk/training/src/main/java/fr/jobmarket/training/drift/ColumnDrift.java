package fr.jobmarket.training.drift;

import fr.jobmarket.training.drift.MarketSample.Subject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far one column of a sample is from the baseline's.
 *
 * @param subject what the column is about
 * @param name what it is called
 * @param measure how it was judged
 * @param value what that gave; a probability for the tests, a distance otherwise
 * @param limit where it counts as drift: a probability below, a distance from here on
 * @param stability the population stability index, 0 for equal shares, from 0.2 on much has moved
 * @param baselineMissing share of rows of the baseline that say nothing, 0 to 1
 * @param currentMissing share of rows that say nothing now
 * @param drifted whether it is another distribution
 * @param shares the shares that the measures compare
 */
public record ColumnDrift(
        Subject subject,
        String name,
        Measure measure,
        double value,
        double limit,
        double stability,
        double baselineMissing,
        double currentMissing,
        boolean drifted,
        List<Share> shares) {

    /** Copies the list, so the value never changes. */
    public ColumnDrift {
        shares = List.copyOf(shares);
    }

    /** How a column was judged. */
    public enum Measure {
        /** The test of Kolmogorov and Smirnov: few numbers. */
        KOLMOGOROV_SMIRNOV,
        /** The distance of Wasserstein in standard deviations of the baseline: many numbers. */
        WASSERSTEIN,
        /** The chi² test: few rows of categories. */
        CHI_SQUARE,
        /** The distance of Jensen and Shannon: many rows of categories. */
        JENSEN_SHANNON,
        /** One of the two says nothing at all, so only how much is missing was compared. */
        MISSING;

        /** Whether it gives a probability, which is small for drift. */
        public boolean isTest() {
            return this == KOLMOGOROV_SMIRNOV || this == CHI_SQUARE;
        }
    }

    /**
     * One bar of the two histograms.
     *
     * @param label the category, or the upper bound of the numbers; "…" for the rest
     * @param baseline share of the baseline, 0 to 1
     * @param current share now
     */
    public record Share(@Nullable String label, double baseline, double current) {}
}
