package fr.jobmarket.cleaning.internal.text;

import fr.jobmarket.internal.CharKind;
import java.text.Normalizer;

/**
 * Letters written as other characters to look bold, italic, wide or framed. Only these are brought to NFKC, which would
 * also make "m2" of "m²" and "1⁄2" of "½".
 */
public final class StyledLetters {

    private StyledLetters() {}

    /** Whether the pair at this high surrogate is one: mathematical alphanumeric symbols, letters in squares. */
    static boolean isPair(char high, char low) {
        return high == 0xd835 || high == 0xd83c && low >= 0xdd30 && low <= 0xdd49;
    }

    public static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            boolean styled = pair ? isPair(c, text.charAt(i + 1)) : CharKind.of(c) == CharKind.STYLED;
            int end = pair ? i + 2 : i + 1;
            if (styled) {
                plain.append(Normalizer.normalize(text.substring(i, end), Normalizer.Form.NFKC));
            } else {
                plain.append(text, i, end);
            }
            i = end - 1;
        }
        return plain.toString();
    }
}
