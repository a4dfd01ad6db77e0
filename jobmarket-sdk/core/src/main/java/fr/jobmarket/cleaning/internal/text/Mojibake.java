package fr.jobmarket.cleaning.internal.text;

import fr.jobmarket.internal.CharKind;

/**
 * Puts right UTF-8 that was read as Windows-1252 or Latin-1 ("Ã©" for "é", "â€™" for "’"). Each broken sequence is
 * decoded by itself, so a text that is broken only in parts keeps its sound parts. Only lead characters that French
 * text does not use before such continuations are touched: Â, Ã, Å, â, ï and ð.
 */
public final class Mojibake {

    private static final String LEADS = "ÂÃÅâïð";

    private Mojibake() {}

    /** Whether a broken sequence may start at this lead character. */
    static boolean mayStart(char[] text, int start, int length) {
        if (start + 1 >= length) {
            return false;
        }
        char next = text[start + 1];
        return continues(next)
                || text[start] == 'Ã' && (next == '?' || isSpace(next) && (start == 0 || !isCapital(text[start - 1])));
    }

    private static boolean continues(char c) {
        return c >= 0x80 && c <= 0xbf || Windows1252.shows(c);
    }

    private static boolean isSpace(char c) {
        byte kind = CharKind.of(c);
        return kind == CharKind.SPACE || kind == CharKind.BREAK || kind == CharKind.OTHER_SPACE;
    }

    /** In "MAÇÃ " the letter is one of the word. */
    private static boolean isCapital(char c) {
        return Character.isUpperCase(c);
    }

    /** Whether a text that was repaired still holds sequences of which a part is lost, such as "Ã?" or "â€". */
    public static boolean isDamaged(String text) {
        for (int i = 0; i + 1 < text.length(); i++) {
            char c = text.charAt(i);
            char next = text.charAt(i + 1);
            boolean broken = c == 'Ã' || c == 'Â' ? continues(next) && !isQuoteOrSpace(next) : c == 'â' && next == '€';
            if (broken || c == 'Ã' && next == '?') {
                return true;
            }
        }
        return false;
    }

    /** What may follow a sound capital letter. */
    private static boolean isQuoteOrSpace(char c) {
        return "»«’”“‘–—…\u00a0".indexOf(c) >= 0;
    }

    public static String repair(String text) {
        StringBuilder repaired = null;
        int copied = 0;
        for (int i = 0; i < text.length(); i++) {
            if (LEADS.indexOf(text.charAt(i)) < 0) {
                continue;
            }
            int length = sequenceLength(text.charAt(i));
            int codePoint = decode(text, i, length);
            if (codePoint < 0) {
                continue;
            }
            if (repaired == null) {
                repaired = new StringBuilder(text.length());
            }
            repaired.append(text, copied, i).appendCodePoint(codePoint);
            i += length - 1;
            copied = i + 1;
        }
        return withGraveA(
                repaired == null
                        ? text
                        : repaired.append(text, copied, text.length()).toString());
    }

    /** The second byte of "à" is a no-break space, which many systems have turned into a common one. */
    private static String withGraveA(String text) {
        StringBuilder repaired = null;
        int copied = 0;
        for (int at = text.indexOf('Ã'); at >= 0; at = text.indexOf('Ã', at + 1)) {
            boolean lost = at + 1 < text.length() && isSpace(text.charAt(at + 1));
            if (lost && (at == 0 || !isCapital(text.charAt(at - 1)))) {
                repaired = repaired == null ? new StringBuilder(text.length()) : repaired;
                repaired.append(text, copied, at).append('à');
                copied = at + 1;
            }
        }
        return repaired == null
                ? text
                : repaired.append(text, copied, text.length()).toString();
    }

    private static int sequenceLength(char lead) {
        return switch (lead) {
            case 'â', 'ï' -> 3;
            case 'ð' -> 4;
            default -> 2;
        };
    }

    private static int decode(String text, int start, int length) {
        if (start + length > text.length()) {
            return -1;
        }
        char lead = text.charAt(start);
        int codePoint = lead & (0xff >> (length + 1));
        for (int i = 1; i < length; i++) {
            int value = Windows1252.byteOf(text.charAt(start + i));
            if (value < 0x80 || value > 0xbf) {
                return -1;
            }
            codePoint = codePoint << 6 | value & 0x3f;
        }
        return Character.isValidCodePoint(codePoint) && codePoint >= 0xa0 && !isSurrogate(codePoint) ? codePoint : -1;
    }

    private static boolean isSurrogate(int codePoint) {
        return codePoint >= 0xd800 && codePoint <= 0xdfff;
    }
}
