package fr.jobmarket.cleaning.text;

/** One look at every character decides which repairs a text may need; most texts need none. */
final class Suspects {

    static final int ENTITY = 1;
    static final int TAG = 2;
    static final int MOJIBAKE = 4;
    static final int CONTROL = 8;
    static final int SPACE = 16;
    static final int COMBINING = 32;

    private static final byte[] LATIN = latinTable();

    private Suspects() {}

    private static byte[] latinTable() {
        byte[] table = new byte[256];
        for (int c = 0; c < 256; c++) {
            table[c] = (byte) (c < 0x20 || c >= 0x7f && c < 0xa0 || c == 0xad ? CONTROL : 0);
        }
        table['\t'] = SPACE;
        table['\r'] = SPACE;
        table['\n'] = 0;
        table[0x85] = CONTROL | SPACE;
        table[0xa0] = SPACE;
        table['&'] = ENTITY;
        table['<'] = TAG;
        table[0xc2] = MOJIBAKE;
        table[0xc3] = MOJIBAKE;
        table[0xc5] = MOJIBAKE;
        table[0xe2] = MOJIBAKE;
        table[0xef] = MOJIBAKE;
        table[0xf0] = MOJIBAKE;
        return table;
    }

    /** The union of what is suspicious in this text; 0 when it is clean as it stands. */
    static int in(String text, boolean breaks) {
        int found = 0;
        char previous = '\n';
        char beforePrevious = '\n';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 256) {
                found |= LATIN[c];
                if (c <= ' ') {
                    found |= space(c, previous, beforePrevious, breaks);
                }
            } else {
                found |= beyondLatin(c);
            }
            beforePrevious = previous;
            previous = c;
        }
        return previous == ' ' || previous == '\n' && !text.isEmpty() ? found | SPACE : found;
    }

    private static int space(char c, char previous, char beforePrevious, boolean breaks) {
        if (c == ' ') {
            return previous == ' ' || previous == '\n' ? SPACE : 0;
        }
        if (c == '\n') {
            return !breaks || previous == ' ' || previous == '\n' && beforePrevious == '\n' ? SPACE : 0;
        }
        return 0;
    }

    private static int beyondLatin(char c) {
        if (c >= 0x300 && c <= 0x36f) {
            return COMBINING;
        }
        if (Spaces.isSpace(c)) {
            return SPACE;
        }
        return Spaces.isRemoved(c) || Character.isSurrogate(c) ? CONTROL : 0;
    }
}
