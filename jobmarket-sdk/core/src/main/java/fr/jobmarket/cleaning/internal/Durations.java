package fr.jobmarket.cleaning.internal;

import java.util.Optional;

/** Reads durations such as "6 Mois", "2 An(s)", "4 Jour(s)", "18 mois", "1 an et demi" from folded text. */
public final class Durations {

    /** Days of an average Gregorian month. */
    private static final double DAYS_PER_MONTH = 365.2425 / 12;

    private Durations() {}

    /**
     * The first duration of a text, in months.
     *
     * @param folded text folded by {@link Folding}
     */
    public static Optional<Double> firstMonths(String folded) {
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
            boolean starts = Character.isDigit(c) && (i == 0 || !Character.isLetterOrDigit(folded.charAt(i - 1)));
            if (!starts) {
                continue;
            }
            int end = numberEnd(folded, i);
            double months = number(folded, i, end) * monthsPerUnit(folded, end);
            if (months > 0) {
                return Optional.of(months + half(folded, end));
            }
            i = end - 1;
        }
        return Optional.empty();
    }

    private static int numberEnd(String text, int start) {
        int end = start;
        while (end < text.length() && Character.isDigit(text.charAt(end)) && end - start < 4) {
            end++;
        }
        boolean decimals = end + 1 < text.length()
                && (text.charAt(end) == ',' || text.charAt(end) == '.')
                && Character.isDigit(text.charAt(end + 1));
        return decimals ? end + 2 : end;
    }

    private static double number(String text, int start, int end) {
        double value = 0;
        double scale = 0;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (c == ',' || c == '.') {
                scale = 1;
            } else {
                value = value * 10 + Character.digit(c, 10);
                scale *= 10;
            }
        }
        return scale > 0 ? value / scale : value;
    }

    /** Months of the unit written behind a number; for "2 à 3 ans" the unit behind the second number. 0 without one. */
    private static double monthsPerUnit(String text, int from) {
        int at = from;
        while (at < text.length() && !Character.isLetter(text.charAt(at)) && at - from < 4) {
            at++;
        }
        double direct = monthsPerUnitAt(text, at);
        if (direct > 0) {
            return direct;
        }
        int second = at;
        while (second < text.length() && !Character.isDigit(text.charAt(second)) && second - at < 6) {
            second++;
        }
        if (second >= text.length() || !Character.isDigit(text.charAt(second))) {
            return 0;
        }
        int unit = numberEnd(text, second);
        while (unit < text.length() && text.charAt(unit) == ' ') {
            unit++;
        }
        return monthsPerUnitAt(text, unit);
    }

    private static double monthsPerUnitAt(String text, int at) {
        int end = at;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        return switch (text.substring(Math.min(at, text.length()), end)) {
            case "an", "ans", "annee", "annees", "year", "years" -> 12;
            case "mois", "month", "months" -> 1;
            case "semaine", "semaines", "week", "weeks" -> 7 / DAYS_PER_MONTH;
            case "jour", "jours", "day", "days" -> 1 / DAYS_PER_MONTH;
            default -> 0;
        };
    }

    private static double half(String text, int from) {
        String rest = text.substring(from, Math.min(text.length(), from + 14));
        return rest.contains("an et demi") || rest.contains("ans et demi") ? 6 : 0;
    }
}
