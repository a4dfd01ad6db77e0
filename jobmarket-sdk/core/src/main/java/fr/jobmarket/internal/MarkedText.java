package fr.jobmarket.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The characters of a text and beside each a mark that says what it is to those who read the text: a letter or digit, folded,
 * a space, or something that cleaning has to look at. Marks are bytes, so that eight of them are compared at a time. Not
 * thread-safe.
 */
public final class MarkedText implements CharSequence {

    /** How many marks {@link #eight} gives. */
    public static final int STRIDE = Long.BYTES;

    /** The lowest bit of each of eight marks. */
    public static final long ONES = 0x0101010101010101L;

    /** The bit by which letters and digits are told. */
    public static final int WORD_BIT = 5;

    /** The bit of letters that digits do not have. */
    public static final int LETTER_BIT = 6;

    /** The bit of everything that {@link CharKind} takes for neither plain nor a common space. */
    public static final int ODD_BIT = 7;

    /** Stands behind the last start of a word. */
    public static final int END = Integer.MAX_VALUE;

    /** The mark of the common space; what separates words otherwise has 0, or the odd bit alone. */
    private static final byte SPACE = 1;

    /** Stands for letters that fold to none of a to z. */
    private static final byte OTHER_LETTER = 'z' + 1;

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final byte[] MARKS = marks();

    /** Zeros behind the end of a text, so that reading {@value Long#SIZE} marks needs no care. */
    private static final int BEHIND = Long.SIZE + STRIDE;

    /** Brings the lowest bits of eight bytes together in the highest byte. */
    private static final long GATHER = 0x0102040810204080L;

    /** How many starts of words are noted at a time, whether there are as many or not. */
    private static final int AT_ONCE = 8;

    /** Beyond this length a text brings its own memory, so that a thread keeps little. */
    private static final int LARGEST_KEPT = 1 << 15;

    private static final ThreadLocal<MarkedText> LENT = ThreadLocal.withInitial(() -> new MarkedText(LARGEST_KEPT));
    private static final ThreadLocal<int[]> STARTS = ThreadLocal.withInitial(() -> new int[LARGEST_KEPT]);

    private final char[] characters;
    private final byte[] marks;
    private int length;

    /** Room for a text of so many characters. */
    private MarkedText(int room) {
        characters = new char[room];
        marks = new byte[room + BEHIND];
    }

    /** Marks a text. */
    public static MarkedText of(String text) {
        MarkedText marked = new MarkedText(text.length());
        text.getChars(0, text.length(), marked.characters, 0);
        return marked.mark(text.length());
    }

    /**
     * Marks a text in memory that each thread uses again, which is faster.
     *
     * @return valid until the same thread asks for the next one
     */
    public static MarkedText lent(char[] text, int from, int length) {
        MarkedText marked = length <= LARGEST_KEPT ? LENT.get() : new MarkedText(length);
        System.arraycopy(text, from, marked.characters, 0, length);
        return marked.mark(length);
    }

    private MarkedText mark(int newLength) {
        for (int i = 0; i < newLength; i++) {
            marks[i] = MARKS[characters[i]];
        }
        Arrays.fill(marks, newLength, newLength + BEHIND, (byte) 0);
        length = newLength;
        return this;
    }

    @Override
    public int length() {
        return length;
    }

    /** The characters, of which the first {@link #length()} count; not to be changed. */
    public char[] characters() {
        return characters;
    }

    @Override
    public char charAt(int i) {
        return characters[i];
    }

    @Override
    public CharSequence subSequence(int from, int to) {
        return new String(characters, from, to - from);
    }

    /** The marks of eight characters, the first in the lowest byte; 0 behind the end of the text. */
    public long eight(int from) {
        return (long) EIGHT.get(marks, from);
    }

    /** The letters and digits of a word up to the eighth, the first in the lowest byte; 0 behind its end. */
    public long head(int start) {
        long eight = eight(start);
        long gaps = ~eight & ONES << WORD_BIT;
        return eight & ~(ONES << ODD_BIT) & ((gaps & -gaps) >>> WORD_BIT) - 1;
    }

    /**
     * Finds where words start, without a branch that would be mispredicted at most words.
     *
     * @return the positions, and behind the last one {@link #END}; valid until the same thread asks for the next ones
     */
    public int[] wordStarts() {
        int needed = length / 2 + AT_ONCE + 2;
        int[] starts = needed <= LARGEST_KEPT ? STARTS.get() : new int[needed];
        int count = 0;
        long before = 0;
        for (int i = 0; i < length; i += Long.SIZE) {
            long inWord = inWord(i);
            long left = inWord & ~(inWord << 1 | before);
            before = inWord >>> Long.SIZE - 1;
            int end = count + Long.bitCount(left);
            for (int at = count; at < end; at += AT_ONCE) {
                for (int more = 0; more < AT_ONCE; more++) {
                    starts[at + more] = i + Long.numberOfTrailingZeros(left);
                    left &= left - 1;
                }
            }
            count = end;
        }
        starts[count] = END;
        return starts;
    }

    /** A bit for each of the next 64 characters, set where a letter or digit stands. */
    private long inWord(int from) {
        long bits = 0;
        for (int eighth = 0; eighth < Long.SIZE; eighth += STRIDE) {
            long inWord = eight(from + eighth) >>> WORD_BIT & ONES;
            bits |= (inWord * GATHER >>> Long.SIZE - STRIDE) << eighth;
        }
        return bits;
    }

    /** Moves characters to an earlier place. */
    public void move(int from, int to, int target) {
        if (from != target) {
            System.arraycopy(characters, from, characters, target, to - from);
            System.arraycopy(marks, from, marks, target, to - from);
        }
    }

    /** Puts a character in the place of another. */
    public void put(int at, char c) {
        characters[at] = c;
        marks[at] = MARKS[c];
    }

    /** Takes away what stands behind. */
    public void truncate(int newLength) {
        Arrays.fill(marks, newLength, Math.min(length, newLength + BEHIND), (byte) 0);
        length = newLength;
    }

    /** The text. */
    @Override
    public String toString() {
        return new String(characters, 0, length);
    }

    private static byte[] marks() {
        byte[] marks = new byte[Character.MAX_VALUE + 1];
        for (int i = 0; i < marks.length; i++) {
            char c = (char) i;
            byte kind = CharKind.of(c);
            int odd = kind > CharKind.SPACE ? 1 << ODD_BIT : 0;
            marks[i] = (byte) (kind == CharKind.SPACE ? SPACE : odd | letterMark(c));
        }
        return marks;
    }

    private static int letterMark(char c) {
        char folded = Folding.fold(c);
        if (folded >= 'a' && folded <= 'z' || folded >= '0' && folded <= '9') {
            return folded;
        }
        return Character.isLetterOrDigit(c) ? OTHER_LETTER : 0;
    }
}
