package fr.jobmarket.cleaning.internal.salary;

import fr.jobmarket.internal.Folding;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the amounts of a text in one pass: numbers in French and English spelling with their unit ("35 K€", "1 801,80
 * €", "12€38"), and two of them joined to a range ("35-40k", "entre 12 et 14 €"). Says nothing about what an amount
 * is for.
 */
public final class AmountScanner {

    /** What is written behind (or before) a number. */
    public enum Unit {
        NONE,
        EURO,
        THOUSAND_EUROS,
        /** A bare K: thousands, of euros only when the context says so. */
        THOUSAND,
        /** Another currency than the euro. */
        FOREIGN,
        /** Percent, millions, hours …: not a pay. */
        OTHER
    }

    /** A number and what follows it; {@code start} and {@code end} are positions in the folded text. */
    private record Number(int start, int end, double value, Unit unit, boolean pointed) {}

    /**
     * An amount or a range.
     *
     * @param start position of its first character
     * @param end position after its last character
     * @param low first number, thousands already multiplied
     * @param high second number, or null when there is only one
     * @param unit the unit of the whole
     * @param thousands whether a K multiplied it
     * @param pointed whether its groups of three are set off by a point or comma, which may be a decimal mark as well
     */
    public record Mention(
            int start, int end, double low, @Nullable Double high, Unit unit, boolean thousands, boolean pointed) {

        boolean inEuros() {
            return unit == Unit.EURO || unit == Unit.THOUSAND_EUROS;
        }

        /** From the lower of two mentions to the higher one. */
        Mention and(Mention other) {
            double highest = Math.max(high == null ? low : high, other.high == null ? other.low : other.high);
            return new Mention(
                    Math.min(start, other.start),
                    Math.max(end, other.end),
                    Math.min(low, other.low),
                    highest,
                    unit,
                    thousands,
                    pointed);
        }
    }

    /** What some partners' exports make of the narrow no-break space of "38 000 €". */
    private static final char BROKEN_SPACE = '¿';

    /** Replacement characters, question marks and "ï¿½" (folded) stand where exports broke the "à" of a range. */
    private static final String BROKEN_TO = "\ufffd?¿½i";

    private static final int LONGEST_ASIDE = 24;

    /** Every amount is read in its context: a text with more of them is no advertisement, and its others are left unread. */
    private static final int MOST_MENTIONS = 500;

    private final char[] text;
    private boolean anyRatio;

    /** @param folded text folded by {@link Folding} */
    public AmountScanner(char[] folded) {
        this.text = folded;
    }

    /** The amounts of a label, whose two bounds belong together however far apart they are. */
    public List<Mention> labelMentions() {
        anyRatio = true;
        return mentions();
    }

    List<Mention> mentions() {
        List<Mention> mentions = new ArrayList<>(4);
        int at = 0;
        while (at < text.length && mentions.size() < MOST_MENTIONS) {
            if (!isDigit(at) || !startsNumber(at)) {
                at++;
                continue;
            }
            Number first = number(at);
            Mention mention = withSecond(first);
            mentions.add(mention);
            at = Math.max(mention.end(), at + 1);
        }
        return mentions;
    }

    private boolean startsNumber(int at) {
        if (at == 0) {
            return true;
        }
        char before = text[at - 1];
        if (Character.isLetterOrDigit(before)) {
            return false;
        }
        return !((before == '.' || before == ',') && at > 1 && isDigit(at - 2));
    }

    private Number number(int start) {
        int at = start;
        long whole = 0;
        while (isDigit(at)) {
            whole = Math.min(whole * 10 + (text[at] - '0'), 1_000_000_000_000L);
            at++;
        }
        boolean pointed = false;
        boolean groupable = at - start <= 3;
        while (groupable && at < text.length && isGroupSeparator(text[at]) && threeDigits(at + 1)) {
            whole = Math.min(whole * 1000 + threeDigitValue(at + 1), 1_000_000_000_000L);
            pointed = text[at] == '.' || text[at] == ',';
            at += 4;
        }
        double value = whole;
        int decimals = decimalsStart(at);
        if (decimals > 0) {
            double scale = 0.1;
            while (isDigit(decimals)) {
                value += (text[decimals] - '0') * scale;
                scale /= 10;
                decimals++;
            }
            at = decimals;
        }
        boolean swiss = at + 1 < text.length && text[at] == '.' && text[at + 1] == '-';
        return withUnit(start, swiss ? at + 2 : at, value, pointed);
    }

    /** Where decimals start behind a whole number, also in "1766, 77 €"; -1 without decimals. */
    private int decimalsStart(int at) {
        if (at + 1 >= text.length || text[at] != ',' && text[at] != '.') {
            return -1;
        }
        if (isDigit(at + 1)) {
            return at + 1;
        }
        boolean spacedCents = text[at] == ','
                && text[at + 1] == ' '
                && isDigit(at + 2)
                && isDigit(at + 3)
                && !isDigit(at + 4)
                && skipSpaces(at + 4, 1) < text.length
                && text[skipSpaces(at + 4, 1)] == '€';
        return spacedCents ? at + 2 : -1;
    }

    private Number withUnit(int start, int numberEnd, double value, boolean pointed) {
        if (currencyBefore(start)) {
            return new Number(start, numberEnd, value, Unit.FOREIGN, pointed);
        }
        int at = skipSpaces(numberEnd, 2);
        if (at < text.length && text[at] == '€') {
            return euros(start, at + 1, value, pointed);
        }
        int word = at;
        while (at < text.length && (Character.isLetter(text[at]) || text[at] == '€')) {
            at++;
        }
        String unitWord = new String(text, word, at - word);
        if (unitWord.equals("e") && cents(at) >= 0) {
            return euros(start, at, value, pointed);
        }
        Unit unit = at == word ? symbolUnit(word) : wordUnit(unitWord, value, at);
        if (unit == Unit.EURO) {
            return euros(start, at, value, pointed);
        }
        if (unit == Unit.THOUSAND) {
            int after = skipSpaces(at, 1);
            if (after < text.length && text[after] == '€') {
                return new Number(start, after + 1, value, Unit.THOUSAND_EUROS, pointed);
            }
            if (startsWith(after, "euro")) {
                return new Number(start, endOfWord(after), value, Unit.THOUSAND_EUROS, pointed);
            }
            if (isCurrency(after)) {
                return new Number(start, at, value, Unit.FOREIGN, pointed);
            }
        }
        boolean consumed = unit == Unit.THOUSAND || unit == Unit.THOUSAND_EUROS;
        if (!consumed && euroBefore(start)) {
            return new Number(start, numberEnd, value, Unit.EURO, pointed);
        }
        return new Number(start, consumed ? at : numberEnd, value, unit, pointed);
    }

    /** An amount in euros with the cents written behind the unit: "12€38", "12 euros 50", "12 € 50 / heure". */
    private Number euros(int start, int unitEnd, double value, boolean pointed) {
        int cents = value < 1000 && value == Math.rint(value) ? cents(unitEnd) : -1;
        return cents < 0
                ? new Number(start, unitEnd, value, Unit.EURO, pointed)
                : new Number(start, cents + 2, value + twoDigits(cents) / 100.0, Unit.EURO, pointed);
    }

    /** Where two digits stand that can be nothing but cents; -1 otherwise. */
    private int cents(int unitEnd) {
        int at = skipSpaces(unitEnd, 1);
        boolean two = isDigit(at) && isDigit(at + 1) && !isDigit(at + 2);
        if (!two || at + 2 < text.length && (text[at + 2] == ',' || text[at + 2] == '.' && isDigit(at + 3))) {
            return -1;
        }
        if (at == unitEnd) {
            return at;
        }
        int after = skipSpaces(at + 2, 1);
        boolean unit = after < text.length && (text[after] == '€' || text[after] == '%' || text[after] == '-');
        return unit || wordUnit(wordAt(after), twoDigits(at), after) != Unit.NONE ? -1 : at;
    }

    private double twoDigits(int at) {
        return (text[at] - '0') * 10.0 + (text[at + 1] - '0');
    }

    private String wordAt(int at) {
        return new String(text, at, endOfWord(at) - at);
    }

    /** "£45,000", "CHF 5500", but not the unit of an amount before: "25 $ 30". */
    private boolean currencyBefore(int start) {
        int end = start;
        while (end > 0 && end > start - 2 && text[end - 1] == ' ') {
            end--;
        }
        if (end > 0 && isCurrencySign(text[end - 1])) {
            return !digitBefore(end - 1);
        }
        int word = end;
        while (word > 0 && end - word < 5 && Character.isLetter(text[word - 1])) {
            word--;
        }
        return word < end && isCurrencyCode(new String(text, word, end - word)) && !digitBefore(word);
    }

    private boolean isCurrency(int at) {
        return at < text.length && (isCurrencySign(text[at]) || isCurrencyCode(wordAt(at)));
    }

    private static boolean isCurrencySign(char c) {
        return c == '$' || c == '£' || c == '¥';
    }

    private static boolean isCurrencyCode(String word) {
        return switch (word) {
            case "chf",
                    "usd",
                    "gbp",
                    "cad",
                    "aud",
                    "mad",
                    "tnd",
                    "dzd",
                    "xpf",
                    "xof",
                    "xaf",
                    "cfa",
                    "cfp",
                    "fcfa",
                    "fcfp",
                    "dh",
                    "dhs",
                    "jpy",
                    "frs" -> true;
            default -> false;
        };
    }

    private Unit symbolUnit(int at) {
        if (at >= text.length) {
            return Unit.NONE;
        }
        return switch (text[at]) {
            case '$', '£', '¥' -> Unit.FOREIGN;
            case '%', '°', '²' -> Unit.OTHER;
            default -> Unit.NONE;
        };
    }

    private Unit wordUnit(String word, double value, int end) {
        return switch (word) {
            case "euro", "euros", "eur", "uros", "eu", "eruos", "euors" -> Unit.EURO;
            // "2035 E brut", but "13e mois" and "2e étage".
            case "e" -> value >= 100 || value != Math.rint(value) || payFollows(end) ? Unit.EURO : Unit.OTHER;
            case "k€", "ke", "keuro", "keuros", "keur", "k€uros", "kilo€" -> Unit.THOUSAND_EUROS;
            case "k", "kb", "kilos€" -> Unit.THOUSAND;
            case "m",
                    "m€",
                    "md€",
                    "mds",
                    "million",
                    "millions",
                    "milliard",
                    "milliards",
                    "md",
                    "meur",
                    "h",
                    "heure",
                    "heures",
                    "jour",
                    "jours",
                    "j",
                    "an",
                    "ans",
                    "annee",
                    "annees",
                    "mois",
                    "semaine",
                    "semaines",
                    "km",
                    "kms",
                    "kg",
                    "kw",
                    "minutes",
                    "min",
                    "mn",
                    "personnes",
                    "salaries",
                    "collaborateurs",
                    "clients",
                    "eme",
                    "er",
                    "e€" -> Unit.OTHER;
            case "f" -> isCurrencyCode(wordAt(skipSpaces(end, 1))) ? Unit.FOREIGN : Unit.NONE;
            case "dollar", "dollars", "franc", "francs", "livre", "livres", "dirham", "dirhams", "dinars", "yens" ->
                Unit.FOREIGN;
            // The space behind the unit is lost where line breaks were: "45KEURselon profil".
            default ->
                isCurrencyCode(word)
                        ? Unit.FOREIGN
                        : word.startsWith("keur") || word.startsWith("k€") ? Unit.THOUSAND_EUROS : Unit.NONE;
        };
    }

    private boolean payFollows(int at) {
        int word = skipSpaces(at, 1);
        return startsWith(word, "net") || startsWith(word, "brut");
    }

    private Mention withSecond(Number first) {
        if (first.unit() != Unit.OTHER) {
            int connector = connectorEnd(first);
            if (connector > 0 && connector < text.length && isDigit(connector)) {
                Number second = number(connector);
                if (canJoin(first, second)) {
                    return range(first, second);
                }
            }
        }
        double factor = isThousand(first.unit()) && first.value() < 1000 ? 1000 : 1;
        return new Mention(
                first.start(),
                first.end(),
                first.value() * factor,
                null,
                first.unit(),
                isThousand(first.unit()),
                first.pointed());
    }

    private Mention range(Number first, Number second) {
        boolean secondThousand = isThousand(second.unit());
        boolean firstThousand = isThousand(first.unit());
        double low = first.value();
        double high = second.value();
        boolean thousands = false;
        if ((firstThousand || secondThousand) && low < 1000) {
            low *= 1000;
            thousands = true;
        }
        if ((firstThousand || secondThousand) && high < 1000) {
            high *= 1000;
            thousands = true;
        }
        if (!thousands && isShortThousands(first, second)) {
            low *= 1000;
            thousands = true;
        }
        Unit unit = strongest(first.unit(), second.unit());
        return new Mention(
                first.start(), second.end(), low, high, unit, thousands, first.pointed() && second.pointed());
    }

    /** "35 à 40 000 euros". */
    private static boolean isShortThousands(Number first, Number second) {
        double ratio = second.value() / first.value() / 1000;
        return first.unit() == Unit.NONE && second.value() >= 10_000 && ratio >= 1 && ratio < 3;
    }

    private static Unit strongest(Unit one, Unit other) {
        if (one == Unit.FOREIGN || other == Unit.FOREIGN) {
            return Unit.FOREIGN;
        }
        if (one == Unit.THOUSAND_EUROS || other == Unit.THOUSAND_EUROS) {
            return Unit.THOUSAND_EUROS;
        }
        if (one == Unit.EURO || other == Unit.EURO) {
            return isThousand(one) || isThousand(other) ? Unit.THOUSAND_EUROS : Unit.EURO;
        }
        return one == Unit.NONE ? other : one;
    }

    private boolean canJoin(Number first, Number second) {
        if (second.unit() == Unit.OTHER || first.unit() == Unit.FOREIGN && isEuro(second)) {
            return false;
        }
        if (isGrossAndNet(first, second)) {
            return false;
        }
        if (anyRatio || isShortThousands(first, second)) {
            return true;
        }
        if (second.value() == 0 || first.value() == 0) {
            return false;
        }
        double ratio = second.value() / first.value();
        boolean mixed = isThousand(first.unit()) != isThousand(second.unit());
        return mixed || (ratio > 0.08 && ratio < 12.5);
    }

    private static boolean isEuro(Number number) {
        return number.unit() == Unit.EURO || number.unit() == Unit.THOUSAND_EUROS;
    }

    /** "2 000 € brut / 1 560 € net" is one pay said twice. */
    private boolean isGrossAndNet(Number first, Number second) {
        String between = new String(text, first.end(), second.start() - first.end());
        String behind = new String(text, second.end(), Math.min(text.length, second.end() + 8) - second.end());
        return between.contains("brut") && behind.contains("net") || between.contains("net") && behind.contains("brut");
    }

    private static boolean isThousand(Unit unit) {
        return unit == Unit.THOUSAND || unit == Unit.THOUSAND_EUROS;
    }

    /** Position of the number a range goes on with, or -1. */
    private int connectorEnd(Number first) {
        if (anyRatio) {
            return labelConnectorEnd(first.end());
        }
        int at = skipQualifiers(first.end());
        if (at + 1 < text.length && text[at] == '\n') {
            at++;
        }
        if (at >= text.length) {
            return -1;
        }
        char c = text[at];
        boolean sameLine = at == 0 || text[at - 1] != '\n';
        if (sameLine && (c == '-' || c == '/' || c == '>')) {
            at = skipSpaces(at + 1, 2);
            if (at < text.length && (text[at] == '>' || text[at] == '-')) {
                at = skipSpaces(at + 1, 2);
            }
            return skipEuroSign(skipLevel(at));
        }
        int broken = brokenConnectorEnd(at);
        if (broken > 0 && first.unit() != Unit.NONE) {
            return broken;
        }
        if (isDigit(at) && first.unit() == Unit.NONE && wordBefore(first.start(), "entre ")) {
            return at;
        }
        boolean between = (isWord(at, "et") || isWord(at, "and")) && entreBefore(first.start());
        if (isWord(at, "a") || isWord(at, "to") || between) {
            return skipEuroSign(skipLevel(skipSpaces(endOfWord(at), 2)));
        }
        return isWord(at, "jusqu'a") ? skipEuroSign(skipSpaces(at + 7, 2)) : -1;
    }

    /** The upper bound of a label follows the lower one, whatever became of the "à" between them; "sur" follows both. */
    private int labelConnectorEnd(int from) {
        int at = from;
        while (at < text.length && at - from < LONGEST_ASIDE && !isDigit(at) && !startsWith(at, "sur")) {
            at++;
        }
        return isDigit(at) ? at : -1;
    }

    private int brokenConnectorEnd(int from) {
        int at = from;
        while (at < text.length && at - from < 4 && BROKEN_TO.indexOf(text[at]) >= 0) {
            at++;
        }
        boolean broken = at > from && text[at - 1] != 'i' && at < text.length && text[at] == ' ';
        return broken ? skipEuroSign(skipSpaces(at, 2)) : -1;
    }

    /** "(junior)", "senior :", which say whom a bound is for. */
    private int skipLevel(int from) {
        int at = from;
        if (at < text.length && text[at] == '(') {
            while (at < text.length && at - from < LONGEST_ASIDE && text[at] != ')' && !isDigit(at)) {
                at++;
            }
            return at < text.length && text[at] == ')' ? skipSpaces(at + 1, 2) : from;
        }
        if (!isLevel(wordAt(at))) {
            return from;
        }
        at = skipSpaces(endOfWord(at), 1);
        return skipSpaces(at < text.length && text[at] == ':' ? at + 1 : at, 1);
    }

    private static boolean isLevel(String word) {
        return switch (word) {
            case "junior",
                    "juniors",
                    "senior",
                    "seniors",
                    "debutant",
                    "debutants",
                    "debutante",
                    "confirme",
                    "confirmes",
                    "confirmee",
                    "expert",
                    "experimente",
                    "experimentee" -> true;
            default -> false;
        };
    }

    private int skipEuroSign(int at) {
        if (isWord(at, "eur")) {
            return skipSpaces(at + 3, 1);
        }
        return at < text.length && text[at] == '€' ? skipSpaces(at + 1, 1) : at;
    }

    /** Words that may stand between the bounds of a range: "1 800 € brut à 2 000 € brut". */
    private int skipQualifiers(int from) {
        int at = skipSpaces(from, 2);
        for (int words = 0; words < 3; words++) {
            boolean slash = at < text.length && text[at] == '/' && !isDigit(skipSpaces(at + 1, 2));
            int word = slash ? skipSpaces(at + 1, 1) : at;
            int level = skipLevel(word);
            if (level > word) {
                at = level;
                continue;
            }
            if (!isQualifier(word)) {
                return at;
            }
            at = skipSpaces(endOfWord(word), 2);
        }
        return at;
    }

    private boolean isQualifier(int at) {
        int end = endOfWord(at);
        return end > at
                && switch (new String(text, at, end - at)) {
                    case "brut",
                            "bruts",
                            "brute",
                            "net",
                            "nets",
                            "nette",
                            "annuel",
                            "annuels",
                            "mensuel",
                            "mensuels",
                            "mois",
                            "an",
                            "heure",
                            "h",
                            "par",
                            "b" -> true;
                    default -> false;
                };
    }

    private boolean entreBefore(int start) {
        int from = Math.max(0, start - 14);
        String before = new String(text, from, start - from);
        return before.contains("entre")
                || before.contains("between")
                || before.contains("de ")
                || before.isBlank()
                || before.contains(": ");
    }

    private boolean wordBefore(int start, String word) {
        return start >= word.length() && startsWith(start - word.length(), word);
    }

    /** "€ 45,000", "EUR 45,000", but not the unit of an amount before: "10 € 45". */
    private boolean euroBefore(int start) {
        int at = start - 1;
        if (at >= 0 && text[at] == ' ') {
            at--;
        }
        if (at >= 2 && startsWith(at - 2, "eur")) {
            return (at == 2 || !Character.isLetter(text[at - 3])) && !digitBefore(at - 2);
        }
        return at >= 0 && text[at] == '€' && !digitBefore(at);
    }

    private boolean digitBefore(int at) {
        int before = at - 1;
        while (before >= 0 && text[before] == ' ') {
            before--;
        }
        return before >= 0 && (isDigit(before) || text[before] == 'k');
    }

    private boolean isWord(int at, String word) {
        return startsWith(at, word)
                && (at + word.length() >= text.length || !Character.isLetter(text[at + word.length()]));
    }

    private boolean startsWith(int at, String word) {
        if (at + word.length() > text.length) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (text[at + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private int endOfWord(int at) {
        int end = at;
        while (end < text.length && Character.isLetter(text[end])) {
            end++;
        }
        return end;
    }

    private int skipSpaces(int at, int atMost) {
        int end = at;
        while (end < text.length && end - at < atMost && text[end] == ' ') {
            end++;
        }
        return end;
    }

    private boolean isDigit(int at) {
        return at >= 0 && at < text.length && text[at] >= '0' && text[at] <= '9';
    }

    private static boolean isGroupSeparator(char c) {
        return c == ' ' || c == '.' || c == ',' || c == '\'' || c == BROKEN_SPACE;
    }

    private boolean threeDigits(int at) {
        return isDigit(at) && isDigit(at + 1) && isDigit(at + 2) && !isDigit(at + 3);
    }

    private int threeDigitValue(int at) {
        return (text[at] - '0') * 100 + (text[at + 1] - '0') * 10 + (text[at + 2] - '0');
    }
}
