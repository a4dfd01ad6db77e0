package fr.jobmarket.cleaning.contract;

import fr.jobmarket.cleaning.internal.CueGroup;
import fr.jobmarket.cleaning.internal.CueWords;
import fr.jobmarket.cleaning.internal.Cues;
import fr.jobmarket.cleaning.internal.Durations;
import fr.jobmarket.cleaning.internal.Folding;
import fr.jobmarket.offer.Contract;
import fr.jobmarket.offer.ContractType;
import java.util.List;
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

    /** Forms that a text rarely names without naming others too: which is meant is not told by words. */
    private static final List<String> OTHER_FORMS = List.of(
            "intérim",
            "intérims",
            "intérimaire",
            "temporaire",
            "vacation",
            "vacations",
            "alternance",
            "apprentissage",
            "apprenti",
            "stage",
            "stages",
            "freelance",
            "indépendant",
            "saisonnier",
            "libéral",
            "portage");

    private static final int LONGEST_FORM = 20;
    private static final CueWords OWN_WORDS = CueWords.of(ContractParser::cues);

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
     * @param contractType Adzuna's value; without one the title decides, else the description
     * @param title title of the offer, where "CDD", "Intérim", "Alternance", "Freelance" are often written
     * @param description text of the offer; decides when it names one form only, and that is "CDI" or "CDD"
     */
    public static Optional<Contract> parseAdzuna(
            @Nullable String contractType, @Nullable String title, @Nullable String description) {
        return parseAdzuna(contractType, title, OWN_WORDS.in(description == null ? "" : description));
    }

    /** The same of an offer without a description. */
    public static Optional<Contract> parseAdzuna(@Nullable String contractType, @Nullable String title) {
        return parseAdzuna(contractType, title, "");
    }

    /** The same of a description that was searched for the {@linkplain #cues words} of this class already. */
    public static Optional<Contract> parseAdzuna(
            @Nullable String contractType, @Nullable String title, Cues description) {
        String foldedTitle = title == null ? "" : Folding.fold(title);
        boolean apprenticeship = isApprenticeship(foldedTitle);
        ContractType named = typeIn(foldedTitle, apprenticeship);
        if (contractType == null) {
            ContractType type = named == null ? onlyTypeIn(description) : named;
            return type == null ? Optional.empty() : Optional.of(new Contract(type, null, null, apprenticeship));
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

    /** The words this class waits for in a description. */
    public static void cues(CueWords.Builder words) {
        OTHER_FORMS.forEach(word -> words.add(CueGroup.CONTRACT, word));
        words.add(CueGroup.CONTRACT, "cdi").add(CueGroup.CONTRACT, "cdd").add(CueGroup.CONTRACT, "durée");
    }

    /** An agency that presents itself names several forms; what an advertisement says of its post is one. */
    private static @Nullable ContractType onlyTypeIn(Cues cues) {
        ContractType only = null;
        for (int cue = cues.next(0, CueGroup.CONTRACT);
                cue < cues.size();
                cue = cues.next(cue + 1, CueGroup.CONTRACT)) {
            int start = cues.start(cue);
            String wording = Folding.fold(cues.text().substring(start, Math.min(cues.length(), start + LONGEST_FORM)));
            ContractType type = formAt(wording);
            if (type == ContractType.OTHER || type != null && only != null && type != only) {
                return null;
            }
            only = type == null ? only : type;
        }
        return only;
    }

    /** What a wording that starts with one of the words waited for names; null for "durée" of something else. */
    private static @Nullable ContractType formAt(String wording) {
        if (wording.startsWith("cdi") || wording.startsWith("duree indeterminee")) {
            return ContractType.PERMANENT;
        }
        if (wording.startsWith("cdd") || wording.startsWith("duree determinee")) {
            return ContractType.FIXED_TERM;
        }
        return wording.startsWith("duree") ? null : ContractType.OTHER;
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
