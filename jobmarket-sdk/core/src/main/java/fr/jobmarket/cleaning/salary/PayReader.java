package fr.jobmarket.cleaning.salary;

import fr.jobmarket.cleaning.internal.Folding;
import fr.jobmarket.cleaning.salary.AmountScanner.Mention;
import fr.jobmarket.cleaning.salary.AmountScanner.Unit;
import fr.jobmarket.offer.Confidence;
import fr.jobmarket.offer.Salary;
import fr.jobmarket.offer.SalaryOrigin;
import fr.jobmarket.offer.SalaryPeriod;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Chooses, among the amounts of a free text, the one that is the pay, from the words around each: the nearest word that
 * says what an amount is for decides ("salaire", "taux horaire" against "prime", "tickets restaurant", "chiffre
 * d'affaires").
 */
final class PayReader {

    private static final int LEFT_REACH = 80;
    private static final int RIGHT_REACH = 40;

    private final char[] text;
    private final SalaryOrigin origin;
    private final boolean aboutPay;

    /**
     * @param aboutPay true when the whole text is about pay (a salary comment), so that an amount needs no word that says
     *     so
     */
    PayReader(CharSequence text, SalaryOrigin origin, boolean aboutPay) {
        this.text = Folding.foldToArray(text);
        this.origin = origin;
        this.aboutPay = aboutPay;
    }

    Optional<SalaryReading> read() {
        SalaryReading best = null;
        double bestScore = Double.NEGATIVE_INFINITY;
        for (Mention mention : new AmountScanner(text).mentions()) {
            if (mention.unit() == Unit.OTHER || mention.unit() == Unit.NONE && !aboutPay && !payWordClose(mention)) {
                continue;
            }
            PayContext context = PayContext.of(text, mention.start(), mention.end(), LEFT_REACH, RIGHT_REACH);
            double score = score(mention, context);
            if (score > bestScore) {
                Optional<SalaryReading> reading = settle(mention, context);
                if (reading.isPresent()) {
                    best = reading.get();
                    bestScore = score;
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private boolean payWordClose(Mention mention) {
        return PayContext.payWordWithin(text, mention.start(), 30);
    }

    /** How likely the amount is the pay; negative infinity when it is not. */
    private double score(Mention mention, PayContext context) {
        if (context.aboutSomethingElse() || !acceptable(mention, context)) {
            return Double.NEGATIVE_INFINITY;
        }
        double score = 0;
        score += context.aboutPay() ? 3 : 0;
        score += context.gross() ? 1 : 0;
        score += context.period() != null || context.daily() ? 2 : 0;
        score += context.base() ? 1 : 0;
        score += mention.high() != null ? 0.5 : 0;
        score -= context.net() ? 0.5 : 0;
        return score;
    }

    private boolean acceptable(Mention mention, PayContext context) {
        boolean worded = context.gross() || context.net() || context.period() != null || context.daily();
        return switch (mention.unit()) {
            case EURO -> aboutPay || context.aboutPay() || worded && (context.gross() || mention.high() != null);
            case THOUSAND_EUROS -> aboutPay || context.aboutPay() || worded || mention.high() != null;
            case THOUSAND -> aboutPay || context.aboutPay() || context.gross();
            case NONE -> aboutPay ? worded || speaksForItself(mention) : context.aboutPay() && worded;
            case OTHER -> false;
        };
    }

    /** A bare number of a comment: only when it can be nothing but a pay (not a year, an index, a coefficient). */
    private static boolean speaksForItself(Mention mention) {
        double low = mention.low();
        boolean year = low >= 1900 && low <= 2100 && low == Math.rint(low) && mention.high() == null;
        boolean hourly = low >= 8 && low <= 60 && low != Math.rint(low);
        return !year && (hourly || low >= 1000 && low <= 9000 || low >= 15_000 && low <= 200_000);
    }

    private Optional<SalaryReading> settle(Mention mention, PayContext context) {
        Amounts amounts = bounds(mention, context);
        SalaryPeriod period = context.period();
        boolean daily = context.daily();
        Confidence ceiling = Confidence.MEDIUM;
        if (daily) {
            amounts = amounts.times(1 / MinimumWage.HOURS_PER_DAY);
            period = SalaryPeriod.HOURLY;
            ceiling = Confidence.LOW;
        } else if (period == null) {
            period = periodBySize(amounts);
            if (period == null) {
                return Optional.empty();
            }
        }
        if (context.net()) {
            amounts = amounts.times(1 / SalaryParser.NET_TO_GROSS);
            ceiling = Confidence.LOW;
        }
        return new SalarySettler(amounts, period, origin, ceiling)
                .wordedInThousands(mention.thousands())
                .monthsPerYear(context.monthsPerYear())
                .settle()
                .filter(PayReader::sensible)
                .map(salary -> new SalaryReading(salary, context.net(), daily));
    }

    private static Amounts bounds(Mention mention, PayContext context) {
        Double high = mention.high();
        if (high != null) {
            return new Amounts(mention.low(), high);
        }
        return switch (context.bound()) {
            case AT_LEAST -> new Amounts(mention.low(), null);
            case AT_MOST -> new Amounts(null, mention.low());
            case EXACT -> Amounts.exactly(mention.low());
        };
    }

    private static @Nullable SalaryPeriod periodBySize(Amounts amounts) {
        double low = amounts.lowest();
        double high = amounts.highest();
        if (low >= 8 && high <= 60) {
            return SalaryPeriod.HOURLY;
        }
        if (high >= 600 && low >= 250 && high <= 9000) {
            return SalaryPeriod.MONTHLY;
        }
        return low >= 12_000 && high <= 250_000 ? SalaryPeriod.ANNUAL : null;
    }

    /** Free text holds more amounts that are no pay than labels do: what is far out of range is one of them. */
    private static boolean sensible(Salary salary) {
        Double min = salary.annualMin();
        Double max = salary.annualMax();
        double low = min != null ? min : max != null ? max : 0;
        double high = max != null ? max : low;
        return low >= PayBands.LOWEST_ANNUAL / 2 && high <= PayBands.HIGHEST_ANNUAL;
    }
}
