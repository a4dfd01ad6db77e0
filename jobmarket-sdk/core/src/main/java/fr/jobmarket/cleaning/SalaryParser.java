package fr.jobmarket.cleaning;

import fr.jobmarket.cleaning.internal.CueGroup;
import fr.jobmarket.cleaning.internal.CueWords;
import fr.jobmarket.cleaning.internal.Cues;
import fr.jobmarket.cleaning.internal.salary.AmountScanner;
import fr.jobmarket.cleaning.internal.salary.AmountScanner.Mention;
import fr.jobmarket.cleaning.internal.salary.AmountScanner.Unit;
import fr.jobmarket.cleaning.internal.salary.Amounts;
import fr.jobmarket.cleaning.internal.salary.FieldReader;
import fr.jobmarket.cleaning.internal.salary.MinimumWage;
import fr.jobmarket.cleaning.internal.salary.PayBands;
import fr.jobmarket.cleaning.internal.salary.PayContext;
import fr.jobmarket.cleaning.internal.salary.PayReader;
import fr.jobmarket.cleaning.internal.salary.PayTerms;
import fr.jobmarket.cleaning.internal.salary.SalarySettler;
import fr.jobmarket.internal.Folding;
import fr.jobmarket.offer.Confidence;
import fr.jobmarket.offer.Contract;
import fr.jobmarket.offer.IssueCode;
import fr.jobmarket.offer.Salary;
import fr.jobmarket.offer.WorkingTime;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads advertised salaries: {@code SalaryParser.parse("Mensuel de 2000.0 Euros sur 13.0 mois")}. Pure functions,
 * thread-safe; never throw, whatever the text; the same text always gives the same salary.
 *
 * <p>Rules, in this order:
 *
 * <ul>
 *   <li>One bound more than seven times the other and a tenth of it in range: an extra zero ({@code EXTRA_ZERO}).
 *   <li>Bounds the wrong way round are exchanged ({@code SWAPPED_BOUNDS}).
 *   <li>An amount that its stated period cannot stand for takes the period it fits ({@code PERIOD}), or is read as
 *       thousands of euros ({@code THOUSANDS}): "Annuel de 11,00" is an hourly wage, "Annuel de 40,00 à 45,00" is 40,000
 *       to 45,000 a year, "Mensuel de 35000" is a year's pay.
 *   <li>Annual bounds: monthly × months paid (12 unless 12 to 18 are stated), hourly × 1,820 hours (35 h × 52 weeks).
 *   <li>Net amounts are not gross: they are divided by {@value #NET_TO_GROSS} and the confidence is {@code LOW}.
 *   <li>Daily rates stay daily and have no annual value: what a freelance invoices is no gross salary, and nobody knows how
 *       many days it is for.
 *   <li>An annual value outside the plausible range is kept, with confidence {@code LOW}.
 * </ul>
 *
 * <p>The grammar of labels is that of France Travail's {@code salaire.libelle}: {@code (Annuel|Mensuel|Horaire|Autre|
 * Cachet) de X Euros [à Y Euros] [sur N mois]}.
 */
public final class SalaryParser {

    /** Labels and comments are a line; reading amounts costs a hundred times as much as reading a text. */
    private static final int LONGEST_LABEL = 2_000;

    /**
     * Net pay before income tax as a share of gross pay, for an employee of the private sector who is no executive. URSSAF's
     * contribution rates leave 78 to 79 %.
     */
    public static final double NET_TO_GROSS = 0.78;

    /** Gross, net and daily rates with their endings, and currencies that stand before a number. */
    private static final List<String> CUES = List.of(
            "eur", "tjm", "brut", "bruts", "brute", "brutes", "bruto", "brutto", "net", "nets", "nette", "nettes",
            "netto");

    private static final List<String> CURRENCIES =
            List.of("chf", "usd", "gbp", "cad", "mad", "xpf", "fcfa", "cfp", "francs", "dollars", "dirhams");

    private static final CueWords OWN_WORDS = CueWords.of(SalaryParser::cues);

    private SalaryParser() {}

    /**
     * Reads a structured label.
     *
     * @param label such as {@code Annuel de 30000.0 Euros à 35000.0 Euros sur 12.0 mois}
     * @return the salary, empty when the label holds no usable amount
     */
    public static Optional<Salary> parse(@Nullable String label) {
        if (label == null || label.isBlank()) {
            return Optional.empty();
        }
        char[] text = Folding.foldToArray(decoded(label));
        List<Mention> mentions = new AmountScanner(text).labelMentions();
        for (Mention mention : mentions) {
            if (mention.unit() != Unit.OTHER
                    && mention.unit() != Unit.FOREIGN
                    && (mention.low() > 0 || mention.high() != null)) {
                return settleLabel(new String(text), mention);
            }
        }
        return Optional.empty();
    }

    private static Optional<Salary> settleLabel(String folded, Mention mention) {
        Double high = mention.high();
        Amounts amounts = high == null ? Amounts.exactly(mention.low()) : Amounts.between(mention.low(), high);
        Salary.Period stated = statedPeriod(folded);
        if (stated == null
                && folded.contains("cachet")
                && PayBands.bySize(amounts) == Salary.Period.HOURLY
                && amounts.highest() > 25) {
            return Optional.empty();
        }
        return new SalarySettler(
                        amounts, stated, Salary.Origin.LABEL, stated == null ? Confidence.MEDIUM : Confidence.HIGH)
                .wordedInThousands(mention.thousands())
                .monthsPerYear(PayContext.monthsStated(folded))
                .settle();
    }

    private static Salary.@Nullable Period statedPeriod(String folded) {
        if (folded.contains("annuel")) {
            return Salary.Period.ANNUAL;
        }
        if (folded.contains("mensuel")) {
            return Salary.Period.MONTHLY;
        }
        return folded.contains("horaire") ? Salary.Period.HOURLY : null;
    }

    /**
     * Reads a short text that is about pay and nothing else, such as France Travail's {@code salaire.commentaire}: "33 K
     * €", "18.10€ / Heure", "1200 NET", "A partir de 36K, selon profil".
     */
    public static Optional<Reading> parseComment(@Nullable String comment) {
        return comment == null || comment.isBlank()
                ? Optional.empty()
                : PayReader.ofComment(decoded(comment)).read();
    }

    /** Some sources give even these short texts as markup: "&agrave;". What is longer than any of them is cut. */
    private static String decoded(String text) {
        String label = text.length() <= LONGEST_LABEL ? text : text.substring(0, LONGEST_LABEL);
        return label.indexOf('&') < 0 ? label : TextCleaner.line(label).text();
    }

    /**
     * Finds the pay in an advertisement. Amounts that are something else (bonuses, meal vouchers, turnover, budgets, years,
     * head counts …) are left alone; without a word that says pay, an amount counts only as "30 000 € brut" or as a range
     * in thousands.
     */
    public static Optional<Reading> parseDescription(@Nullable String description) {
        return description == null ? Optional.empty() : parseDescription(OWN_WORDS.in(description));
    }

    private static Optional<Reading> parseDescription(Cues description) {
        return mayHoldPay(description) ? PayReader.ofAdvertisement(description).read() : Optional.empty();
    }

    /** The words this class waits for. */
    static void cues(CueWords.Builder words) {
        CUES.forEach(word -> words.add(CueGroup.PAY, word));
        CURRENCIES.forEach(word -> words.add(CueGroup.PAY, word));
    }

    /**
     * Reads numeric fields without a period, such as Adzuna's {@code salary_min} and {@code salary_max}: a fifth of them are
     * hourly, daily or monthly values.
     *
     * @param min lower bound, null or 0 when absent
     * @param max upper bound, null or 0 when absent
     * @param predicted whether the source says that it predicted them
     */
    public static Optional<Salary> parseFields(@Nullable Double min, @Nullable Double max, boolean predicted) {
        return FieldReader.read(min, max, predicted);
    }

    /**
     * The best salary an offer states: the label, else the numeric fields, else the comment, else the description, else the
     * title.
     */
    public static Optional<Reading> parse(Clues clues) {
        return structured(clues)
                .or(() -> parseDescription(clues.description()))
                .or(() -> parseDescription(clues.title()));
    }

    /** The same of an offer whose texts were searched for the {@linkplain #cues words} of this class already. */
    static Optional<Reading> parse(Clues clues, Cues title, Cues description) {
        return structured(clues).or(() -> parseDescription(description)).or(() -> parseDescription(title));
    }

    /**
     * Whether an offer of which no salary could be read states one in another currency than the euro. Dollars of turnover or
     * of funding are none.
     */
    static boolean statesOtherCurrency(Clues clues, Cues description) {
        String stated = Stream.of(clues.label(), clues.comment())
                .filter(Objects::nonNull)
                .collect(Collectors.joining("\n"));
        return !stated.isEmpty() && PayReader.ofComment(stated).statesOtherCurrency()
                || mayHoldOtherCurrency(description)
                        && PayReader.ofAdvertisement(description).statesOtherCurrency();
    }

    private static boolean mayHoldOtherCurrency(Cues cues) {
        String text = cues.text();
        boolean named = text.indexOf('$') >= 0 || text.indexOf('£') >= 0;
        for (int cue = cues.next(0, CueGroup.PAY);
                !named && cue < cues.size();
                cue = cues.next(cue + 1, CueGroup.PAY)) {
            int start = cues.start(cue);
            named = CURRENCIES.stream().anyMatch(code -> text.regionMatches(true, start, code, 0, code.length()));
        }
        return named;
    }

    private static Optional<Reading> structured(Clues clues) {
        return parse(clues.label())
                .or(() -> parseFields(clues.min(), clues.max(), clues.predicted()))
                .map(salary -> new Reading(salary, Set.of()))
                .or(() -> parseComment(clues.comment()));
    }

    /** Reading words costs far more than looking for a currency behind a number: most advertisements hold none. */
    private static boolean mayHoldPay(Cues cues) {
        String text = cues.text();
        boolean numbers = false;
        boolean pay = false;
        for (int cue = 0; cue < cues.size(); cue++) {
            if (cues.isOf(cue, CueGroup.NUMBER)) {
                numbers = true;
                int end = cues.start(cue);
                while (end < text.length() && isDigit(text.charAt(end))) {
                    end++;
                }
                pay |= unitFollows(text, end);
            } else {
                pay |= cues.isOf(cue, CueGroup.PAY) && isCurrencyOrRate(text, cues.start(cue));
            }
        }
        return numbers && (pay || text.indexOf('€') >= 0);
    }

    private static boolean isCurrencyOrRate(String text, int at) {
        return text.regionMatches(true, at, "eur", 0, 3) || text.regionMatches(true, at, "tjm", 0, 3);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isThousandEuros(String text, int at) {
        return text.regionMatches(true, at, "ke", 0, 2);
    }

    private static boolean unitFollows(String text, int from) {
        int at = from;
        while (at < text.length() && at < from + 3 && Folding.fold(text.charAt(at)) == ' ') {
            at++;
        }
        char unit = at < text.length() ? Folding.fold(text.charAt(at)) : ' ';
        return switch (unit) {
            case 'k' ->
                at + 1 == text.length() || !Character.isLetter(text.charAt(at + 1)) || isThousandEuros(text, at);
            case '/' -> text.regionMatches(true, at + 1, "h", 0, 1);
            case 'e' -> text.regionMatches(true, at, "eur", 0, 3) || text.regionMatches(true, at, "e ", 0, 2);
            case 'b' -> text.regionMatches(true, at, "brut", 0, 4);
            case 'n' -> text.regionMatches(true, at, "net", 0, 3);
            case 'u' -> text.regionMatches(true, at, "uros", 0, 4);
            default -> false;
        };
    }

    /**
     * Everything an offer may say about pay. All optional.
     *
     * @param label structured label
     * @param comment free comment beside the label
     * @param title title of the offer
     * @param description text of the offer
     * @param min lower bound of numeric fields
     * @param max upper bound of numeric fields
     * @param predicted whether the numeric fields are the source's prediction
     */
    public record Clues(
            @Nullable String label,
            @Nullable String comment,
            @Nullable String title,
            @Nullable String description,
            @Nullable Double min,
            @Nullable Double max,
            boolean predicted) {

        /** The clues of a source that words its salaries. */
        public static Clues worded(
                @Nullable String label,
                @Nullable String comment,
                @Nullable String title,
                @Nullable String description) {
            return new Clues(label, comment, title, description, null, null, false);
        }

        /** The clues of a source that gives numbers. */
        public static Clues numeric(
                @Nullable Double min,
                @Nullable Double max,
                boolean predicted,
                @Nullable String title,
                @Nullable String description) {
            return new Clues(null, null, title, description, min, max, predicted);
        }
    }

    /**
     * A salary together with what there is to say about it.
     *
     * @param salary the salary, gross
     * @param issues {@code SALARY_REPAIRED}; {@code SALARY_NET} when the wording was net, the amounts were then divided by
     *     {@link SalaryParser#NET_TO_GROSS}; {@code SALARY_DAILY} for a daily rate; {@code SALARY_IMPLAUSIBLE} and
     *     {@code SALARY_BELOW_MINIMUM} once it was judged {@linkplain #under under the terms of the work}
     */
    public record Reading(Salary salary, Set<IssueCode> issues) {

        /** Copies the issues and adds those that the salary itself tells. */
        public Reading {
            Set<IssueCode> all = EnumSet.noneOf(IssueCode.class);
            all.addAll(issues);
            if (!salary.repairs().isEmpty()) {
                all.add(IssueCode.SALARY_REPAIRED);
            }
            if (salary.period() == Salary.Period.DAILY) {
                all.add(IssueCode.SALARY_DAILY);
            }
            issues = Set.copyOf(all);
        }

        /**
         * The same pay judged by the terms of the work: figures for full-time work where the hours allow them, and a repair or
         * an issue where the form of contract does not allow the amounts.
         *
         * @param contract the contract offered, null when unknown
         * @param workingTime the hours, null when unknown: an employee whose contract names no part time works full time (Code
         *     du travail, L3123-6), provided that the pay is high enough for it
         * @param day day of the offer, which decides on the minimum wage; null for the lowest one known
         */
        public Reading under(@Nullable Contract contract, @Nullable WorkingTime workingTime, @Nullable LocalDate day) {
            double hourly = day == null ? MinimumWage.lowestKnownHourly() : MinimumWage.hourlyOn(day);
            return new PayTerms(contract, workingTime, hourly * MinimumWage.HOURS_PER_YEAR).judge(this);
        }
    }
}
