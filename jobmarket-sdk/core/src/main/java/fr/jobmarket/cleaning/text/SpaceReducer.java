package fr.jobmarket.cleaning.text;

import org.jspecify.annotations.Nullable;

/**
 * Leaves one space between words, none at the ends of lines and at most one empty line in a row (or no line break at all).
 * One pass over a text notes where anything but plain words stands; that also tells what else may need repair, which in
 * most texts is nothing.
 */
final class SpaceReducer {

    static final int ENTITY = 1;
    static final int TAG = 2;
    static final int MOJIBAKE = 4;
    static final int CONTROL = 8;
    static final int COMBINING = 16;

    /** Beyond this length a text brings its own memory, so that a thread keeps little. */
    private static final int LARGEST_KEPT = 1 << 15;

    private static final ThreadLocal<int[]> NOTED = ThreadLocal.withInitial(() -> new int[LARGEST_KEPT + 1]);

    private final char[] text;
    private final int length;
    /** Positions of the characters that ask for attention. */
    private final int[] noted;

    private final int notes;
    private boolean changed;

    private SpaceReducer(char[] text) {
        this.text = text;
        this.length = text.length;
        this.noted = length <= LARGEST_KEPT ? NOTED.get() : new int[length + 1];
        this.notes = note();
    }

    /**
     * A text with reduced spaces.
     *
     * @param text the same instance when nothing had to change
     * @param characters begins with the characters of the text
     * @param suspects the union of what may need repair
     */
    record Reduced(String text, char[] characters, int suspects) {}

    static Reduced reduce(String text, boolean breaks) {
        char[] characters = text.toCharArray();
        SpaceReducer reducer = new SpaceReducer(characters);
        int suspects = reducer.suspects();
        int size = reducer.run(breaks);
        boolean same = !reducer.changed && size == characters.length;
        return new Reduced(same ? text : new String(characters, 0, size), characters, suspects);
    }

    /**
     * The same of characters, in place.
     *
     * @param text stays as it is when something may need repair
     * @return null then
     */
    static @Nullable Reduced reduceUnsuspicious(char[] text, boolean breaks) {
        SpaceReducer reducer = new SpaceReducer(text);
        if (reducer.suspects() != 0) {
            return null;
        }
        int size = reducer.run(breaks);
        return new Reduced(new String(text, 0, size), text, 0);
    }

    private int suspects() {
        int suspects = 0;
        for (int n = 0; n < notes; n++) {
            byte kind = CharKind.of(text[noted[n]]);
            suspects |= kind > CharKind.OTHER_SPACE ? suspicion(kind, noted[n]) : 0;
        }
        return suspects;
    }

    /** What stands between the characters that ask for attention is moved as a whole: there are few of them. */
    private int run(boolean breaks) {
        int size = 0;
        int from = 0;
        for (int n = 0; n < notes; n++) {
            int at = noted[n];
            size = keep(from, at, size);
            size = take(at, size, breaks);
            from = at + 1;
        }
        size = keep(from, length, size);
        while (size > 0 && (text[size - 1] == ' ' || text[size - 1] == '\n')) {
            size--;
        }
        return size;
    }

    /**
     * Writes the positions of all characters but plain ones and single spaces behind plain ones, without a branch.
     *
     * @return how many there are
     */
    private int note() {
        byte[] kinds = CharKind.table();
        int count = 0;
        int before = CharKind.BREAK;
        for (int i = 0; i < length; i++) {
            int kind = kinds[text[i]];
            noted[count] = i;
            int special = kind + 0x7e >>> 7;
            int afterOther = before + 0x7f >>> 7;
            count += special | kind & afterOther;
            before = kind;
        }
        return count;
    }

    private int keep(int from, int to, int size) {
        if (size != from) {
            System.arraycopy(text, from, text, size, to - from);
        }
        return size + to - from;
    }

    private int take(int at, int size, boolean breaks) {
        byte kind = CharKind.of(text[at]);
        if (kind > CharKind.OTHER_SPACE) {
            text[size] = text[at];
            return size + 1;
        }
        boolean lineBreak = breaks && kind == CharKind.BREAK;
        changed |= kind != CharKind.SPACE && (text[at] != '\n' || !lineBreak);
        return lineBreak ? breakLine(size, at) : space(size);
    }

    private int space(int size) {
        if (size == 0 || text[size - 1] == ' ' || text[size - 1] == '\n') {
            return size;
        }
        text[size] = ' ';
        return size + 1;
    }

    private int breakLine(int size, int i) {
        if (text[i] == '\r' && i + 1 < length && text[i + 1] == '\n') {
            return size;
        }
        int end = size > 0 && text[size - 1] == ' ' ? size - 1 : size;
        boolean third = end == 0 || end > 1 && text[end - 1] == '\n' && text[end - 2] == '\n';
        text[end] = '\n';
        return third ? end : end + 1;
    }

    private int suspicion(byte kind, int i) {
        return switch (kind) {
            case CharKind.AMPERSAND -> mayBeEntity(i) ? ENTITY : 0;
            case CharKind.LESS_THAN -> mayBeTag(i) ? TAG : 0;
            case CharKind.MOJIBAKE_LEAD -> Mojibake.mayStart(text, i, length) ? MOJIBAKE : 0;
            case CharKind.COMBINING -> COMBINING;
            case CharKind.SURROGATE -> isPaired(i) ? 0 : CONTROL;
            default -> CONTROL;
        };
    }

    private boolean mayBeEntity(int i) {
        for (int j = i + 1; j < length && j <= i + 1 + Markup.LONGEST_ENTITY; j++) {
            if (text[j] == ';') {
                return true;
            }
        }
        return false;
    }

    private boolean mayBeTag(int i) {
        char next = i + 1 < length ? text[i + 1] : ' ';
        return next >= 'a' && next <= 'z' || next >= 'A' && next <= 'Z' || next == '/' || next == '!';
    }

    private boolean isPaired(int i) {
        return Character.isHighSurrogate(text[i])
                ? i + 1 < length && Character.isLowSurrogate(text[i + 1])
                : i > 0 && Character.isHighSurrogate(text[i - 1]);
    }
}
