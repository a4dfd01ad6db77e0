package fr.jobmarket.internal;

import java.util.Set;

/**
 * Reads inclusive spellings as the masculine: "développeur·euse", "développeur/euse", "développeur(se)",
 * "développeur-se", "technicien.ne.s" and "Employé (e)" lose their second ending before the text is cut into words.
 */
public final class InclusiveSpelling {

    private static final String SEPARATORS = "·•‧∙⋅.-‑/(";

    private static final Set<String> ENDINGS = Set.of(
            "e", "es", "ee", "ees", "ne", "nes", "nne", "nnes", "enne", "ennes", "ienne", "iennes", "onne", "onnes",
            "se", "ses", "sse", "sses", "esse", "esses", "euse", "euses", "euze", "eure", "eures", "ice", "ices",
            "rice", "rices", "trice", "trices", "drice", "drices", "re", "res", "ere", "eres", "iere", "ieres", "ve",
            "ves", "ive", "ives", "le", "les", "lle", "lles", "elle", "elles", "ale", "ales", "te", "tes", "tte",
            "ttes", "fe", "fes");

    private static final int LONGEST_ENDING = 6;

    /** Shorter words have no second ending: "M.E.", "e-e". */
    private static final int SHORTEST_WORD = 3;

    private InclusiveSpelling() {}

    /** The text in the masculine. A loop, because this reads every description. */
    public static String masculine(String text) {
        StringBuilder masculine = new StringBuilder();
        int letters = 0;
        int kept = 0;
        boolean cut = false;
        int i = 0;
        while (i < text.length()) {
            boolean isLetter = Character.isLetter(text.charAt(i));
            boolean mayEnd = letters >= SHORTEST_WORD && (cut || !isLetter);
            int end = mayEnd ? endOfEnding(text, i, cut) : -1;
            if (end > 0) {
                masculine.append(text, kept, i);
                cut = true;
                i = end;
                kept = end;
            } else {
                letters = isLetter ? letters + 1 : 0;
                cut = false;
                i++;
            }
        }
        return kept == 0 ? text : masculine.append(text, kept, text.length()).toString();
    }

    /** Where a second ending that begins here ends; -1 when none does. */
    private static int endOfEnding(String text, int from, boolean cut) {
        int separator = from;
        if (text.charAt(from) == ' ' && from + 1 < text.length() && "/(".indexOf(text.charAt(from + 1)) >= 0) {
            separator++;
        }
        if (SEPARATORS.indexOf(text.charAt(separator)) < 0) {
            return cut && isPlural(text, from) ? from + 1 : -1;
        }
        int start = separator + 1;
        if (text.charAt(separator) == '/' && start < text.length() && text.charAt(start) == ' ') {
            start++;
        }
        int end = start;
        while (end < text.length() && end - start <= LONGEST_ENDING && Character.isLetter(text.charAt(end))) {
            end++;
        }
        if (text.charAt(separator) == '(') {
            return end < text.length() && text.charAt(end) == ')' && isEnding(text, start, end) ? end + 1 : -1;
        }
        boolean plural = cut && end == start + 1 && isPlural(text, start);
        return endsWord(text, end) && (plural || isEnding(text, start, end)) ? end : -1;
    }

    private static boolean isEnding(String text, int start, int end) {
        return ENDINGS.contains(Folding.fold(text.substring(start, end)));
    }

    /** "(e)s" and "·e·s" leave one behind. */
    private static boolean isPlural(String text, int at) {
        return Character.toLowerCase(text.charAt(at)) == 's' && endsWord(text, at + 1);
    }

    private static boolean endsWord(String text, int at) {
        return at >= text.length() || !Character.isLetterOrDigit(text.charAt(at));
    }
}
