package fr.jobmarket.cleaning.internal.requirement;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Canonical names of driving licences: one wording for each category of article R221-4 of the Code de la route, whatever
 * the year of the referential ("EB", "BE" and "B (E)" are one licence). Thread-safe; never throws.
 */
public final class LicenceNames {

    private static final Map<String, String> CATEGORIES = Map.ofEntries(
            Map.entry("AM", "AM - Cyclomoteur"),
            Map.entry("A", "A - Moto"),
            Map.entry("A1", "A1 - Moto légère"),
            Map.entry("A2", "A2 - Moto intermédiaire"),
            Map.entry("B", "B - Véhicule léger"),
            Map.entry("B1", "B1 - Quadricycle lourd"),
            Map.entry("BE", "BE - Véhicule léger + remorque"),
            Map.entry("C", "C - Poids lourd"),
            Map.entry("C1", "C1 - Poids lourd < 7,5 T"),
            Map.entry("C1E", "C1E - Poids lourd < 7,5 T + remorque"),
            Map.entry("CE", "CE - Poids lourd + remorque"),
            Map.entry("D", "D - Transport de personnes"),
            Map.entry("D1", "D1 - Transport de 16 personnes au plus"),
            Map.entry("D1E", "D1E - Transport de 16 personnes au plus + remorque"),
            Map.entry("DE", "DE - Transport de personnes + remorque"));

    private static final Map<String, String> FORMER_CODES =
            Map.of("EB", "BE", "EC", "CE", "ED", "DE", "EC1", "C1E", "ED1", "D1E");

    private LicenceNames() {}

    /** The canonical name, the trimmed wording for what is no known category, empty for a blank text. */
    public static Optional<String> canonical(@Nullable String label) {
        if (label == null || label.isBlank()) {
            return Optional.empty();
        }
        String trimmed = label.strip().replaceAll("\\s+", " ");
        String code = codeOf(trimmed);
        String name = CATEGORIES.get(FORMER_CODES.getOrDefault(code, code));
        return Optional.of(name != null && !trimmed.contains("mention") ? name : trimmed);
    }

    private static String codeOf(String label) {
        String bare = label.regionMatches(true, 0, "permis ", 0, 7) ? label.substring(7) : label;
        int end = 0;
        while (end < bare.length() && end < 4 && Character.isLetterOrDigit(bare.charAt(end))) {
            end++;
        }
        boolean whole = end == bare.length() || bare.charAt(end) == ' ' || bare.charAt(end) == ',';
        String code = bare.substring(0, end);
        return whole && code.equals(code.toUpperCase(java.util.Locale.ROOT)) ? code : "";
    }
}
