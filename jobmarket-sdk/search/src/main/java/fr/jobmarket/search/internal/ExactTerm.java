package fr.jobmarket.search.internal;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** The form in which codes and labels are compared: without case, accents or surplus spaces. */
public final class ExactTerm {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern SPACES = Pattern.compile("[\\s\\u00A0\\u202F]+");

    private ExactTerm() {}

    /** The comparable form of a code or label; empty when it holds nothing but spaces. */
    public static String of(String value) {
        String spaced = SPACES.matcher(value.replace('’', '\'')).replaceAll(" ").strip();
        if (isPlain(spaced)) {
            return spaced.toLowerCase(Locale.ROOT);
        }
        String decomposed = Normalizer.normalize(spaced, Normalizer.Form.NFKD);
        return MARKS.matcher(decomposed)
                .replaceAll("")
                .replace("œ", "oe")
                .replace("Œ", "oe")
                .replace("æ", "ae")
                .replace("Æ", "ae")
                .toLowerCase(Locale.ROOT);
    }

    private static boolean isPlain(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) >= 128) {
                return false;
            }
        }
        return true;
    }
}
