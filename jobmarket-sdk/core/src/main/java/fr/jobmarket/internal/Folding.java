package fr.jobmarket.internal;

import java.text.Normalizer;

/**
 * Folds French text for comparison, one character for one character so that positions stay valid: lower case, no
 * accents, every kind of space a plain space, every kind of dash a hyphen, every kind of apostrophe a straight one. Line
 * feeds stay, they separate statements.
 */
public final class Folding {

    /** Covers Latin, Greek, Cyrillic, general punctuation and currency signs; what lies beyond needs no folding. */
    private static final char[] FOLDED = new char[0x2220];

    static {
        for (char c = 0; c < FOLDED.length; c++) {
            FOLDED[c] = foldedFromUnicode(c);
        }
    }

    private Folding() {}

    /** The folded text; same length as {@code text}. */
    public static String fold(CharSequence text) {
        return new String(foldToArray(text));
    }

    /** The folded characters; same length as {@code text}. */
    public static char[] foldToArray(CharSequence text) {
        char[] folded = text.toString().toCharArray();
        for (int i = 0; i < folded.length; i++) {
            folded[i] = fold(folded[i]);
        }
        return folded;
    }

    /** One folded character. */
    public static char fold(char c) {
        return c < FOLDED.length ? FOLDED[c] : c;
    }

    /** A key that is equal for two wordings that differ only by case, accents, punctuation and spacing. */
    public static String key(CharSequence text) {
        StringBuilder key = new StringBuilder(text.length());
        boolean gap = false;
        for (int i = 0; i < text.length(); i++) {
            char c = fold(text.charAt(i));
            if (Character.isLetterOrDigit(c) || c == '+' || c == '#') {
                if (gap && !key.isEmpty()) {
                    key.append(' ');
                }
                key.append(c);
                gap = false;
            } else {
                gap = true;
            }
        }
        return key.toString();
    }

    private static char foldedFromUnicode(char c) {
        if (c == '\n') {
            return c;
        }
        if (Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c)) {
            return ' ';
        }
        return switch (c) {
            case '\u2018', '\u2019', '\u02BC', '\u00B4', '`' -> '\'';
            case '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2015', '\u2212' -> '-';
            default -> {
                String decomposed = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD);
                yield Character.toLowerCase(decomposed.charAt(0));
            }
        };
    }
}
