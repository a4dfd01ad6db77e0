package fr.jobmarket.cleaning.text;

/**
 * Puts right UTF-8 that was read as Windows-1252 or Latin-1 ("Ã©" for "é", "â€™" for "’"). Each broken sequence is
 * decoded by itself, so a text that is broken only in parts keeps its sound parts. Only lead characters that French
 * text does not use before such continuations are touched: Â, Ã, Å, â, ï and ð.
 */
final class Mojibake {

    private static final String LEADS = "ÂÃÅâïð";
    /** What Windows-1252 shows for the bytes 0x80 to 0x9f; 0 where it has nothing. */
    private static final String WINDOWS_1252 = "€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ";

    private Mojibake() {}

    /** Whether a broken sequence may start at this lead character. */
    static boolean mayStart(char[] text, int start, int length) {
        if (start + 1 >= length) {
            return false;
        }
        char next = text[start + 1];
        return next >= 0x80 && next <= 0xbf || next > 0xff && WINDOWS_1252.indexOf(next) >= 0;
    }

    static String repair(String text) {
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
        if (repaired == null) {
            return text;
        }
        return withGraveA(repaired.append(text, copied, text.length()).toString());
    }

    /** The second byte of "à" is a no-break space, which many systems have turned into a common one. */
    private static String withGraveA(String text) {
        return text.replace("Ã ", "à ").replace("à  ", "à ");
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
            int value = byteOf(text.charAt(start + i));
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

    private static int byteOf(char c) {
        if (c < 0x100) {
            return c;
        }
        int index = WINDOWS_1252.indexOf(c);
        return index < 0 ? -1 : 0x80 + index;
    }
}
