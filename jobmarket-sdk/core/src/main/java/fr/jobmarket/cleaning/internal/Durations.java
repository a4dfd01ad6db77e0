package fr.jobmarket.cleaning.internal;

import fr.jobmarket.internal.Folding;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads durations such as "6 Mois", "2 An(s)", "4 Jour(s)", "1 an et demi", "3 an(s) et 6 mois", "au moins deux ans" from
 * folded text.
 */
public final class Durations {

    /** Days of an average Gregorian month. */
    private static final double DAYS_PER_MONTH = 365.2425 / 12;

    /** Numbers written out, by value; the two forms of one are "un" and "une". */
    private static final List<String> NUMBERS = List.of(
            "zero",
            "un",
            "deux",
            "trois",
            "quatre",
            "cinq",
            "six",
            "sept",
            "huit",
            "neuf",
            "dix",
            "onze",
            "douze",
            "treize",
            "quatorze",
            "quinze",
            "seize",
            "dix-sept",
            "dix-huit",
            "dix-neuf",
            "vingt");

    private record Number(double value, int end) {}

    private record Unit(double months, int end) {}

    private Durations() {}

    /**
     * The first duration of a text, in months; of "2 à 3 ans" the lower bound.
     *
     * @param folded text folded by {@link Folding}
     */
    public static Optional<Double> firstMonths(String folded) {
        int at = 0;
        while (at < folded.length()) {
            Number number = numberAt(folded, at);
            if (number != null) {
                double months =
                        number.value() * unitBehind(folded, number.end()).months();
                if (months > 0) {
                    return Optional.of(months + more(folded, number.end()));
                }
                at = number.end();
            } else {
                at = Math.max(at + 1, wordEnd(folded, at));
            }
        }
        return Optional.empty();
    }

    private static @Nullable Number numberAt(String text, int start) {
        if (start > 0 && Character.isLetterOrDigit(text.charAt(start - 1))) {
            return null;
        }
        return isDigit(text, start) ? figures(text, start) : wordedNumber(text, start);
    }

    private static @Nullable Number wordedNumber(String text, int start) {
        int end = start;
        while (end < text.length() && (Character.isLetter(text.charAt(end)) || text.charAt(end) == '-')) {
            end++;
        }
        String word = text.substring(start, end);
        int value = word.equals("une") ? 1 : NUMBERS.indexOf(word);
        return value > 0 ? new Number(value, end) : null;
    }

    private static Number figures(String text, int start) {
        int end = start;
        double value = 0;
        while (isDigit(text, end) && end - start < 4) {
            value = value * 10 + Character.digit(text.charAt(end++), 10);
        }
        boolean decimals = isDigit(text, end + 1) && (text.charAt(end) == ',' || text.charAt(end) == '.');
        return decimals
                ? new Number(value + Character.digit(text.charAt(end + 1), 10) / 10.0, end + 2)
                : new Number(value, end);
    }

    /** The unit written behind a number; for "2 à 3 ans" the unit behind the second number. */
    private static Unit unitBehind(String text, int from) {
        int at = from;
        while (at < text.length() && !Character.isLetterOrDigit(text.charAt(at)) && at - from < 4) {
            at++;
        }
        Unit direct = unitAt(text, at);
        if (direct.months() > 0) {
            return direct;
        }
        int second = at;
        while (second < text.length() && second - at < 6 && numberAt(text, second) == null) {
            second++;
        }
        Number number = second < text.length() ? numberAt(text, second) : null;
        return number == null ? direct : unitAt(text, skipSpaces(text, number.end()));
    }

    private static Unit unitAt(String text, int at) {
        int end = wordEnd(text, at);
        double months =
                switch (text.substring(Math.min(at, text.length()), end)) {
                    case "an", "ans", "annee", "annees", "year", "years" -> 12;
                    case "mois", "month", "months" -> 1;
                    case "semaine", "semaines", "week", "weeks" -> 7 / DAYS_PER_MONTH;
                    case "jour", "jours", "day", "days" -> 1 / DAYS_PER_MONTH;
                    default -> 0;
                };
        return new Unit(months, end);
    }

    /** What "et demi" or "et 6 mois" adds to years. */
    private static double more(String text, int from) {
        Unit years = unitBehind(text, from);
        if (years.months() != 12) {
            return 0;
        }
        int plural = text.startsWith("(s)", years.end()) ? years.end() + 3 : years.end();
        int at = skipSpaces(text, plural);
        at = text.startsWith("et ", at) ? skipSpaces(text, at + 2) : at;
        if (text.startsWith("demi", at)) {
            return 6;
        }
        Number number = at < text.length() ? numberAt(text, at) : null;
        return number != null && unitAt(text, skipSpaces(text, number.end())).months() == 1 ? number.value() : 0;
    }

    private static boolean isDigit(String text, int at) {
        return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    private static int skipSpaces(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        return at;
    }

    /** The end of the word at a position; that position when none starts there. */
    private static int wordEnd(String text, int from) {
        int end = from;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        return end;
    }
}
