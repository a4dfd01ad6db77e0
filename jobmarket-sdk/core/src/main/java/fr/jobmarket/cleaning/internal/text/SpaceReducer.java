package fr.jobmarket.cleaning.internal.text;

import static fr.jobmarket.internal.MarkedText.ODD_BIT;
import static fr.jobmarket.internal.MarkedText.ONES;
import static fr.jobmarket.internal.MarkedText.STRIDE;
import static fr.jobmarket.internal.MarkedText.WORD_BIT;

import fr.jobmarket.internal.CharKind;
import fr.jobmarket.internal.MarkedText;
import java.util.Arrays;

/**
 * Leaves one space between words, none at the ends of lines and at most one empty line in a row (or no line break at all).
 * One pass over the marks of a text notes where anything but plain words stands; that also tells what else may need repair,
 * which in most texts is nothing.
 */
public final class SpaceReducer {

    public static final int ENTITY = 1;
    public static final int TAG = 2;
    public static final int MOJIBAKE = 4;
    public static final int CONTROL = 8;
    public static final int COMBINING = 16;
    public static final int STYLED = 32;
    public static final int LOST = 64;

    private final MarkedText text;
    /** Positions of the characters that ask for attention. */
    private int[] noted = new int[64];

    private int notes;
    private boolean changed;

    private final int suspects;

    /** Looks through a text and changes nothing. */
    public SpaceReducer(MarkedText text) {
        this.text = text;
        note();
        suspects = findSuspects();
    }

    /**
     * A text with reduced spaces.
     *
     * @param text the text; the same instance as before when nothing had to change
     * @param marked the text with its marks
     * @param suspects the union of what may need repair
     */
    public record Reduced(String text, MarkedText marked, int suspects) {}

    public static Reduced reduce(String text, boolean breaks) {
        SpaceReducer reducer = new SpaceReducer(MarkedText.of(text));
        Reduced reduced = reducer.reduce(breaks);
        boolean same = !reducer.changed && reduced.marked.length() == text.length();
        return same ? new Reduced(text, reduced.marked, reduced.suspects) : reduced;
    }

    /** The union of what may need repair. */
    public int suspects() {
        return suspects;
    }

    /** Reduces the spaces, in place; called once. */
    public Reduced reduce(boolean breaks) {
        run(breaks);
        return new Reduced(text.toString(), text, suspects);
    }

    /** Whether a text is nothing but plain characters with single spaces between them. */
    public static boolean isPlain(String text) {
        byte before = CharKind.SPACE;
        for (int i = 0; i < text.length(); i++) {
            byte kind = CharKind.of(text.charAt(i));
            if (kind > CharKind.SPACE || (kind & before) != 0) {
                return false;
            }
            before = kind;
        }
        return before == CharKind.PLAIN;
    }

    /** Notes the positions of all characters but plain ones and single spaces behind plain ones. */
    private void note() {
        long before = 1;
        for (int i = 0; i < text.length(); i += STRIDE) {
            long marks = text.eight(i);
            long odd = marks >>> ODD_BIT & ONES;
            long space = marks & ~(marks >>> WORD_BIT) & ONES;
            long notPlain = odd | space;
            long asked = odd | space & (notPlain << Byte.SIZE | before);
            before = notPlain >>> Long.SIZE - Byte.SIZE;
            while (asked != 0) {
                note(i + (Long.numberOfTrailingZeros(asked) >>> 3));
                asked &= asked - 1;
            }
        }
    }

    private void note(int position) {
        if (notes == noted.length) {
            noted = Arrays.copyOf(noted, notes * 2);
        }
        noted[notes++] = position;
    }

    private int findSuspects() {
        int found = 0;
        for (int n = 0; n < notes; n++) {
            byte kind = CharKind.of(text.charAt(noted[n]));
            found |= kind > CharKind.OTHER_SPACE ? suspicion(kind, noted[n]) : 0;
        }
        return found;
    }

    /** What stands between the characters that ask for attention is moved as a whole: there are few of them. */
    private void run(boolean breaks) {
        int size = 0;
        int from = 0;
        for (int n = 0; n < notes; n++) {
            int at = noted[n];
            size = keep(from, at, size);
            size = take(at, size, breaks);
            from = at + 1;
        }
        size = keep(from, text.length(), size);
        while (size > 0 && (text.charAt(size - 1) == ' ' || text.charAt(size - 1) == '\n')) {
            size--;
        }
        text.truncate(size);
    }

    private int keep(int from, int to, int size) {
        text.move(from, to, size);
        return size + to - from;
    }

    private int take(int at, int size, boolean breaks) {
        char c = text.charAt(at);
        byte kind = CharKind.of(c);
        if (kind > CharKind.OTHER_SPACE) {
            text.put(size, c);
            return size + 1;
        }
        boolean lineBreak = breaks && kind == CharKind.BREAK;
        changed |= kind != CharKind.SPACE && (c != '\n' || !lineBreak);
        return lineBreak ? breakLine(size, at) : space(size);
    }

    private int space(int size) {
        if (size == 0 || text.charAt(size - 1) == ' ' || text.charAt(size - 1) == '\n') {
            return size;
        }
        text.put(size, ' ');
        return size + 1;
    }

    private int breakLine(int size, int i) {
        if (text.charAt(i) == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
            return size;
        }
        int end = size > 0 && text.charAt(size - 1) == ' ' ? size - 1 : size;
        boolean third = end == 0 || end > 1 && text.charAt(end - 1) == '\n' && text.charAt(end - 2) == '\n';
        text.put(end, '\n');
        return third ? end : end + 1;
    }

    private int suspicion(byte kind, int i) {
        return switch (kind) {
            case CharKind.AMPERSAND -> Markup.mayBeEntity(text, i + 1) ? ENTITY : 0;
            case CharKind.LESS_THAN -> mayBeTag(i) ? TAG : 0;
            case CharKind.MOJIBAKE_LEAD -> Mojibake.mayStart(text.characters(), i, text.length()) ? MOJIBAKE : 0;
            case CharKind.COMBINING -> COMBINING;
            case CharKind.SURROGATE -> isPaired(i) ? styled(i) : CONTROL;
            case CharKind.STYLED -> STYLED;
            case CharKind.LOST -> LOST;
            default -> CONTROL;
        };
    }

    private boolean mayBeTag(int i) {
        char next = i + 1 < text.length() ? text.charAt(i + 1) : ' ';
        return Markup.isAsciiLetter(next) || next == '/' || next == '!';
    }

    private int styled(int i) {
        char c = text.charAt(i);
        return Character.isHighSurrogate(c) && StyledLetters.isPair(c, text.charAt(i + 1)) ? STYLED : 0;
    }

    private boolean isPaired(int i) {
        return Character.isHighSurrogate(text.charAt(i))
                ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }
}
