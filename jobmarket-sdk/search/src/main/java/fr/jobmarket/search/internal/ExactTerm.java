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
        String apostrophes = value.replace('’', '\'');
        String spaced = isSpaced(apostrophes)
                ? apostrophes
                : SPACES.matcher(apostrophes).replaceAll(" ").strip();
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

    /** Whether nothing but single spaces stand between words, as in most texts: finding out costs less than making it so. */
    private static boolean isSpaced(String value) {
        boolean afterWord = false;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean space = c == ' ';
            if (space ? !afterWord : Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                return false;
            }
            afterWord = !space;
        }
        return afterWord;
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
