package fr.jobmarket.cleaning.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The words that readers of advertisements wait for. All of them are found in one pass over a text, so that each reader
 * only looks at places where it may have something to read. A word is told by its first {@value #HEAD} letters and digits,
 * folded: what finds a longer cue looks at the rest itself. Immutable, thread-safe.
 *
 * <p>The letters of a text are written as bytes, 0 between words; the head of a word is then one load of eight bytes and a
 * mask, whatever its length, and two memory accesses decide that nearly all words are no cue.
 */
public final class CueWords {

    /** How many letters of a word are compared. */
    public static final int HEAD = 8;

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long LOW_BITS = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long MIX = 0x9E3779B97F4A7C15L;

    /** Stands for letters that fold to none of a to z. */
    private static final byte OTHER_LETTER = 'z' + 1;

    /** Set in the byte of every letter, and in no digit's. */
    private static final int LETTER_BIT = 6;

    private static final byte[] LETTERS = letters();
    private static final int FILTER_BITS = 16;

    /** Beyond this length a text brings its own memory, so that a thread keeps little. */
    private static final int LARGEST_KEPT = 1 << 15;

    private static final ThreadLocal<Scratch> SCRATCH = ThreadLocal.withInitial(() -> new Scratch(LARGEST_KEPT));

    /** Letters of a text as bytes, and where its words start. */
    private static final class Scratch {
        private final byte[] letters;
        private final int[] starts;

        private Scratch(int length) {
            letters = new byte[length + HEAD];
            starts = new int[length + 1];
        }
    }

    private final long[] heads;
    private final int[] groups;
    private final int slotBits;
    /** Which hashes of heads occur at the opening of a text, and which behind it. */
    private final long[] inOpening = new long[1 << FILTER_BITS - 6];

    private final long[] inRest = new long[1 << FILTER_BITS - 6];

    private CueWords(Map<Long, Integer> groupsByHead) {
        slotBits = Math.max(4, Integer.SIZE - Integer.numberOfLeadingZeros(groupsByHead.size() * 4));
        heads = new long[1 << slotBits];
        groups = new int[1 << slotBits];
        groupsByHead.forEach((head, bits) -> {
            int slot = slot(head);
            heads[slot] = head;
            groups[slot] = bits;
            int hash = hash(head);
            inOpening[hash >>> 6] |= 1L << hash;
            if (isWaitedForEverywhere(bits)) {
                inRest[hash >>> 6] |= 1L << hash;
            }
        });
    }

    private static boolean isWaitedForEverywhere(int bits) {
        for (CueGroup group : CueGroup.values()) {
            if (!group.isOfOpening() && (bits & group.bit()) != 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * The words that readers wait for.
     *
     * @param readers each adds its words
     */
    @SafeVarargs
    public static CueWords of(Consumer<Builder>... readers) {
        Builder words = new Builder();
        for (Consumer<Builder> reader : readers) {
            reader.accept(words);
        }
        return new CueWords(words.groupsByHead);
    }

    /** Collects words. Not thread-safe. */
    public static final class Builder {

        private final Map<Long, Integer> groupsByHead = new HashMap<>();

        private Builder() {}

        /**
         * Adds a cue.
         *
         * @param cue a word, or a wording of which the first word is waited for
         */
        public Builder add(CueGroup group, CharSequence cue) {
            long head = head(cue);
            if (head != 0) {
                groupsByHead.merge(head, group.bit(), (some, more) -> some | more);
            }
            return this;
        }

        private static long head(CharSequence cue) {
            long head = 0;
            int letters = 0;
            for (int i = 0; i < cue.length() && letters < HEAD; i++) {
                byte letter = LETTERS[cue.charAt(i)];
                if (letter != 0) {
                    head |= (long) letter << 8 * letters;
                    letters++;
                } else if (letters > 0) {
                    break;
                }
            }
            return head;
        }
    }

    /** The cues of a text. */
    public Cues in(String text) {
        return in(text, text.toCharArray());
    }

    /**
     * The cues of a text.
     *
     * @param characters begins with the characters of the text, and is not changed any more
     */
    public Cues in(String text, char[] characters) {
        int length = text.length();
        Scratch scratch = length <= LARGEST_KEPT ? SCRATCH.get() : new Scratch(length);
        int words = findWords(characters, length, scratch.letters, scratch.starts);
        Arrays.fill(scratch.letters, length, length + HEAD, (byte) 0);
        Cues cues = new Cues(text, characters);
        int opening = collect(scratch, 0, words, CueGroup.OPENING, inOpening, cues);
        collect(scratch, opening, words, Integer.MAX_VALUE, inRest, cues);
        return cues;
    }

    /** Without a branch that would be mispredicted at the end of every word. */
    private static int findWords(char[] characters, int length, byte[] letters, int[] starts) {
        int count = 0;
        int before = 0;
        for (int i = 0; i < length; i++) {
            byte letter = LETTERS[characters[i]];
            letters[i] = letter;
            starts[count] = i;
            int inWord = letter + 0x7f >>> 7;
            count += inWord & ~before;
            before = inWord;
        }
        return count;
    }

    private int collect(Scratch scratch, int from, int words, int end, long[] filter, Cues cues) {
        byte[] letters = scratch.letters;
        int[] starts = scratch.starts;
        int word = from;
        while (word < words && starts[word] < end) {
            int start = starts[word++];
            long eight = (long) EIGHT.get(letters, start);
            long gaps = (eight - LOW_BITS) & ~eight & HIGH_BITS;
            long head = eight & ((gaps & -gaps) >>> 7) - 1;
            int hash = hash(head);
            if (((filter[hash >>> 6] >>> hash | ~eight >>> LETTER_BIT) & 1) != 0) {
                note(head, start, cues);
            }
        }
        return word;
    }

    private void note(long head, int start, Cues cues) {
        int found = groups[slot(head)];
        boolean number = (head >>> LETTER_BIT & 1) == 0;
        int bits = number ? found | CueGroup.NUMBER.bit() : found;
        if (bits != 0) {
            cues.add(start, bits);
        }
    }

    private static int hash(long head) {
        return (int) (head * MIX >>> Long.SIZE - FILTER_BITS);
    }

    /** Where a head stands, or the empty slot in which it would. */
    private int slot(long head) {
        int slot = (int) (head * MIX >>> Long.SIZE - slotBits);
        while (heads[slot] != 0 && heads[slot] != head) {
            slot = slot + 1 & heads.length - 1;
        }
        return slot;
    }

    private static byte[] letters() {
        byte[] letters = new byte[Character.MAX_VALUE + 1];
        for (int i = 0; i < letters.length; i++) {
            char folded = Folding.fold((char) i);
            boolean usual = folded >= 'a' && folded <= 'z' || folded >= '0' && folded <= '9';
            letters[i] = usual ? (byte) folded : Character.isLetterOrDigit((char) i) ? OTHER_LETTER : 0;
        }
        return letters;
    }
}
