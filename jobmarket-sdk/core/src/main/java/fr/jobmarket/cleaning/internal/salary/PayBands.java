package fr.jobmarket.cleaning.internal.salary;

import fr.jobmarket.offer.Salary;
import org.jspecify.annotations.Nullable;

/**
 * Which amounts a period can stand for. The lower ends follow from the lowest pay the law allows an apprentice (27 % of
 * the minimum wage) and part-time work, the upper ends from what is advertised in practice.
 */
public final class PayBands {

    /** Below this much a year nothing is a full-time pay, not even an apprentice's of 2019: 27 % of the minimum wage. */
    static final double LOWEST_ANNUAL = Math.floor(
            MinimumWage.lowestKnownHourly() * MinimumWage.HOURS_PER_YEAR * MinimumWage.LOWEST_APPRENTICE_SHARE);

    /** Above this much a year an advertised salary is more likely a mistake than a salary. */
    static final double HIGHEST_ANNUAL = 300_000;

    /** Up to here a mislabelled small amount is an hourly wage; from here on it is more likely thousands of euros. */
    static final double LARGEST_MISLABELLED_HOURLY = 20;

    private static final double HIGHEST_HOURLY = 200;
    private static final double LOWEST_DAILY = 40;
    private static final double HIGHEST_DAILY = 3_000;
    private static final double LOWEST_MONTHLY = 250;
    private static final double HIGHEST_MONTHLY = 16_000;
    private static final double LOWEST_STATED_ANNUAL = 5_500;
    static final double HIGHEST_STATED_ANNUAL = 400_000;

    private PayBands() {}

    /** Whether an amount can be what it is stated to be. */
    static boolean canBe(Salary.Period period, double amount) {
        return switch (period) {
            case HOURLY -> amount >= 2.5 && amount <= HIGHEST_HOURLY;
            case DAILY -> amount >= LOWEST_DAILY && amount <= HIGHEST_DAILY;
            case MONTHLY -> amount >= LOWEST_MONTHLY && amount <= HIGHEST_MONTHLY;
            case ANNUAL -> amount >= LOWEST_STATED_ANNUAL && amount <= HIGHEST_STATED_ANNUAL;
        };
    }

    static boolean canBe(Salary.Period period, Amounts amounts) {
        return canBe(period, amounts.lowest()) && canBe(period, amounts.highest());
    }

    /** The period that amounts without a stated one are for, or null when their size says nothing. */
    public static Salary.@Nullable Period bySize(Amounts amounts) {
        double lowest = amounts.lowest();
        double highest = amounts.highest();
        if (lowest >= 5 && highest <= 60) {
            return Salary.Period.HOURLY;
        }
        if (lowest >= 300 && highest <= 12_500) {
            return Salary.Period.MONTHLY;
        }
        if (lowest >= LOWEST_STATED_ANNUAL && highest <= HIGHEST_STATED_ANNUAL) {
            return Salary.Period.ANNUAL;
        }
        return null;
    }

    public static boolean plausibleAnnual(double annual) {
        return annual >= LOWEST_ANNUAL && annual <= HIGHEST_ANNUAL;
    }
}
