package fr.jobmarket.cleaning.internal.salary;

import fr.jobmarket.offer.Confidence;
import fr.jobmarket.offer.Salary;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns amounts and a stated period into a salary, repairing what cannot be right. Used once, then thrown away. */
public final class SalarySettler {

    /** Less than this a year pays for no post at all: the amount is a placeholder such as 1 €. */
    private static final double LEAST_A_YEAR = 1_000;

    private final Salary.Origin origin;
    private final Set<Salary.Repair> repairs = EnumSet.noneOf(Salary.Repair.class);
    private Confidence ceiling;
    private Amounts amounts;
    private Salary.@Nullable Period period;
    private @Nullable Double monthsPerYear;

    public SalarySettler(Amounts amounts, Salary.@Nullable Period stated, Salary.Origin origin, Confidence ceiling) {
        this.amounts = amounts;
        this.period = stated;
        this.origin = origin;
        this.ceiling = ceiling;
    }

    /** Months paid per year; anything but 12 to 18 is ignored, it is the length of a contract or not filled in. */
    public SalarySettler monthsPerYear(@Nullable Double months) {
        monthsPerYear = months != null && months >= 12 && months <= 18 ? months : null;
        return this;
    }

    /** Says that the amounts were worded in thousands and have been multiplied already. */
    public SalarySettler wordedInThousands(boolean thousands) {
        if (thousands) {
            repairs.add(Salary.Repair.THOUSANDS);
        }
        return this;
    }

    /** Says what was put right already. */
    SalarySettler repaired(Collection<Salary.Repair> made) {
        repairs.addAll(made);
        return this;
    }

    /** The salary, or empty when the amounts make no sense for any period. */
    public Optional<Salary> settle() {
        if (amounts.isEmpty() || !(amounts.highest() < 1e9)) {
            return Optional.empty();
        }
        repairMixedThousands();
        repairExtraZero();
        repairSwappedBounds();
        if (period == null) {
            period = PayBands.bySize(amounts);
        } else if (!PayBands.canBe(period, amounts)) {
            repairPeriod(period);
        }
        boolean placeholder = period != null && amounts.highest() * perYear(period) < LEAST_A_YEAR;
        return period == null || placeholder ? Optional.empty() : Optional.of(salary(period));
    }

    /** "Annuel de 35,00 à 40000,00": only one bound is in thousands. */
    private void repairMixedThousands() {
        Double lower = amounts.lower();
        Double upper = amounts.upper();
        if (period == Salary.Period.ANNUAL
                && lower != null
                && upper != null
                && lower >= 15
                && lower < 400
                && upper >= 10_000
                && lower * 1000 <= upper) {
            replace(new Amounts(lower * 1000, upper), Salary.Repair.THOUSANDS);
        }
    }

    private void repairExtraZero() {
        Double lower = amounts.lower();
        Double upper = amounts.upper();
        if (lower == null || upper == null) {
            return;
        }
        if (period == Salary.Period.ANNUAL && Math.min(lower, upper) > PayBands.HIGHEST_STATED_ANNUAL) {
            replace(new Amounts(tenth(lower), tenth(upper)), Salary.Repair.EXTRA_ZERO);
        } else if (isTenfold(upper, lower)) {
            replace(new Amounts(lower, tenth(upper)), Salary.Repair.EXTRA_ZERO);
        } else if (lower >= 4 * upper
                && tenth(lower) <= upper
                && tenth(lower) >= 0.3 * upper
                && fits(tenth(lower), upper)) {
            replace(new Amounts(tenth(lower), upper), Salary.Repair.EXTRA_ZERO);
        }
    }

    /** Whether the upper bound makes sense beside the lower one only without its last zero. */
    private boolean isTenfold(double upper, double lower) {
        boolean far = upper >= 8 * lower || upper >= 7 * lower && period != null && !PayBands.canBe(period, upper);
        return far && tenth(upper) >= lower && tenth(upper) <= 3 * lower && fits(lower, tenth(upper));
    }

    private boolean fits(double lower, double upper) {
        return period == null || PayBands.canBe(period, new Amounts(lower, upper));
    }

    private static double tenth(double amount) {
        return Math.round(amount * 1000) / 10_000.0;
    }

    private void repairSwappedBounds() {
        Double lower = amounts.lower();
        Double upper = amounts.upper();
        if (lower != null && upper != null && lower > upper) {
            replace(new Amounts(upper, lower), Salary.Repair.SWAPPED_BOUNDS);
        }
    }

    private void repairPeriod(Salary.Period stated) {
        switch (stated) {
            case HOURLY -> moveTo(stated, Salary.Period.MONTHLY, Salary.Period.ANNUAL);
            case DAILY -> period = null;
            case MONTHLY -> repairMonthly();
            case ANNUAL -> repairAnnual();
        }
    }

    private void repairMonthly() {
        double lowest = amounts.lowest();
        double highest = amounts.highest();
        if (lowest >= 1.2 && highest < 8) {
            replace(amounts.times(1000), Salary.Repair.THOUSANDS);
        } else if (lowest > 5 && highest <= 25) {
            period = Salary.Period.HOURLY;
            repairs.add(Salary.Repair.PERIOD);
        } else if (lowest >= PayBands.LARGEST_MISLABELLED_HOURLY && highest < 200) {
            replace(amounts.times(1000), Salary.Repair.THOUSANDS);
            period = Salary.Period.ANNUAL;
            repairs.add(Salary.Repair.PERIOD);
        } else if (lowest >= 10_000 && PayBands.canBe(Salary.Period.ANNUAL, amounts)) {
            period = Salary.Period.ANNUAL;
            repairs.add(Salary.Repair.PERIOD);
        }
    }

    private void repairAnnual() {
        double lowest = amounts.lowest();
        double highest = amounts.highest();
        if (lowest > PayBands.LARGEST_MISLABELLED_HOURLY && highest < 400) {
            replace(amounts.times(1000), Salary.Repair.THOUSANDS);
        } else {
            moveTo(Salary.Period.ANNUAL, Salary.Period.HOURLY, Salary.Period.MONTHLY);
        }
    }

    private void moveTo(Salary.Period stated, Salary.Period... candidates) {
        for (Salary.Period candidate : candidates) {
            if (candidate != stated && PayBands.canBe(candidate, amounts)) {
                period = candidate;
                repairs.add(Salary.Repair.PERIOD);
                return;
            }
        }
    }

    private void replace(Amounts repaired, Salary.Repair repair) {
        amounts = repaired;
        repairs.add(repair);
    }

    private double perYear(Salary.Period settled) {
        return switch (settled) {
            case HOURLY -> MinimumWage.HOURS_PER_YEAR;
            case DAILY -> Double.NaN;
            case MONTHLY -> monthsPerYear == null ? 12 : monthsPerYear;
            case ANNUAL -> 1;
        };
    }

    private Salary salary(Salary.Period settled) {
        boolean yearly = settled != Salary.Period.DAILY;
        Amounts annual = yearly ? amounts.times(perYear(settled)) : new Amounts(null, null);
        if (yearly && !(PayBands.plausibleAnnual(annual.lowest()) && PayBands.plausibleAnnual(annual.highest()))) {
            ceiling = Confidence.LOW;
        } else if (!repairs.isEmpty() && ceiling == Confidence.HIGH) {
            ceiling = Confidence.MEDIUM;
        }
        return new Salary(
                settled,
                rounded(amounts.lower(), 10_000),
                rounded(amounts.upper(), 10_000),
                monthsPerYear,
                rounded(annual.lower(), 100),
                rounded(annual.upper(), 100),
                null,
                null,
                new ArrayList<>(repairs),
                ceiling,
                origin);
    }

    static @Nullable Double rounded(@Nullable Double amount, double parts) {
        return amount == null ? null : Math.round(amount * parts) / parts;
    }
}
