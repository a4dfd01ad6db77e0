package fr.jobmarket.offer;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An advertised salary in gross euros, full-time equivalent.
 *
 * @param period the period {@code min} and {@code max} are for
 * @param min lower bound for the period
 * @param max upper bound for the period
 * @param monthsPerYear months paid per year when stated; 12 is assumed otherwise
 * @param annualMin lower bound per year: monthly × months, hourly × 1,820 h
 * @param annualMax upper bound per year
 * @param repairs what had to be corrected to read it
 * @param confidence how sure the reading is
 * @param origin where it was found
 */
public record Salary(
        SalaryPeriod period,
        @Nullable Double min,
        @Nullable Double max,
        @Nullable Double monthsPerYear,
        @Nullable Double annualMin,
        @Nullable Double annualMax,
        List<SalaryRepair> repairs,
        Confidence confidence,
        SalaryOrigin origin) {

    /** Copies the lists, so the value never changes. */
    public Salary {
        repairs = List.copyOf(repairs);
    }
}
