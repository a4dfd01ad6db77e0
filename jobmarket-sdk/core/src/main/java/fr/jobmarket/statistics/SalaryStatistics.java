package fr.jobmarket.statistics;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What offers pay. Of each offer the middle of its annual bounds counts, in gross euros per year for full time.
 *
 * @param offers offers the filter lets through, with or without a salary
 * @param overall over all of them that state a salary; absent when none does
 * @param byRole by data profession, most offers first
 * @param byContract by form of contract, most offers first
 */
public record SalaryStatistics(
        long offers, @Nullable Distribution overall, List<Distribution> byRole, List<Distribution> byContract) {

    /** Copies the lists, so the value never changes. */
    public SalaryStatistics {
        byRole = List.copyOf(byRole);
        byContract = List.copyOf(byContract);
    }

    /**
     * A spread of annual salaries, in gross euros.
     *
     * @param code what is spread: {@code ALL} or the name of an enum constant
     * @param count offers that state a salary, at least 1
     * @param mean arithmetic mean
     * @param p10 a tenth pays at most this, interpolated like the other quantiles
     * @param p25 lower quartile
     * @param median half pays at most this
     * @param p75 upper quartile
     * @param p90 nine tenths pay at most this
     */
    public record Distribution(
            String code, long count, double mean, double p10, double p25, double median, double p75, double p90) {}
}
