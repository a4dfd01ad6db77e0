package fr.jobmarket.cleaning;

import fr.jobmarket.cleaning.internal.CueGroup;
import fr.jobmarket.cleaning.internal.CueWords;
import fr.jobmarket.cleaning.internal.Cues;
import fr.jobmarket.cleaning.internal.Durations;
import fr.jobmarket.cleaning.internal.contract.ContractWords;
import fr.jobmarket.internal.Folding;
import fr.jobmarket.offer.Contract;
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

    private static final Map<String, Contract.Type> TYPES = Map.ofEntries(
            Map.entry("CDI", Contract.Type.PERMANENT),
            Map.entry("DIN", Contract.Type.PERMANENT),
            Map.entry("CDD", Contract.Type.FIXED_TERM),
            Map.entry("DDI", Contract.Type.FIXED_TERM),
            Map.entry("DDT", Contract.Type.FIXED_TERM),
            Map.entry("CDU", Contract.Type.FIXED_TERM),
            Map.entry("CDS", Contract.Type.FIXED_TERM),
            Map.entry("MIS", Contract.Type.TEMPORARY),
            Map.entry("TTI", Contract.Type.TEMPORARY),
            Map.entry("SAI", Contract.Type.SEASONAL),
            Map.entry("LIB", Contract.Type.FREELANCE),
            Map.entry("CCE", Contract.Type.FREELANCE),
            Map.entry("FRA", Contract.Type.FRANCHISE),
            Map.entry("REP", Contract.Type.OTHER));

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
        return parse(code, label, nature, alternance, null);
    }

    /**
     * The same of an offer with a title, which may say that it is a work-study contract where no field does.
     *
     * @param title {@code intitule}
     */
    public static Optional<Contract> parse(
            @Nullable String code,
            @Nullable String label,
            @Nullable String nature,
            boolean alternance,
            @Nullable String title) {
        String foldedLabel = label == null ? "" : Folding.fold(label);
        String sourceCode = code == null || code.isBlank() ? null : code.strip();
        Contract.Type coded = sourceCode == null ? null : TYPES.get(sourceCode);
        ContractWords labelled = ContractWords.ofLabel(coded == null ? foldedLabel : "");
        boolean apprenticeship = alternance
                || isApprenticeship(nature)
                || isApprenticeship(label)
                || labelled.apprenticeship()
                || ContractWords.ofTitle(title).apprenticeship();
        Contract.Type type = coded == null ? labelled.type() : coded;
        if (type == null) {
            return sourceCode == null
                    ? Optional.empty()
                    : Optional.of(new Contract(Contract.Type.OTHER, sourceCode, null, apprenticeship));
        }
        Double months = type == Contract.Type.PERMANENT ? null : months(foldedLabel);
        return Optional.of(new Contract(type, sourceCode, months, apprenticeship));
    }

    /**
     * Reads Adzuna's {@code contract_type}: {@code permanent} or {@code contract}. The latter covers every contract that
     * ends and says no more: {@code FIXED_TERM} unless the title names another form. An internship is none of the first
     * kind, whatever the source says; a form that the title is only about ("Responsable alternance") is not that of the
     * post.
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
    static Optional<Contract> parseAdzuna(@Nullable String contractType, @Nullable String title, Cues description) {
        ContractWords titled = ContractWords.ofTitle(title);
        boolean apprenticeship = titled.apprenticeship() || isApprenticeshipDescribed(description);
        Contract.Type named = titled.type();
        if (contractType == null) {
            Contract.Type other = apprenticeship ? Contract.Type.FIXED_TERM : onlyTypeIn(description);
            Contract.Type type = named == null ? other : named;
            return type == null ? Optional.empty() : Optional.of(new Contract(type, null, null, apprenticeship));
        }
        Contract.Type type =
                switch (contractType) {
                    case "permanent" -> titled.internship() ? Contract.Type.OTHER : Contract.Type.PERMANENT;
                    case "contract" ->
                        named == null || named == Contract.Type.PERMANENT ? Contract.Type.FIXED_TERM : named;
                    default -> named == null ? Contract.Type.OTHER : named;
                };
        return Optional.of(new Contract(type, contractType, null, apprenticeship));
    }

    /**
     * Whether a title says that its post is an internship ("Stage", "Stagiaire assistant"), not one that deals with them
     * ("Chargé des stages"). Sources have no code for internships.
     */
    public static boolean isInternship(@Nullable String title) {
        return ContractWords.ofTitle(title).internship();
    }

    /** The words this class waits for in a description. */
    static void cues(CueWords.Builder words) {
        OTHER_FORMS.forEach(word -> words.add(CueGroup.CONTRACT, word));
        words.add(CueGroup.CONTRACT, "cdi").add(CueGroup.CONTRACT, "cdd").add(CueGroup.CONTRACT, "durée");
    }

    /** An agency that presents itself names several forms; what an advertisement says of its post is one. */
    private static Contract.@Nullable Type onlyTypeIn(Cues cues) {
        Contract.Type only = null;
        for (int cue = cues.next(0, CueGroup.CONTRACT);
                cue < cues.size();
                cue = cues.next(cue + 1, CueGroup.CONTRACT)) {
            int start = cues.start(cue);
            String wording = Folding.fold(cues.text().substring(start, Math.min(cues.length(), start + LONGEST_FORM)));
            Contract.Type type = formAt(wording);
            if (type == Contract.Type.OTHER || type != null && only != null && type != only) {
                return null;
            }
            only = type == null ? only : type;
        }
        return only;
    }

    /** What a wording that starts with one of the words waited for names; null for "durée" of something else. */
    private static Contract.@Nullable Type formAt(String wording) {
        if (wording.startsWith("cdi") || wording.startsWith("duree indeterminee")) {
            return Contract.Type.PERMANENT;
        }
        if (wording.startsWith("cdd") || wording.startsWith("duree determinee")) {
            return Contract.Type.FIXED_TERM;
        }
        return wording.startsWith("duree") ? null : Contract.Type.OTHER;
    }

    /** "contrat d'apprentissage" or "programme d'apprentissage" where an advertisement presents its post. */
    private static boolean isApprenticeshipDescribed(Cues description) {
        for (int cue = description.next(0, CueGroup.CONTRACT);
                cue < description.size() && description.start(cue) < CueGroup.OPENING;
                cue = description.next(cue + 1, CueGroup.CONTRACT)) {
            int start = description.start(cue);
            String wording = Folding.fold(description.text().substring(Math.max(0, start - 12), start));
            boolean contract = wording.endsWith("contrat d'") || wording.endsWith("programme d'");
            if (contract && description.text().regionMatches(true, start, "apprentissage", 0, 13)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isApprenticeship(@Nullable String label) {
        String folded = label == null ? "" : Folding.fold(label);
        return folded.equals("e2")
                || folded.equals("fs")
                || folded.contains("alternance")
                || folded.contains("apprentissage")
                || folded.contains("professionnalisation");
    }

    private static @Nullable Double months(String folded) {
        return Durations.firstMonths(folded)
                .filter(months -> months <= LONGEST_MONTHS)
                .map(months -> Math.round(months * 100) / 100.0)
                .orElse(null);
    }
}
