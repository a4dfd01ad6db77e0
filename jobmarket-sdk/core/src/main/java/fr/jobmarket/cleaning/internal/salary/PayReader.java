package fr.jobmarket.cleaning.internal.salary;

import fr.jobmarket.cleaning.SalaryParser;
import fr.jobmarket.cleaning.internal.CueGroup;
import fr.jobmarket.cleaning.internal.CueWords;
import fr.jobmarket.cleaning.internal.Cues;
import fr.jobmarket.cleaning.internal.salary.AmountScanner.Mention;
import fr.jobmarket.cleaning.internal.salary.AmountScanner.Unit;
import fr.jobmarket.cleaning.internal.salary.PayWords.Verdict;
import fr.jobmarket.internal.Folding;
import fr.jobmarket.offer.Confidence;
import fr.jobmarket.offer.IssueCode;
import fr.jobmarket.offer.Salary;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Chooses, among the amounts of a free text, the one that is the pay, from the words around each: the nearest word that
 * says what an amount is for decides ("salaire", "taux horaire" against "prime", "tickets restaurant", "chiffre
 * d'affaires").
 */
public final class PayReader {

    /** A net amount from here on is a month's pay rather than a bonus: part-time at the minimum wage. */
    private static final double LOWEST_NET_MONTH = 1000;

    private static final int NOUN_REACH = 16;
    private static final CueWords NO_WORDS = CueWords.of();

    /** Yearly amounts below are bonuses and allowances: the pay of part-time work is worded per month. */
    private static final double LOWEST_WORDED_YEAR = 9_000;

    /** What one advertisement may pay each of, in folded words. */
    private static final List<String> LEVELS = List.of("junior", "debutant", "confirme", "senior", "experimente");

    private static final int LEVEL_REACH = 24;
    private static final int LEVELS_APART = 60;
    private static final double MOST_BETWEEN_LEVELS = 3;

    private final char[] text;
    private final Salary.Origin origin;
    private final boolean aboutPay;
    /** Where the words of pay stand; none in a text that is about pay and nothing else. */
    private final Cues cues;

    private PayReader(Cues cues, Salary.Origin origin, boolean aboutPay) {
        this.text = Folding.foldToArray(cues.text());
        this.cues = cues;
        this.origin = origin;
        this.aboutPay = aboutPay;
    }

    /** A text that is about pay as a whole, so that an amount needs no word that says so. */
    public static PayReader ofComment(String comment) {
        return new PayReader(NO_WORDS.in(comment), Salary.Origin.COMMENT, true);
    }

    /** A text that was searched for {@linkplain SalaryParser#cues the words of pay}. */
    public static PayReader ofAdvertisement(Cues cues) {
        return new PayReader(cues, Salary.Origin.DESCRIPTION, false);
    }

    public Optional<SalaryParser.Reading> read() {
        List<Mention> mentions = new AmountScanner(text).mentions();
        SalaryParser.Reading best = null;
        Mention chosen = null;
        double bestScore = Double.NEGATIVE_INFINITY;
        for (Mention mention : mentions) {
            if (mention.unit() == Unit.OTHER
                    || mention.unit() == Unit.FOREIGN
                    || mention.unit() == Unit.NONE && !aboutPay && !mayBeWordedAsPay(mention)) {
                continue;
            }
            PayContext context = PayContext.of(text, mention.start(), mention.end());
            double score = isPay(mention, context) ? score(mention, context) : Double.NEGATIVE_INFINITY;
            if (score > bestScore) {
                Optional<SalaryParser.Reading> reading = settle(mention, context);
                if (reading.isPresent()) {
                    best = reading.get();
                    chosen = mention;
                    bestScore = score;
                }
            }
        }
        if (best == null || chosen == null || mentions.size() == 1 || !isOfLevel(chosen)) {
            return Optional.ofNullable(best);
        }
        Optional<SalaryParser.Reading> alone = Optional.of(best);
        return overLevels(mentions, chosen).or(() -> alone);
    }

    /** "Junior : 30-35 K€, confirmé : 40-50 K€" pays from 30 to 50 K€, according to who comes. */
    private Optional<SalaryParser.Reading> overLevels(List<Mention> mentions, Mention chosen) {
        Mention all = chosen;
        for (Mention mention : mentions) {
            int gap = mention.start() < chosen.start() ? all.start() - mention.end() : mention.start() - all.end();
            boolean beside = gap > 0 && gap <= LEVELS_APART;
            if (beside && isOfLevel(mention) && isLike(chosen, mention)) {
                all = all.and(mention);
            }
        }
        return settle(all, PayContext.of(text, chosen.start(), chosen.end()));
    }

    private boolean isLike(Mention chosen, Mention mention) {
        double ratio = mention.low() / chosen.low();
        return mention.unit() == chosen.unit()
                && ratio <= MOST_BETWEEN_LEVELS
                && ratio >= 1 / MOST_BETWEEN_LEVELS
                && PayContext.of(text, mention.start(), mention.end()).verdict() != Verdict.NOT_PAY;
    }

    private boolean isOfLevel(Mention mention) {
        String around = before(mention, LEVEL_REACH) + ' ' + after(mention, LEVEL_REACH);
        return LEVELS.stream().anyMatch(around::contains);
    }

    /** Whether an amount in another currency than the euro is worded as pay. */
    public boolean statesOtherCurrency() {
        for (Mention mention : new AmountScanner(text).mentions()) {
            if (mention.unit() == Unit.FOREIGN) {
                PayContext context = PayContext.of(text, mention.start(), mention.end());
                boolean worded = context.verdict() == Verdict.NOTHING && context.worded() && !context.attribute();
                if (aboutPay || context.verdict() == Verdict.PAY || worded) {
                    return true;
                }
            }
        }
        return false;
    }

    /** A whole number without a unit can be pay only beside one of the words waited for. */
    private boolean mayBeWordedAsPay(Mention mention) {
        return mention.low() >= 8 && (mention.low() != Math.rint(mention.low()) || isNearPayWord(mention));
    }

    private boolean isNearPayWord(Mention mention) {
        int cue = cues.next(0, CueGroup.PAY);
        while (cue < cues.size() && cues.start(cue) < mention.start() - PayContext.LEFT_REACH) {
            cue = cues.next(cue + 1, CueGroup.PAY);
        }
        return cue < cues.size() && cues.start(cue) < mention.end() + PayContext.RIGHT_REACH;
    }

    /** How likely an amount that can be the pay is the one looked for; the first of equals is taken. */
    private static double score(Mention mention, PayContext context) {
        double score = context.verdict() == Verdict.PAY ? 3 : 0;
        score += context.gross() ? 1 : 0;
        score += context.period() != null || context.daily() ? 2 : 0;
        score += context.base() ? 1 : 0;
        score += mention.high() != null ? 0.5 : 0;
        score -= context.net() ? 0.5 : 0;
        return score;
    }

    private boolean isPay(Mention mention, PayContext context) {
        boolean said = aboutPay || context.verdict() == Verdict.PAY || context.negotiable();
        boolean fullyWorded = context.period() != null && (context.gross() || context.net());
        boolean annualRange = isAnnualRange(mention) && context.heading() && !context.attribute();
        boolean unlikely = context.verdict() == Verdict.HARDLY_PAY && !fullyWorded && !context.negotiable();
        boolean ownLine =
                context.period() == Salary.Period.HOURLY && fullyWorded && context.lineSays() == Verdict.NOTHING;
        boolean attribute = !aboutPay && context.attribute() && !context.gross() && !context.net();
        if (context.verdict() == Verdict.NOT_PAY && !ownLine && !annualRange
                || unlikely
                || attribute && !context.daily()) {
            return false;
        }
        return switch (mention.unit()) {
            case EURO ->
                annualRange
                        || said
                        || fullyWorded
                        || context.gross()
                        || context.worded() && mention.high() != null
                        || context.net() && mention.low() >= LOWEST_NET_MONTH
                        || context.period() == Salary.Period.HOURLY && mention.low() != Math.rint(mention.low());
            case THOUSAND_EUROS -> said || context.worded() || context.heading() && isAnnualInThousands(mention);
            case THOUSAND -> said || context.gross() || context.heading() && isAnnualInThousands(mention);
            case NONE ->
                isDailyRate(mention, context)
                        || PayWords.isBehindPay(after(mention, NOUN_REACH))
                                && (aboutPay
                                        ? context.worded() || speaksForItself(mention)
                                        : isWordedAsPay(mention, context));
            case FOREIGN, OTHER -> false;
        };
    }

    /** "TJM : 500". */
    private boolean isDailyRate(Mention mention, PayContext context) {
        boolean named = before(mention, 20).contains("tjm");
        return named && context.daily() && mention.low() >= 100 && mention.low() <= 2_000;
    }

    /** A bare number of an advertisement: "Salaire : 2200 brut", "Rémunération de 11.88 brut de l'heure". */
    private boolean isWordedAsPay(Mention mention, PayContext context) {
        boolean hourly = context.period() == Salary.Period.HOURLY && mention.low() != Math.rint(mention.low());
        boolean payBefore = PayWords.nearest(before(mention, 35)) == Verdict.PAY;
        boolean annualRange = isAnnualRange(mention) && context.period() != null;
        return (payBefore || annualRange) && (context.gross() || context.net() || hourly) && !isYear(mention);
    }

    /** "30 000 - 35 000 €": two amounts of that size so close together are pay. */
    private static boolean isAnnualRange(Mention mention) {
        Double high = mention.high();
        return high != null && mention.low() >= 15_000 && high <= 200_000 && high <= 2.5 * mention.low();
    }

    private static boolean isAnnualInThousands(Mention mention) {
        return mention.low() >= 18_000 && mention.low() <= 150_000;
    }

    /** A bare number of a comment: only when it can be nothing but a pay (not a year, an index, a coefficient). */
    private boolean speaksForItself(Mention mention) {
        double low = mention.low();
        boolean hourly = low >= 8 && low <= 60 && low != Math.rint(low);
        return !isYear(mention)
                && !PayWords.isNumbered(before(mention, 14))
                && (hourly || low >= 1000 && low <= 9000 || low >= 15_000 && low <= 200_000);
    }

    private String before(Mention mention, int reach) {
        int from = Math.max(0, mention.start() - reach);
        return new String(text, from, mention.start() - from);
    }

    private String after(Mention mention, int reach) {
        return new String(text, mention.end(), Math.min(text.length - mention.end(), reach));
    }

    private static boolean isYear(Mention mention) {
        double low = mention.low();
        return low >= 1900 && low <= 2100 && low == Math.rint(low) && mention.high() == null;
    }

    private Optional<SalaryParser.Reading> settle(Mention mention, PayContext context) {
        Amounts amounts = bounds(mention, context);
        Salary.Period period = context.period();
        if (mention.thousands() && amounts.lowest() >= 12_000) {
            // Nobody words a month's pay in thousands: the period word nearby is about something else.
            period = Salary.Period.ANNUAL;
        }
        if (period == Salary.Period.HOURLY && mention.pointed() && amounts.lowest() >= 5_000) {
            // "15.084 € de l'heure": what looks like a group of thousands are decimals.
            amounts = amounts.times(0.001);
        }
        Confidence ceiling = Confidence.MEDIUM;
        if (context.daily()) {
            period = Salary.Period.DAILY;
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
        Set<IssueCode> issues = context.net() ? Set.of(IssueCode.SALARY_NET) : Set.of();
        return new SalarySettler(amounts, period, origin, ceiling)
                .wordedInThousands(mention.thousands())
                .monthsPerYear(context.monthsPerYear())
                .settle()
                .filter(salary -> sensible(salary) && !thousandsInvented(mention, context, salary))
                .map(salary -> new SalaryParser.Reading(salary, issues));
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

    private static Salary.@Nullable Period periodBySize(Amounts amounts) {
        double low = amounts.lowest();
        double high = amounts.highest();
        if (low >= 8 && high <= 30) {
            return Salary.Period.HOURLY;
        }
        if (high >= 600 && low >= 250 && high <= 9000) {
            return Salary.Period.MONTHLY;
        }
        return low >= 12_000 && high <= 250_000 ? Salary.Period.ANNUAL : null;
    }

    /** Only a whole number worded as pay may stand for thousands of euros: "60,66 €" is a mutilated number. */
    private boolean thousandsInvented(Mention mention, PayContext context, Salary salary) {
        return salary.repairs().contains(Salary.Repair.THOUSANDS)
                && !mention.thousands()
                && (mention.low() != Math.rint(mention.low()) || !aboutPay && context.verdict() != Verdict.PAY);
    }

    /** Free text holds more amounts that are no pay than labels do: what is far out of range is one of them. */
    private static boolean sensible(Salary salary) {
        if (salary.period() == Salary.Period.DAILY) {
            return true;
        }
        Double min = salary.annualMin();
        Double max = salary.annualMax();
        double low = min != null ? min : max != null ? max : 0;
        double high = max != null ? max : low;
        double lowest = salary.period() == Salary.Period.ANNUAL ? LOWEST_WORDED_YEAR : PayBands.LOWEST_ANNUAL / 2;
        return low >= lowest && high <= PayBands.HIGHEST_ANNUAL;
    }
}
