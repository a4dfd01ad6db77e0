package fr.jobmarket.cleaning;

import fr.jobmarket.internal.Folding;
import fr.jobmarket.offer.WorkingTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the working time: "35H Travail en journée", "24H30 Horaires variables", "35H/semaine", "Temps partiel -
 * 20H/semaine", "37 H", "Temps plein". Thread-safe; never throws.
 *
 * <p>Rule: the hours are those of a week. What the source says about full or part time decides; otherwise 35 hours or
 * more are full time, less is part time (Code du travail, L3121-27 and L3123-1). Hours above the 60 that the law allows
 * in any week (L3121-21) are not weekly hours and are left out.
 */
public final class WorkingTimeParser {

    private static final double STATUTORY_WEEK = 35;
    private static final double LONGEST_WEEK = 60;
    private static final double WEEKS_PER_YEAR = 52;

    /** Hours of a full-time year that annual agreements count in (Code du travail, L3121-41). */
    private static final double STATUTORY_YEAR = 1607;

    private static final int PERIOD_REACH = 16;
    private static final List<String> CLOCK_WORDS = List.of(" a ", " des ", " vers ", " avant ", " apres ", " ou ");

    private record Hours(double value, int end) {}

    private WorkingTimeParser() {}

    /** Reads a label alone, such as {@code 35H Travail en journée}. */
    public static Optional<WorkingTime> parse(@Nullable String label) {
        return parse(label, null);
    }

    /**
     * Reads all that France Travail says.
     *
     * @param label {@code dureeTravailLibelle}, or an entry of {@code contexteTravail.horaires}
     * @param kindLabel {@code dureeTravailLibelleConverti}: "Temps plein" or "Temps partiel"
     */
    public static Optional<WorkingTime> parse(@Nullable String label, @Nullable String kindLabel) {
        String folded = label == null ? "" : Folding.fold(label);
        Double hours = weeklyHours(folded);
        WorkingTime.Kind kind = kindLabel == null ? null : kindIn(Folding.fold(kindLabel));
        if (kind == null) {
            kind = kindIn(folded);
        }
        if (kind == null && hours != null) {
            kind = hours >= STATUTORY_WEEK ? WorkingTime.Kind.FULL_TIME : WorkingTime.Kind.PART_TIME;
        }
        return kind == null ? Optional.empty() : Optional.of(new WorkingTime(kind, hours));
    }

    /** Reads Adzuna's {@code contract_time}: {@code full_time} or {@code part_time}. */
    public static Optional<WorkingTime> parseAdzuna(@Nullable String contractTime) {
        return switch (contractTime == null ? "" : contractTime) {
            case "full_time" -> Optional.of(new WorkingTime(WorkingTime.Kind.FULL_TIME, null));
            case "part_time" -> Optional.of(new WorkingTime(WorkingTime.Kind.PART_TIME, null));
            default -> Optional.empty();
        };
    }

    private static WorkingTime.@Nullable Kind kindIn(String folded) {
        if (folded.contains("temps partiel") || folded.contains("mi-temps") || folded.contains("mi temps")) {
            return WorkingTime.Kind.PART_TIME;
        }
        return folded.contains("temps plein") || folded.contains("temps complet") ? WorkingTime.Kind.FULL_TIME : null;
    }

    /** The first "35H", "37H30", "35 H", "24,5 heures", "104 H/mois" of the text that says how long a week is. */
    private static @Nullable Double weeklyHours(String folded) {
        int at = 0;
        while (at < folded.length()) {
            Hours hours = isDigit(folded, at) && !isInWord(folded, at) ? hoursAt(folded, at) : null;
            if (hours == null) {
                at++;
                continue;
            }
            int range = secondOfRange(folded, hours.end());
            Hours second = range < 0 ? null : hoursAt(folded, range);
            if (second == null || startsWithAny(behind(folded, second.end()), "par sem", "/sem", "hebdo", "/hebdo")) {
                double weekly = hours.value() * weeksShare(folded, hours.end());
                if (weekly > 0 && weekly <= LONGEST_WEEK && !isClockTime(folded, at)) {
                    return Math.round(weekly * 100) / 100.0;
                }
            }
            at = second == null ? hours.end() : second.end();
        }
        return null;
    }

    private static boolean isInWord(String text, int at) {
        return at > 0 && Character.isLetterOrDigit(text.charAt(at - 1));
    }

    private static boolean saysWeek(String folded) {
        return folded.contains("semaine") || folded.contains("hebdo");
    }

    /** "à 6 h", "dès 8h": when the day begins, unless the text is about weeks. */
    private static boolean isClockTime(String folded, int at) {
        String before = folded.substring(Math.max(0, at - 6), at);
        return !saysWeek(folded) && CLOCK_WORDS.stream().anyMatch((' ' + before)::endsWith);
    }

    /** Where the second number of "9h-12h", "8h à 17h" stands; -1 when there is none. */
    private static int secondOfRange(String text, int end) {
        int at = skipSpaces(text, end);
        boolean mark = at < text.length() && "-/>".indexOf(text.charAt(at)) >= 0;
        boolean word = text.startsWith("a ", at) || text.startsWith("et ", at);
        int second = mark ? skipSpaces(text, at + 1) : word ? skipSpaces(text, text.indexOf(' ', at)) : text.length();
        return isDigit(text, second) ? second : -1;
    }

    /** How much of a week's hours one of the stated hours is: those of a month and a year are shared out, those of a day tell nothing. */
    private static double weeksShare(String text, int end) {
        String after = behind(text, end);
        if (startsWithAny(after, "par mois", "/mois", "mensuel", "par mensualite")) {
            return 12 / WEEKS_PER_YEAR;
        }
        if (startsWithAny(after, "par an", "/an", "annuel", "sur l'annee", "l'an")) {
            return STATUTORY_WEEK / STATUTORY_YEAR;
        }
        boolean ofDay = startsWithAny(
                after, "par jour", "/jour", "/j", "par nuit", "/nuit", "quotidien", "journalier", "la journee");
        return ofDay || startsWithAny(after, "supp", "de formation", "de repos") ? 0 : 1;
    }

    private static String behind(String text, int end) {
        return text.substring(end, Math.min(text.length(), end + PERIOD_REACH))
                .replace("/ ", "/")
                .strip();
    }

    private static boolean startsWithAny(String text, String... starts) {
        return Arrays.stream(starts).anyMatch(text::startsWith);
    }

    /** A number of hours and where its wording ends; null when the number counts something else. */
    private static @Nullable Hours hoursAt(String folded, int start) {
        int at = digitsEnd(folded, start, 4);
        double hours = Integer.parseInt(folded.substring(start, at));
        if (at + 1 < folded.length() && (folded.charAt(at) == ',' || folded.charAt(at) == '.')) {
            int decimals = digitsEnd(folded, at + 1, 2);
            if (decimals > at + 1) {
                hours += Integer.parseInt(folded.substring(at + 1, decimals)) / Math.pow(10, decimals - at - 1.0);
                at = decimals;
            }
        }
        at = skipSpaces(folded, at);
        if (at >= folded.length() || folded.charAt(at) != 'h') {
            return null;
        }
        int minutes = at + 1;
        int minutesEnd = digitsEnd(folded, minutes, 2);
        if (minutesEnd == minutes + 2) {
            hours += Math.min(59, Integer.parseInt(folded.substring(minutes, minutesEnd))) / 60.0;
            return new Hours(hours, minutesEnd);
        }
        return new Hours(hours, wordEnd(folded, at));
    }

    private static int wordEnd(String text, int from) {
        int end = from;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static int skipSpaces(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        return at;
    }

    private static boolean isDigit(String text, int at) {
        return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    private static int digitsEnd(String text, int start, int atMost) {
        int end = start;
        while (end - start < atMost && isDigit(text, end)) {
            end++;
        }
        return end;
    }
}
