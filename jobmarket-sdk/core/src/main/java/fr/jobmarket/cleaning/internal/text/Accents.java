package fr.jobmarket.cleaning.internal.text;

import fr.jobmarket.internal.CharKind;
import java.text.Normalizer;

/** Composes letters with accents that are characters of their own. */
public final class Accents {

    /** More accents on a letter are noise, which Unicode's stream-safe format breaks up too: sorting them takes long. */
    private static final int MOST_ACCENTS = 30;

    private Accents() {}

    /**
     * NFC of the letters that are followed by combining characters; a few of them do not make the whole text slow. Of
     * more than 30 on one letter the rest is dropped.
     */
    public static String compose(String text) {
        StringBuilder composed = new StringBuilder(text.length());
        int copied = 0;
        for (int i = 1; i < text.length(); i++) {
            if (CharKind.of(text.charAt(i)) != CharKind.COMBINING) {
                continue;
            }
            int start = Character.isLowSurrogate(text.charAt(i - 1)) && i > 1 ? i - 2 : i - 1;
            int first = i;
            int end = i + 1;
            while (end < text.length() && CharKind.of(text.charAt(end)) == CharKind.COMBINING) {
                end++;
            }
            composed.append(text, copied, start)
                    .append(Normalizer.normalize(
                            text.substring(start, Math.min(end, first + MOST_ACCENTS)), Normalizer.Form.NFC));
            copied = end;
            i = end;
        }
        return composed.append(text, copied, text.length()).toString();
    }
}
