package fr.jobmarket.cleaning.internal.requirement;

import fr.jobmarket.cleaning.TextCleaner;
import fr.jobmarket.internal.Folding;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One wording for a training or degree asked for: level, then field, then the recruiter's remark ("Bac+2 ou équivalents -
 * Comptabilité"). Thread-safe; never throws.
 *
 * <p>Rule: fields differ only by case between offers ("commerce", "Commerce"): the first letter becomes a capital. What
 * repeats the level or the field is left out.
 */
public final class TrainingLabels {

    private TrainingLabels() {}

    /**
     * The wording of a training.
     *
     * @param level {@code niveauLibelle}
     * @param field {@code domaineLibelle}
     * @param remark {@code commentaire}
     * @return empty when all three are blank
     */
    public static Optional<String> canonical(@Nullable String level, @Nullable String field, @Nullable String remark) {
        StringBuilder label = new StringBuilder();
        Set<String> said = new LinkedHashSet<>();
        append(label, level, said);
        append(label, field, said);
        append(label, remark, said);
        return label.isEmpty() ? Optional.empty() : Optional.of(label.toString());
    }

    private static void append(StringBuilder label, @Nullable String part, Set<String> said) {
        if (part == null || part.isBlank() || !said.add(Folding.key(part))) {
            return;
        }
        String trimmed = TextCleaner.line(part).text();
        if (!label.isEmpty()) {
            label.append(" - ").append(trimmed);
        } else {
            label.append(trimmed);
        }
        int first = label.length() - trimmed.length();
        label.replace(first, first + 1, label.substring(first, first + 1).toUpperCase(Locale.FRENCH));
    }
}
