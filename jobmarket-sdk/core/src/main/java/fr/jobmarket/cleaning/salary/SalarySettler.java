package fr.jobmarket.cleaning.salary;

import fr.jobmarket.offer.Confidence;
import fr.jobmarket.offer.Salary;
import fr.jobmarket.offer.SalaryOrigin;
import fr.jobmarket.offer.SalaryPeriod;
import fr.jobmarket.offer.SalaryRepair;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns amounts and a stated period into a salary, repairing what cannot be right. Used once, then thrown away. */
final class SalarySettler {

    private final SalaryOrigin origin;
    private final Set<SalaryRepair> repairs = EnumSet.noneOf(SalaryRepair.class);
    private Confidence ceiling;
    private Amounts amounts;
    private @Nullable SalaryPeriod period;
    private @Nullable Double monthsPerYear;

    SalarySettler(Amounts amounts, @Nullable SalaryPeriod stated, SalaryOrigin origin, Confidence ceiling) {
        this.amounts = amounts;
        this.period = stated;
        this.origin = origin;
        this.ceiling = ceiling;
    }

    /** Months paid per year; anything but 12 to 18 is ignored, it is the length of a contract or not filled in. */
    SalarySettler monthsPerYear(@Nullable Double months) {
        monthsPerYear = months != null && months >= 12 && months <= 18 ? months : null;
        return this;
    }

    /** Says that the amounts were worded in thousands and have been multiplied already. */
    SalarySettler wordedInThousands(boolean thousands) {
        if (thousands) {
            repairs.add(SalaryRepair.THOUSANDS);
        }
        return this;
    }

    /** The salary, or empty when the amounts make no sense for any period. */
    Optional<Salary> settle() {
        if (amounts.isEmpty() || !(amounts.highest() < 1e9)) {
            return Optional.empty();
        }
        repairExtraZero();
        repairSwappedBounds();
        if (period == null) {
            period = PayBands.bySize(amounts);
        } else if (!PayBands.canBe(period, amounts)) {
            repairPeriod(period);
        }
        return period == null ? Optional.empty() : Optional.of(salary(period));
    }

    private void repairExtraZero() {
        Double lower = amounts.lower();
        Double upper = amounts.upper();
        if (lower == null || upper == null) {
            return;
        }
        if (upper >= 7 * lower && upper / 10 >= lower * 0.999 && (tooMuch(upper) || upper >= 8 * lower)) {
            replace(new Amounts(lower, upper / 10), SalaryRepair.EXTRA_ZERO);
        } else if (lower >= 4 * upper && lower / 10 <= upper && lower / 10 >= 0.3 * upper) {
            replace(new Amounts(lower / 10, upper), SalaryRepair.EXTRA_ZERO);
        } else if (period == SalaryPeriod.ANNUAL
                && Math.min(lower, upper) > 400_000
                && Math.max(lower, upper) < 4_000_000) {
            replace(amounts.times(0.1), SalaryRepair.EXTRA_ZERO);
        }
    }

    private boolean tooMuch(double amount) {
        return period != null && !PayBands.canBe(period, amount);
    }

    private void repairSwappedBounds() {
        Double lower = amounts.lower();
        Double upper = amounts.upper();
        if (lower != null && upper != null && lower > upper) {
            replace(new Amounts(upper, lower), SalaryRepair.SWAPPED_BOUNDS);
        }
    }

    private void repairPeriod(SalaryPeriod stated) {
        switch (stated) {
            case HOURLY -> moveTo(stated, SalaryPeriod.MONTHLY, SalaryPeriod.ANNUAL);
            case MONTHLY -> repairMonthly();
            case ANNUAL -> repairAnnual();
        }
    }

    private void repairMonthly() {
        double lowest = amounts.lowest();
        double highest = amounts.highest();
        if (lowest >= 1 && highest < 10 && lowest < 8) {
            replace(amounts.times(1000), SalaryRepair.THOUSANDS);
        } else if (lowest > 5 && highest <= 25) {
            period = SalaryPeriod.HOURLY;
            repairs.add(SalaryRepair.PERIOD);
        } else if (lowest >= PayBands.LARGEST_MISLABELLED_HOURLY && highest < 200) {
            replace(amounts.times(1000), SalaryRepair.THOUSANDS);
            period = SalaryPeriod.ANNUAL;
            repairs.add(SalaryRepair.PERIOD);
        } else if (lowest >= 10_000 && PayBands.canBe(SalaryPeriod.ANNUAL, amounts)) {
            period = SalaryPeriod.ANNUAL;
            repairs.add(SalaryRepair.PERIOD);
        }
    }

    private void repairAnnual() {
        double lowest = amounts.lowest();
        double highest = amounts.highest();
        if (lowest > PayBands.LARGEST_MISLABELLED_HOURLY && highest < 400) {
            replace(amounts.times(1000), SalaryRepair.THOUSANDS);
        } else if (amounts.lower() != null && lowest >= 10 && lowest < 400 && highest >= 10_000) {
            replace(new Amounts(lowest * 1000, amounts.upper()), SalaryRepair.THOUSANDS);
            repairSwappedBounds();
        } else {
            moveTo(SalaryPeriod.ANNUAL, SalaryPeriod.HOURLY, SalaryPeriod.MONTHLY);
        }
    }

    private void moveTo(SalaryPeriod stated, SalaryPeriod... candidates) {
        for (SalaryPeriod candidate : candidates) {
            if (candidate != stated && PayBands.canBe(candidate, amounts)) {
                period = candidate;
                repairs.add(SalaryRepair.PERIOD);
                return;
            }
        }
    }

    private void replace(Amounts repaired, SalaryRepair repair) {
        amounts = repaired;
        repairs.add(repair);
    }

    private Salary salary(SalaryPeriod settled) {
        double perYear =
                switch (settled) {
                    case HOURLY -> MinimumWage.HOURS_PER_YEAR;
                    case MONTHLY -> monthsPerYear == null ? 12 : monthsPerYear;
                    case ANNUAL -> 1;
                };
        Amounts annual = amounts.times(perYear);
        if (!PayBands.plausibleAnnual(annual.lowest()) || !PayBands.plausibleAnnual(annual.highest())) {
            ceiling = Confidence.LOW;
        } else if (!repairs.isEmpty() && ceiling == Confidence.HIGH) {
            ceiling = Confidence.MEDIUM;
        }
        List<SalaryRepair> made = new ArrayList<>(repairs);
        return new Salary(
                settled,
                rounded(amounts.lower(), 10_000),
                rounded(amounts.upper(), 10_000),
                monthsPerYear,
                rounded(annual.lower(), 100),
                rounded(annual.upper(), 100),
                made,
                ceiling,
                origin);
    }

    private static @Nullable Double rounded(@Nullable Double amount, double parts) {
        return amount == null ? null : Math.round(amount * parts) / parts;
    }
}
