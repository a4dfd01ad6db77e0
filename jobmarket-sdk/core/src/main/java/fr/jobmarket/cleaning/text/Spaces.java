package fr.jobmarket.cleaning.text;

/** Spaces, line breaks and characters nobody sees. */
final class Spaces {

    private Spaces() {}

    /** Spaces of other widths than the common one, beyond Latin-1. */
    static boolean isSpace(char c) {
        return c == '\u1680'
                || c >= '\u2000' && c <= '\u200a'
                || isBreak(c)
                || c == '\u202f'
                || c == '\u205f'
                || c == '\u3000';
    }

    private static boolean isBreak(char c) {
        return c == '\u2028' || c == '\u2029';
    }

    /** Zero-width characters, direction marks, byte-order marks, private use and non-characters, beyond Latin-1. */
    static boolean isRemoved(char c) {
        return c >= '\u200b' && c <= '\u200f'
                || c >= '\u202a' && c <= '\u202e'
                || c >= '\u2060' && c <= '\u206f'
                || c == '\ufeff'
                || c >= '\ue000' && c <= '\uf8ff'
                || c >= '\ufff0' && c <= '\ufffb'
                || c >= '\ufffe';
    }

    /** The text without control characters, zero-width characters and unpaired surrogates; line breaks stay. */
    static String withoutControls(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c)) {
                if (i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                    kept.append(c).append(text.charAt(++i));
                }
            } else if (c == 0x0b || c == 0x0c || c == 0x85) {
                kept.append('\n');
            } else if (!isControl(c) && !Character.isLowSurrogate(c) && !isRemoved(c)) {
                kept.append(c);
            }
        }
        return kept.toString();
    }

    private static boolean isControl(char c) {
        return c < 0x20 && c != '\n' && c != '\r' && c != '\t' || c >= 0x7f && c < 0xa0 || c == 0xad;
    }

    /** One space between words, none at the ends of lines, at most one empty line in a row or no line break at all. */
    static String reduce(String text, boolean breaks) {
        StringBuilder kept = new StringBuilder(text.length());
        int pendingBreaks = 0;
        boolean pendingSpace = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r' || isBreak(c)) {
                if (c != '\r' || i + 1 == text.length() || text.charAt(i + 1) != '\n') {
                    pendingBreaks++;
                }
            } else if (c == ' ' || c == '\t' || c == 0xa0 || isSpace(c)) {
                pendingSpace = true;
            } else {
                if (kept.length() > 0) {
                    separate(kept, breaks ? pendingBreaks : 0, pendingSpace || pendingBreaks > 0);
                }
                pendingBreaks = 0;
                pendingSpace = false;
                kept.append(c);
            }
        }
        return kept.toString();
    }

    private static void separate(StringBuilder kept, int breaks, boolean space) {
        if (breaks > 0) {
            kept.append(breaks > 1 ? "\n\n" : "\n");
        } else if (space) {
            kept.append(' ');
        }
    }
}
