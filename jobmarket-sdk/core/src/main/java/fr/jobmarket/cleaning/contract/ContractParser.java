package fr.jobmarket.cleaning.contract;

import fr.jobmarket.cleaning.internal.Durations;
import fr.jobmarket.cleaning.internal.Folding;
import fr.jobmarket.offer.Contract;
import fr.jobmarket.offer.ContractType;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the form and length of a contract from type codes and from labels written out: "CDD - 6 Mois", "Contrat à durée
 * déterminée - 12 Mois", "Mission intérimaire - 3 Mois", "CDI". Thread-safe; never throws.
 *
 * <p>Codes are those of France Travail's referential {@code typesContrats}. Its open-ended agency contract (DIN, "CDI
 * intérimaire") is {@code PERMANENT}: Code du travail, L1251-58-1. Commercial agents (CCE) and liberal professions (LIB)
 * are self-employed: {@code FREELANCE}. Days and weeks become fractions of an average month (30.44 days).
 */
public final class ContractParser {

    private static final Map<String, ContractType> TYPES = Map.ofEntries(
            Map.entry("CDI", ContractType.PERMANENT),
            Map.entry("DIN", ContractType.PERMANENT),
            Map.entry("CDD", ContractType.FIXED_TERM),
            Map.entry("DDI", ContractType.FIXED_TERM),
            Map.entry("DDT", ContractType.FIXED_TERM),
            Map.entry("CDU", ContractType.FIXED_TERM),
            Map.entry("CDS", ContractType.FIXED_TERM),
            Map.entry("MIS", ContractType.TEMPORARY),
            Map.entry("TTI", ContractType.TEMPORARY),
            Map.entry("SAI", ContractType.SEASONAL),
            Map.entry("LIB", ContractType.FREELANCE),
            Map.entry("CCE", ContractType.FREELANCE),
            Map.entry("FRA", ContractType.FRANCHISE),
            Map.entry("REP", ContractType.OTHER));

    private static final double LONGEST_MONTHS = 120;

    private ContractParser() {}

    /** Reads a label alone, such as {@code CDD - 6 Mois}. */
    public static Optional<Contract> parse(@Nullable String label) {
        return parse(null, label, null, false);
    }

    /**
     * Reads all that France Travail says.
     *
     * @param code {@code typeContrat}
     * @param label {@code typeContratLibelle}
     * @param nature {@code natureContrat}, as label or as code (E2 apprenticeship, FS professionalisation)
     * @param alternance {@code alternance}: work-study
     * @return empty when neither code nor label says anything
     */
    public static Optional<Contract> parse(
            @Nullable String code, @Nullable String label, @Nullable String nature, boolean alternance) {
        String foldedLabel = label == null ? "" : Folding.fold(label);
        String sourceCode = code == null || code.isBlank() ? null : code.strip();
        boolean apprenticeship =
                alternance || nature != null && isApprenticeship(Folding.fold(nature)) || isApprenticeship(foldedLabel);
        ContractType type = sourceCode == null ? null : TYPES.get(sourceCode);
        if (type == null) {
            type = typeIn(foldedLabel, apprenticeship);
        }
        if (type == null) {
            return sourceCode == null
                    ? Optional.empty()
                    : Optional.of(new Contract(ContractType.OTHER, sourceCode, null, apprenticeship));
        }
        Double months = type == ContractType.PERMANENT ? null : months(foldedLabel);
        return Optional.of(new Contract(type, sourceCode, months, apprenticeship));
    }

    /**
     * Reads Adzuna's {@code contract_type}: {@code permanent} or {@code contract}. The latter covers every contract that
     * ends and says no more: {@code FIXED_TERM} unless the title names another form.
     *
     * @param contractType Adzuna's value
     * @param title title of the offer, where "CDD", "Intérim", "Alternance", "Freelance" are often written
     */
    public static Optional<Contract> parseAdzuna(@Nullable String contractType, @Nullable String title) {
        String foldedTitle = title == null ? "" : Folding.fold(title);
        boolean apprenticeship = isApprenticeship(foldedTitle);
        ContractType named = typeIn(foldedTitle, apprenticeship);
        if (contractType == null) {
            return named == null ? Optional.empty() : Optional.of(new Contract(named, null, null, apprenticeship));
        }
        ContractType type =
                switch (contractType) {
                    case "permanent" -> ContractType.PERMANENT;
                    case "contract" ->
                        named == null || named == ContractType.PERMANENT ? ContractType.FIXED_TERM : named;
                    default -> named == null ? ContractType.OTHER : named;
                };
        return Optional.of(new Contract(type, contractType, null, apprenticeship));
    }

    private static @Nullable ContractType typeIn(String folded, boolean apprenticeship) {
        if (hasWord(folded, "cdd") || folded.contains("duree determinee")) {
            return ContractType.FIXED_TERM;
        }
        if (hasWord(folded, "cdi") || folded.contains("duree indeterminee")) {
            return ContractType.PERMANENT;
        }
        if (folded.contains("interim") || folded.contains("travail temporaire")) {
            return ContractType.TEMPORARY;
        }
        if (folded.contains("saisonnier") || folded.contains("saisonniere")) {
            return ContractType.SEASONAL;
        }
        if (folded.contains("freelance") || folded.contains("profession liberale") || folded.contains("independant")) {
            return ContractType.FREELANCE;
        }
        if (hasWord(folded, "franchise") || hasWord(folded, "franchise(e)")) {
            return ContractType.FRANCHISE;
        }
        if (hasWord(folded, "stage") || hasWord(folded, "stagiaire")) {
            return ContractType.OTHER;
        }
        return apprenticeship ? ContractType.FIXED_TERM : null;
    }

    private static boolean isApprenticeship(String folded) {
        return folded.equals("e2")
                || folded.equals("fs")
                || folded.contains("apprentissage")
                || folded.contains("professionnalisation")
                || hasWord(folded, "alternance")
                || hasWord(folded, "alternant")
                || hasWord(folded, "alternante")
                || hasWord(folded, "apprenti");
    }

    private static boolean hasWord(String folded, String word) {
        int at = folded.indexOf(word);
        while (at >= 0) {
            int end = at + word.length();
            boolean starts = at == 0 || !Character.isLetterOrDigit(folded.charAt(at - 1));
            boolean ends = end == folded.length() || !Character.isLetterOrDigit(folded.charAt(end));
            if (starts && ends) {
                return true;
            }
            at = folded.indexOf(word, at + 1);
        }
        return false;
    }

    private static @Nullable Double months(String folded) {
        return Durations.firstMonths(folded)
                .filter(months -> months <= LONGEST_MONTHS)
                .map(months -> Math.round(months * 100) / 100.0)
                .orElse(null);
    }
}
