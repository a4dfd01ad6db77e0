package fr.jobmarket.cleaning.text;

import java.text.Normalizer;
import java.util.Locale;
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
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern OTHER = Pattern.compile("[^a-z0-9+#]+");

    private TitleKey() {}

    /** The key of a title; empty when nothing but punctuation is left. */
    public static String of(String title) {
        String lower = title.toLowerCase(Locale.ROOT).replace("œ", "oe").replace("æ", "ae");
        String plain =
                MARKS.matcher(Normalizer.normalize(lower, Normalizer.Form.NFD)).replaceAll("");
        String genderless = GENDER.matcher(plain).replaceAll(" ");
        return OTHER.matcher(genderless).replaceAll(" ").strip();
    }
}
