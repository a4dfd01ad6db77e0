package fr.jobmarket.offer;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An advertised salary in gross euros.
 *
 * @param period the period {@code min} and {@code max} are for
 * @param min lower bound for the period
 * @param max upper bound for the period
 * @param monthsPerYear months paid per year when stated; 12 is assumed otherwise
 * @param annualMin lower bound per year, for the hours the post has: monthly × months; an hourly one is paid for 1,820 h
 *     (35 h × 52). Absent for a daily rate
 * @param annualMax upper bound per year, likewise
 * @param fullTimeAnnualMin lower bound per year for full-time work, which offers can be compared by. Absent where it is
 *     not known: daily rates, part-time work of unknown hours, amounts that cannot be pay
 * @param fullTimeAnnualMax upper bound per year for full-time work, likewise
 * @param repairs what had to be corrected to read it
 * @param confidence how sure the reading is
 * @param origin where it was found
 */
public record Salary(
        Period period,
        @Nullable Double min,
        @Nullable Double max,
        @Nullable Double monthsPerYear,
        @Nullable Double annualMin,
        @Nullable Double annualMax,
        @Nullable Double fullTimeAnnualMin,
        @Nullable Double fullTimeAnnualMax,
        List<Repair> repairs,
        Confidence confidence,
        Origin origin) {

    /** Copies the lists, so the value never changes. */
    public Salary {
        repairs = List.copyOf(repairs);
    }

    /** The period the advertised amounts are for. */
    public enum Period {
        /** Per hour. */
        HOURLY,
        /** Per day; what freelancers ask for is no gross pay and has no annual value. */
        DAILY,
        /** Per month. */
        MONTHLY,
        /** Per year. */
        ANNUAL
    }

    /** Where a salary was found. */
    public enum Origin {
        /** The structured label of the source. */
        LABEL,
        /** The free comment beside the label. */
        COMMENT,
        /** The text of the advertisement. */
        DESCRIPTION,
        /** Numeric fields of the source. */
        FIELDS,
        /** Predicted, by the source or by a model. */
        PREDICTED
    }

    /** A correction that was needed to make sense of an advertised salary. */
    public enum Repair {
        /** The stated period could not be right and was replaced. */
        PERIOD,
        /** Minimum and maximum were the wrong way round. */
        SWAPPED_BOUNDS,
        /** A bound had one zero too many. */
        EXTRA_ZERO,
        /** An amount was given in thousands. */
        THOUSANDS
    }
}
