package fr.jobmarket.cleaning.internal.text;

import fr.jobmarket.internal.CharKind;
import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * The form in which titles are compared: lower case, without accents, punctuation and the forms that say a post is
 * open to women and men, such as "(H/F)", "F/H", "H/F/X" and "m/w/d". Thread-safe.
 */
public final class TitleKey {

    private static final Pattern GENDER = Pattern.compile(
            "(?<![a-z0-9])[(\\[]?\\s*(?:h\\s*[/\\-|.]\\s*f|f\\s*[/\\-|.]\\s*h|m\\s*/\\s*f|f\\s*/\\s*m|m\\s*/\\s*w"
                    + "|hommes?\\s*/\\s*femmes?|femmes?\\s*/\\s*hommes?)(?:\\s*[/\\-|.]\\s*(?:x|d|n|nb))?\\s*[)\\]]?(?![a-z0-9])"
                    + "|\\(\\s*(?:h\\s*f|f\\s*h|m\\s*f|f\\s*m|h|f)\\s*\\)");
    private static final char[] FOLD = fold();

    private TitleKey() {}

    /** The key of a title; empty when nothing but punctuation is left. */
    public static String of(String title) {
        String plain = folded(title);
        boolean mayNameGender = plain.indexOf('h') >= 0 || plain.indexOf("m") >= 0 || plain.indexOf("(f") >= 0;
        return words(mayNameGender ? GENDER.matcher(plain).replaceAll(" ") : plain);
    }

    /** Lower case without accents, everything else as it was. */
    private static String folded(String title) {
        StringBuilder folded = new StringBuilder(title.length() + 4);
        for (int i = 0; i < title.length(); i++) {
            char c = title.charAt(i);
            switch (c) {
                case 'œ', 'Œ' -> folded.append("oe");
                case 'æ', 'Æ' -> folded.append("ae");
                default -> {
                    if (c < FOLD.length) {
                        folded.append(FOLD[c]);
                    } else if (CharKind.of(c) != CharKind.COMBINING) {
                        folded.append(Character.toLowerCase(c));
                    }
                }
            }
        }
        return folded.toString();
    }

    /** Letters, digits, plus and hash ("C++", "C#"), with one space for everything between them. */
    private static String words(String folded) {
        StringBuilder words = new StringBuilder(folded.length());
        boolean gap = false;
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
            if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '+' || c == '#') {
                if (gap && words.length() > 0) {
                    words.append(' ');
                }
                gap = false;
                words.append(c);
            } else {
                gap = true;
            }
        }
        return words.toString();
    }

    private static char[] fold() {
        char[] table = new char[0x180];
        for (char c = 0; c < table.length; c++) {
            String plain = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD);
            table[c] = Character.toLowerCase(plain.charAt(0));
        }
        return table;
    }
}
