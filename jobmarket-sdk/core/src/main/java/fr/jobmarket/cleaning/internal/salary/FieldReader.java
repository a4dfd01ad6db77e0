package fr.jobmarket.cleaning.internal.salary;

import fr.jobmarket.offer.Confidence;
import fr.jobmarket.offer.Salary;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads numeric bounds whose period has to be told from their size. */
public final class FieldReader {

    /** Nobody advertises an hourly wage from here on: the amount is in thousands a year. */
    private static final double LOWEST_THOUSANDS = 60;

    private static final double HIGHEST_THOUSANDS = 120;

    /** Daily rates lie between pay in thousands and the smallest monthly pay. */
    private static final double LOWEST_DAILY = 120;

    private static final double HIGHEST_DAILY = 950;

    private FieldReader() {}

    public static Optional<Salary> read(@Nullable Double min, @Nullable Double max, boolean predicted) {
        Amounts amounts = new Amounts(usable(min), usable(max));
        if (amounts.isEmpty()) {
            return Optional.empty();
        }
        Salary.Origin origin = predicted ? Salary.Origin.PREDICTED : Salary.Origin.FIELDS;
        Confidence ceiling = predicted ? Confidence.LOW : Confidence.MEDIUM;
        double low = Math.min(amounts.lowest(), amounts.highest());
        double high = Math.max(amounts.lowest(), amounts.highest());
        if (low >= LOWEST_DAILY && high <= HIGHEST_DAILY && high <= 2 * low) {
            return new SalarySettler(amounts, Salary.Period.DAILY, origin, Confidence.LOW).settle();
        }
        if (low >= LOWEST_THOUSANDS && high <= HIGHEST_THOUSANDS && low == Math.rint(low)) {
            return new SalarySettler(amounts.times(1000), Salary.Period.ANNUAL, origin, Confidence.LOW)
                    .wordedInThousands(true)
                    .settle();
        }
        Salary.Period bySize = PayBands.bySize(new Amounts(low, high));
        if (bySize == Salary.Period.ANNUAL && low >= 10_000) {
            ceiling = predicted ? Confidence.LOW : Confidence.HIGH;
        }
        return new SalarySettler(amounts, bySize, origin, ceiling).settle();
    }

    private static @Nullable Double usable(@Nullable Double amount) {
        return amount != null && amount > 0 && amount < 1e9 ? amount : null;
    }
}
