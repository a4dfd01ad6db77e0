package fr.jobmarket.cleaning.experience;

import fr.jobmarket.cleaning.internal.Durations;
import fr.jobmarket.cleaning.internal.Folding;
import fr.jobmarket.offer.Experience;
import fr.jobmarket.offer.ExperienceRequirement;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the experience asked for, in the spellings of both populations of France Travail offers: "3 An(s)", "6 Mois",
 * "Débutant accepté" and "Expérience exigée de 3 An(s)", "Expérience souhaitée". Thread-safe; never throws.
 *
 * <p>Rule: the code of the source decides the requirement (D none, S wished, E demanded; France Travail's parameter
 * {@code experienceExigence}), the label gives the length. A post that takes beginners asks for no length, whatever the
 * label adds in brackets. Of "2 à 3 ans" the lower bound counts.
 */
public final class ExperienceParser {

    /** Longer experience than this is a misprint: nobody asks for half a century. */
    private static final int LONGEST_MONTHS = 600;

    private ExperienceParser() {}

    /** Reads a label alone, such as {@code Expérience exigée de 3 An(s)}. */
    public static Optional<Experience> parse(@Nullable String label) {
        return parse(null, label, null);
    }

    /**
     * Reads all that France Travail says.
     *
     * @param code {@code experienceExige}: D, S or E
     * @param label {@code experienceLibelle}
     * @param comment {@code experienceCommentaire}, looked at only when the label gives no length
     * @return empty when nothing says whether experience is asked for
     */
    public static Optional<Experience> parse(@Nullable String code, @Nullable String label, @Nullable String comment) {
        String foldedLabel = label == null ? "" : Folding.fold(label);
        ExperienceRequirement coded = requirementOf(code);
        ExperienceRequirement requirement = coded != null ? coded : requirementIn(foldedLabel);
        if (requirement == ExperienceRequirement.NONE) {
            return Optional.of(new Experience(requirement, null));
        }
        Optional<Integer> months =
                months(foldedLabel).or(() -> comment == null ? Optional.empty() : months(Folding.fold(comment)));
        if (requirement == null) {
            return months.map(length -> new Experience(ExperienceRequirement.REQUIRED, length));
        }
        return Optional.of(new Experience(requirement, months.orElse(null)));
    }

    private static @Nullable ExperienceRequirement requirementOf(@Nullable String code) {
        return switch (code == null ? "" : code.strip()) {
            case "D", "d" -> ExperienceRequirement.NONE;
            case "S", "s" -> ExperienceRequirement.PREFERRED;
            case "E", "e" -> ExperienceRequirement.REQUIRED;
            default -> null;
        };
    }

    private static @Nullable ExperienceRequirement requirementIn(String folded) {
        if (folded.contains("debutant") || folded.contains("sans experience")) {
            return ExperienceRequirement.NONE;
        }
        if (folded.contains("souhaite") || folded.contains("apprecie") || folded.contains("serait un plus")) {
            return ExperienceRequirement.PREFERRED;
        }
        return folded.contains("exige") || folded.contains("obligatoire") || folded.contains("requis")
                ? ExperienceRequirement.REQUIRED
                : null;
    }

    private static Optional<Integer> months(String folded) {
        return Durations.firstMonths(folded)
                .map(months -> (int) Math.round(months))
                .filter(months -> months >= 1 && months <= LONGEST_MONTHS);
    }
}
