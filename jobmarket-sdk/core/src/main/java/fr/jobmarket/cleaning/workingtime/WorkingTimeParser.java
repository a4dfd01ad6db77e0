package fr.jobmarket.cleaning.workingtime;

import fr.jobmarket.cleaning.internal.Folding;
import fr.jobmarket.offer.WorkingTime;
import fr.jobmarket.offer.WorkingTimeKind;
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
        WorkingTimeKind kind = kindLabel == null ? null : kindIn(Folding.fold(kindLabel));
        if (kind == null) {
            kind = kindIn(folded);
        }
        if (kind == null && hours != null) {
            kind = hours >= STATUTORY_WEEK ? WorkingTimeKind.FULL_TIME : WorkingTimeKind.PART_TIME;
        }
        return kind == null ? Optional.empty() : Optional.of(new WorkingTime(kind, hours));
    }

    /** Reads Adzuna's {@code contract_time}: {@code full_time} or {@code part_time}. */
    public static Optional<WorkingTime> parseAdzuna(@Nullable String contractTime) {
        return switch (contractTime == null ? "" : contractTime) {
            case "full_time" -> Optional.of(new WorkingTime(WorkingTimeKind.FULL_TIME, null));
            case "part_time" -> Optional.of(new WorkingTime(WorkingTimeKind.PART_TIME, null));
            default -> Optional.empty();
        };
    }

    private static @Nullable WorkingTimeKind kindIn(String folded) {
        if (folded.contains("temps partiel") || folded.contains("mi-temps")) {
            return WorkingTimeKind.PART_TIME;
        }
        return folded.contains("temps plein") || folded.contains("temps complet") ? WorkingTimeKind.FULL_TIME : null;
    }

    /** The first "35H", "37H30", "35 H", "24,5 heures" of the text that can be a week. */
    private static @Nullable Double weeklyHours(String folded) {
        for (int i = 0; i < folded.length(); i++) {
            boolean starts =
                    Character.isDigit(folded.charAt(i)) && (i == 0 || !Character.isLetterOrDigit(folded.charAt(i - 1)));
            if (starts) {
                Double hours = hoursAt(folded, i);
                if (hours != null) {
                    return hours;
                }
                while (i + 1 < folded.length() && Character.isLetterOrDigit(folded.charAt(i + 1))) {
                    i++;
                }
            }
        }
        return null;
    }

    private static @Nullable Double hoursAt(String folded, int start) {
        int at = digitsEnd(folded, start, 3);
        double hours = Integer.parseInt(folded.substring(start, at));
        if (at + 1 < folded.length() && (folded.charAt(at) == ',' || folded.charAt(at) == '.')) {
            int decimals = digitsEnd(folded, at + 1, 2);
            if (decimals > at + 1) {
                hours += Integer.parseInt(folded.substring(at + 1, decimals)) / Math.pow(10, decimals - at - 1.0);
                at = decimals;
            }
        }
        while (at < folded.length() && folded.charAt(at) == ' ') {
            at++;
        }
        if (at >= folded.length() || folded.charAt(at) != 'h') {
            return null;
        }
        int minutes = at + 1;
        int minutesEnd = digitsEnd(folded, minutes, 2);
        if (minutesEnd == minutes + 2) {
            hours += Math.min(59, Integer.parseInt(folded.substring(minutes, minutesEnd))) / 60.0;
        }
        return hours > 0 && hours <= LONGEST_WEEK ? Math.round(hours * 100) / 100.0 : null;
    }

    private static int digitsEnd(String text, int start, int atMost) {
        int end = start;
        while (end < text.length() && end - start < atMost && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }
}
