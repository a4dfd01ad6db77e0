package fr.jobmarket.cleaning.internal.requirement;

import fr.jobmarket.internal.Folding;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Canonical French names of languages: trimmed, first letter a capital, English names translated, levels and variants in
 * brackets kept in one spelling. Thread-safe; never throws.
 *
 * <p>Rule: names are those of France Travail's referential {@code langues}.
 */
public final class LanguageNames {

    private static final Map<String, String> OTHER_NAMES = Map.ofEntries(
            Map.entry("english", "Anglais"),
            Map.entry("french", "Français"),
            Map.entry("francais", "Français"),
            Map.entry("spanish", "Espagnol"),
            Map.entry("german", "Allemand"),
            Map.entry("italian", "Italien"),
            Map.entry("arabic", "Arabe"),
            Map.entry("portuguese", "Portugais"),
            Map.entry("dutch", "Néerlandais"),
            Map.entry("neerlandais", "Néerlandais"),
            Map.entry("hollandais", "Néerlandais"),
            Map.entry("chinese", "Chinois (Mandarin)"),
            Map.entry("chinois", "Chinois (Mandarin)"),
            Map.entry("mandarin", "Chinois (Mandarin)"),
            Map.entry("russian", "Russe"),
            Map.entry("lsf", "Langue des signes"),
            Map.entry("langue des signes francaise", "Langue des signes"));

    private LanguageNames() {}

    /** The canonical name, empty for a blank text. */
    public static Optional<String> canonical(@Nullable String name) {
        if (name == null || name.isBlank()) {
            return Optional.empty();
        }
        String trimmed = name.strip().replaceAll("\\s+", " ");
        String known = OTHER_NAMES.get(Folding.key(trimmed));
        return Optional.of(known != null ? known : capitalised(trimmed));
    }

    private static String capitalised(String name) {
        boolean shouted = name.equals(name.toUpperCase(Locale.FRENCH));
        String rest = shouted ? name.substring(1).toLowerCase(Locale.FRENCH) : name.substring(1);
        return name.substring(0, 1).toUpperCase(Locale.FRENCH) + rest;
    }
}
