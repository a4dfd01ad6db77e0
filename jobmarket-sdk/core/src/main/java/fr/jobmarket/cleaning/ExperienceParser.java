package fr.jobmarket.cleaning;

import fr.jobmarket.cleaning.internal.Durations;
import fr.jobmarket.internal.Folding;
import fr.jobmarket.offer.Experience;
import java.util.List;
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

    private static final List<String> NO_BEGINNERS =
            List.of("debutant s'abstenir", "debutants s'abstenir", "debutant non accepte", "pas de debutant");

    private static final List<String> NONE_ASKED = List.of(
            "debutant",
            "sans experience",
            "aucune experience",
            "pas d'experience",
            "pas besoin d'experience",
            "experience non ",
            "experience pas ",
            "experience n'est pas ",
            "experience facultative",
            "tous niveaux",
            "tout niveau",
            "toute experience acceptee",
            "toutes experiences acceptees",
            "jeune diplome",
            "jeunes diplomes");

    private static final List<String> WISHED = List.of(
            "souhait",
            "appreci",
            "serait un plus",
            "est un plus",
            "un atout",
            "ideal",
            "bienvenue",
            "de preference",
            "recommande");

    private static final List<String> DEMANDED =
            List.of("exige", "obligatoire", "requis", "imperati", "indispensable", "necessaire", "demande", "minimum");

    /** Labels and comments are a line; the patterns for lengths search a longer one again and again. */
    private static final int LONGEST_LINE = 1_000;

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
        String foldedLabel = label == null ? "" : folded(label);
        Experience.Requirement coded = requirementOf(code);
        Experience.Requirement requirement = coded != null ? coded : requirementIn(foldedLabel);
        if (requirement == Experience.Requirement.NONE) {
            return Optional.of(new Experience(requirement, null));
        }
        Optional<Integer> months =
                months(foldedLabel).or(() -> comment == null ? Optional.empty() : months(folded(comment)));
        if (requirement == null) {
            return months.map(length -> new Experience(Experience.Requirement.REQUIRED, length));
        }
        return Optional.of(new Experience(requirement, months.orElse(null)));
    }

    private static String folded(String line) {
        return Folding.fold(line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE));
    }

    private static Experience.@Nullable Requirement requirementOf(@Nullable String code) {
        return switch (code == null ? "" : code.strip()) {
            case "D", "d" -> Experience.Requirement.NONE;
            case "S", "s" -> Experience.Requirement.PREFERRED;
            case "E", "e" -> Experience.Requirement.REQUIRED;
            default -> null;
        };
    }

    private static Experience.@Nullable Requirement requirementIn(String folded) {
        if (containsAny(folded, NO_BEGINNERS)) {
            return Experience.Requirement.REQUIRED;
        }
        if (containsAny(folded, NONE_ASKED)) {
            return Experience.Requirement.NONE;
        }
        if (containsAny(folded, WISHED)) {
            return Experience.Requirement.PREFERRED;
        }
        return containsAny(folded, DEMANDED) ? Experience.Requirement.REQUIRED : null;
    }

    private static boolean containsAny(String folded, List<String> wordings) {
        return wordings.stream().anyMatch(folded::contains);
    }

    private static Optional<Integer> months(String folded) {
        return Durations.firstMonths(folded)
                .map(months -> (int) Math.round(months))
                .filter(months -> months >= 1 && months <= LONGEST_MONTHS);
    }
}
