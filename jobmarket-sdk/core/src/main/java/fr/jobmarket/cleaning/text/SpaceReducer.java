package fr.jobmarket.cleaning.text;

/**
 * One pass over a text that leaves one space between words, none at the ends of lines and at most one empty line in a
 * row (or no line break at all), and notes on the way what else may need repair; most texts need nothing else.
 */
final class SpaceReducer {

    static final int ENTITY = 1;
    static final int TAG = 2;
    static final int MOJIBAKE = 4;
    static final int CONTROL = 8;
    static final int COMBINING = 16;

    /** Read ahead of where it is written: what is kept never gets ahead of what was looked at. */
    private final char[] text;

    private final int length;
    private int suspects;
    private boolean changed;

    private SpaceReducer(char[] text) {
        this.text = text;
        this.length = text.length;
    }

    /**
     * A text with reduced spaces.
     *
     * @param text the same instance when nothing had to change
     * @param suspects the union of what may need repair
     */
    record Reduced(String text, int suspects) {}

    static Reduced reduce(String text, boolean breaks) {
        char[] characters = text.toCharArray();
        SpaceReducer reducer = new SpaceReducer(characters);
        int size = reducer.run(breaks);
        boolean same = !reducer.changed && size == characters.length;
        return new Reduced(same ? text : new String(characters, 0, size), reducer.suspects);
    }

    /** Nearly all characters take the first branch, which decides without further ones: words are short. */
    private int run(boolean breaks) {
        byte[] kinds = CharKind.table();
        int size = 0;
        int afterSpace = 1;
        for (int i = 0; i < length; i++) {
            char c = text[i];
            byte kind = kinds[c];
            if (kind <= CharKind.SPACE) {
                text[size] = c;
                size += 1 - (kind & afterSpace);
                afterSpace = kind;
            } else if (kind <= CharKind.OTHER_SPACE) {
                boolean lineBreak = breaks && kind == CharKind.BREAK;
                changed |= c != '\n' || !lineBreak;
                size = lineBreak ? breakLine(size, i) : space(size, afterSpace);
                afterSpace = 1;
            } else {
                suspects |= suspicion(kind, i);
                text[size++] = c;
                afterSpace = 0;
            }
        }
        while (size > 0 && (text[size - 1] == ' ' || text[size - 1] == '\n')) {
            size--;
        }
        return size;
    }

    private int space(int size, int afterSpace) {
        text[size] = ' ';
        return size + 1 - afterSpace;
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
