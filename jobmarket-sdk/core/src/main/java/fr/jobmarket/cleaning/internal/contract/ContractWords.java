package fr.jobmarket.cleaning.internal.contract;

import fr.jobmarket.internal.Folding;
import fr.jobmarket.offer.Contract;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The forms of contracts that a short text names. A title may also name a form that its post is only about: "Responsable
 * alternance", "Chargé de recrutement intérim", "apprentissage profond"; {@link #ofTitle} leaves those out.
 */
public final class ContractWords {

    /** Labels and titles are a line; each form is judged by all words around it. */
    private static final int LONGEST_LINE = 1_000;

    /** A form as it is worded; apprenticeships and internships are more than a legal form. */
    private enum Form {
        FIXED_TERM(Contract.Type.FIXED_TERM),
        PERMANENT(Contract.Type.PERMANENT),
        TEMPORARY(Contract.Type.TEMPORARY),
        SEASONAL(Contract.Type.SEASONAL),
        FREELANCE(Contract.Type.FREELANCE),
        FRANCHISE(Contract.Type.FRANCHISE),
        INTERNSHIP(Contract.Type.OTHER),
        APPRENTICESHIP(Contract.Type.FIXED_TERM),
        OTHER(Contract.Type.OTHER);

        private final Contract.Type type;

        Form(Contract.Type type) {
            this.type = type;
        }
    }

    /** Beginnings of the words below: most titles have none of them. */
    private static final List<String> STEMS = List.of(
            "cdi",
            "cdd",
            "c.d",
            "determine",
            "interim",
            "tempora",
            "saisonn",
            "freelance",
            "free-lance",
            "independan",
            "liberal",
            "entrepreneu",
            "franchis",
            "stag",
            "intern",
            "altern",
            "apprenti",
            "professionnalisation",
            "contrat pro");

    /** Who works with people of a form when nothing but a word of {@link #DEALING} stands between. */
    private static final List<String> HEADS = List.of(
            "responsable",
            "conseill",
            "charge",
            "chef",
            "direct",
            "manager",
            "referent",
            "coord",
            "animat",
            "coach",
            "gestionnaire",
            "monit",
            "formateur",
            "formatrice",
            "consultant",
            "commercial",
            "assistant",
            "tuteur",
            "tutrice",
            "maitre",
            "delegue",
            "inspect",
            "expert",
            "specialiste",
            "recruteu",
            "attache",
            "professeur");

    /** Those who may well be apprentices themselves: "Assistant recrutement alternance". */
    private static final List<String> APPRENTICED_HEADS =
            List.of("assistant", "gestionnaire", "commercial", "consultant", "charge", "attache", "manager");

    /** Those who guide apprentices: "Conseiller en alternance", "Coach en apprentissage". */
    private static final List<String> GUIDES =
            List.of("conseill", "coach", "referent", "tuteur", "tutrice", "expert", "specialiste", "maitre", "delegue");

    private static final Set<String> SERVING = Set.of(
            "placement",
            "insertion",
            "relation",
            "relations",
            "entreprise",
            "entreprises",
            "reseau",
            "reseaux",
            "communaute",
            "communautes",
            "cfa",
            "ecole",
            "ecoles",
            "etudiants",
            "campus",
            "agence",
            "agences",
            "plateforme",
            "partenariat",
            "partenariats",
            "admissions");

    private static final Set<String> DEALING = Set.of(
            "recrutement",
            "recrutements",
            "paie",
            "paies",
            "formation",
            "formations",
            "developpement",
            "projet",
            "projets",
            "mission",
            "missions",
            "pole",
            "service",
            "services",
            "departement",
            "direction",
            "learning",
            "pedagogie",
            "pedagogique",
            "pedagogiques",
            "orientation",
            "handicap",
            "administratif",
            "administration",
            "gestion",
            "travail",
            "affaires",
            "secteur",
            "activite",
            "activites",
            "marche",
            "division",
            "filiere",
            "centre",
            "dispositif",
            "dispositifs");

    private static final Set<String> LINKS = Set.of(
            "de",
            "des",
            "du",
            "la",
            "le",
            "les",
            "et",
            "en",
            "aux",
            "au",
            "hf",
            "fh",
            "adjoint",
            "adjointe",
            "pour",
            "ou");

    /** What makes "apprentissage" something that machines and pupils do. */
    private static final Set<String> LEARNING = Set.of(
            "profond",
            "automatique",
            "statistique",
            "supervise",
            "non",
            "par",
            "machine",
            "federe",
            "continu",
            "des",
            "du",
            "de");

    /** Between a fixed-term and a permanent contract: the one comes after the other. */
    private static final Set<String> THEN =
            Set.of("puis", "evolutif", "renouvelable", "pouvant", "apres", "avant", "debouchant", "suivi", "vers");

    /** Words and what separates each from the one before. */
    private final List<String> words = new ArrayList<>();

    private final List<String> gaps = new ArrayList<>();
    private final Set<Form> forms = EnumSet.noneOf(Form.class);

    private ContractWords(String line) {
        String folded = line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE);
        int at = 0;
        int end = 0;
        while (at < folded.length()) {
            if (Character.isLetterOrDigit(folded.charAt(at))) {
                gaps.add(folded.substring(end, at));
                end = wordEnd(folded, at);
                words.add(folded.substring(at, end).replace(".", ""));
                at = end;
            } else {
                at++;
            }
        }
        gaps.add(folded.substring(end));
    }

    /** The forms that a label of a contract names. */
    public static ContractWords ofLabel(String folded) {
        ContractWords read = new ContractWords(folded);
        for (int i = 0; i < read.words.size(); i++) {
            Form form = read.formAt(i);
            read.add(form == null ? read.formInLabels(i) : form);
        }
        return read;
    }

    /** The forms that a title says its post has. */
    public static ContractWords ofTitle(@Nullable String title) {
        String folded = title == null ? "" : Folding.fold(title);
        boolean named = STEMS.stream().anyMatch(folded::contains);
        ContractWords read = new ContractWords(named ? folded : "");
        for (int i = 0; i < read.words.size(); i++) {
            Form form = read.formAt(i);
            read.add(form != null && read.isAbout(form, i) ? null : form);
        }
        return read;
    }

    private void add(@Nullable Form form) {
        if (form != null) {
            forms.add(form);
        }
    }

    public boolean apprenticeship() {
        return forms.contains(Form.APPRENTICESHIP);
    }

    public boolean internship() {
        return forms.contains(Form.INTERNSHIP);
    }

    /** The legal form; null when none is named, or a fixed term and a permanent contract are left to choose from. */
    public Contract.@Nullable Type type() {
        if (forms.contains(Form.FIXED_TERM)
                && forms.contains(Form.PERMANENT)
                && words.stream().noneMatch(THEN::contains)) {
            return null;
        }
        return forms.isEmpty() ? null : forms.iterator().next().type;
    }

    /** "c.d.i" is one word. */
    private static int wordEnd(String text, int start) {
        int end = start;
        while (end < text.length()
                && (Character.isLetterOrDigit(text.charAt(end))
                        || text.charAt(end) == '.'
                                && (end == start + 1 || text.charAt(end - 2) == '.')
                                && end + 1 < text.length()
                                && Character.isLetter(text.charAt(end + 1)))) {
            end++;
        }
        return end;
    }

    private String word(int i) {
        return i >= 0 && i < words.size() ? words.get(i) : "";
    }

    private @Nullable Form formAt(int i) {
        String before = word(i - 1);
        return switch (words.get(i)) {
            case "cdi", "cdii", "cdic", "indeterminee" -> Form.PERMANENT;
            case "cdd", "cdds", "cddu", "cddi", "cddr", "determinee" -> Form.FIXED_TERM;
            case "interim", "interimaire", "interimaires" -> Form.TEMPORARY;
            case "temporaire" -> before.equals("travail") || before.equals("mission") ? Form.TEMPORARY : null;
            case "saisonnier", "saisonniere", "saisonniers", "saisonnieres" -> Form.SEASONAL;
            case "freelance", "freelances", "independant", "independante", "independants", "autoentrepreneur" ->
                Form.FREELANCE;
            case "lance" -> before.equals("free") ? Form.FREELANCE : null;
            case "entrepreneur", "entrepreneuse" ->
                before.equals("auto") || before.equals("micro") ? Form.FREELANCE : null;
            case "liberale" -> before.equals("profession") ? Form.FREELANCE : null;
            case "franchise", "franchises" -> Form.FRANCHISE;
            case "stage", "stages", "stagiaire", "stagiaires", "intern", "internship" -> Form.INTERNSHIP;
            case "alternance",
                    "alternant",
                    "alternante",
                    "alternants",
                    "alternantes",
                    "apprentissage",
                    "apprenti",
                    "apprentie",
                    "apprentis",
                    "apprenties",
                    "apprenticeship",
                    "professionnalisation" -> Form.APPRENTICESHIP;
            case "pro" -> before.equals("contrat") ? Form.APPRENTICESHIP : null;
            default -> null;
        };
    }

    /** What is a form as a label and a trade, an activity or nothing in a title. */
    private @Nullable Form formInLabels(int i) {
        return switch (words.get(i)) {
            case "commercial", "commerciale" -> word(i - 1).equals("agent") ? Form.FREELANCE : null;
            case "intermittent" -> Form.FIXED_TERM;
            case "vie", "volontariat", "vacation", "vacataire", "portage" -> Form.OTHER;
            default -> null;
        };
    }

    private boolean isAbout(Form form, int i) {
        String word = words.get(i);
        String before = word(i - 1);
        boolean contract = before.equals("contrat") || word(i - 2).equals("contrat");
        if (i == 0 || contract || isBracketed(i)) {
            return word.equals("apprentissage") && LEARNING.contains(word(i + 1))
                    || form == Form.FRANCHISE && !isBracketed(i) && word(i + 1).startsWith("manager");
        }
        return switch (form) {
            case APPRENTICESHIP ->
                word.equals("apprentissage") && LEARNING.contains(word(i + 1))
                        || isPlural(word)
                        || dealsWithApprentices(i);
            case INTERNSHIP -> isPlural(word) || dealsWith(i, true) && (isOf(before) || !leadsIn(i));
            case FREELANCE -> isPlural(word) || dealsWith(i, false);
            case PERMANENT, FIXED_TERM -> isLibrary() || dealsWith(i, false) && formsBetween(i);
            case FRANCHISE -> isPlural(word) || before.equals("reseau") || dealsWith(i, true) && !leadsIn(i);
            case TEMPORARY, SEASONAL, OTHER -> dealsWith(i, true) && !leadsIn(i);
        };
    }

    /** "(alternance)", "[CDI]". */
    private boolean isBracketed(int i) {
        return (gaps.get(i).endsWith("(") || gaps.get(i).endsWith("["))
                && (gaps.get(i + 1).startsWith(")") || gaps.get(i + 1).startsWith("]"));
    }

    private static boolean isPlural(String word) {
        return word.endsWith("s");
    }

    private static boolean isOf(String word) {
        return word.equals("de") || word.equals("des") || word.equals("d");
    }

    /** Whether "en", or a dash, sets the form off as that of the post. */
    private boolean leadsIn(int i) {
        return word(i - 1).equals("en") || isSetOff(i);
    }

    private boolean isSetOff(int i) {
        String gap = gaps.get(i);
        return gap.contains(" - ") || gap.contains("|") || gap.contains(":") || gap.contains("(");
    }

    private boolean dealsWithApprentices(int i) {
        boolean apprenticed = startsWithAny(words.get(0), APPRENTICED_HEADS);
        if (leadsIn(i)) {
            boolean guide = startsWithAny(words.get(0), GUIDES) && !isSetOff(i);
            return dealsWith(i, guide) && subjects(i).allMatch(SERVING::contains);
        }
        return dealsWith(i, !apprenticed) && (!apprenticed || subjects(i).allMatch(SERVING::contains));
    }

    /**
     * Whether nothing but work with such people stands before the form.
     *
     * @param alone whether the head of the title alone is enough: "Responsable alternance"
     */
    private boolean dealsWith(int i, boolean alone) {
        if (!startsWithAny(words.get(0), HEADS)) {
            return false;
        }
        boolean only = subjects(i).allMatch(word -> SERVING.contains(word) || DEALING.contains(word));
        return only && (alone || subjects(i).findAny().isPresent());
    }

    /** The words between the head of the title and a form, without little ones and other forms. */
    private Stream<String> subjects(int i) {
        List<String> subjects = new ArrayList<>();
        for (int at = 1; at < i; at++) {
            String word = words.get(at);
            if (word.length() > 1 && !LINKS.contains(word) && formAt(at) == null) {
                subjects.add(word);
            }
        }
        return subjects.stream();
    }

    private boolean formsBetween(int i) {
        for (int at = 1; at < i; at++) {
            Form form = formAt(at);
            if (form != null && form != Form.PERMANENT) {
                return true;
            }
        }
        return false;
    }

    /** The library of a school is a "CDI" too. */
    private boolean isLibrary() {
        return words.stream().anyMatch(word -> word.startsWith("documentalis") || word.equals("documentation"));
    }

    private static boolean startsWithAny(String word, List<String> stems) {
        return stems.stream().anyMatch(word::startsWith);
    }
}
