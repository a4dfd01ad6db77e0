package fr.jobmarket.cleaning.internal;

import fr.jobmarket.internal.MarkedText;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The words that readers of advertisements wait for. All of them are found in one pass over a text, so that each reader
 * only looks at places where it may have something to read. A word is told by its first {@value #HEAD} letters and digits,
 * folded: what finds a longer cue looks at the rest itself. Immutable, thread-safe.
 *
 * <p>The head of a word is one load of eight marks and a mask, whatever its length, and one more memory access decides that
 * nearly all words are no cue.
 */
public final class CueWords {

    /** How many letters of a word are compared. */
    public static final int HEAD = MarkedText.STRIDE;

    private static final long MIX = 0x9E3779B97F4A7C15L;
    private static final int FILTER_BITS = 16;

    private final long[] heads;
    private final int[] groups;
    /** What each adds to the {@linkplain Cues#count counts} of a text. */
    private final long[] counted;

    private final int slotBits;
    /** Which hashes of heads occur at the opening of a text, and which behind it. */
    private final long[] inOpening = new long[1 << FILTER_BITS - 6];

    private final long[] inRest = new long[1 << FILTER_BITS - 6];

    private CueWords(Map<Long, Integer> groupsByHead) {
        slotBits = Math.max(4, Integer.SIZE - Integer.numberOfLeadingZeros(groupsByHead.size() * 4));
        heads = new long[1 << slotBits];
        groups = new int[1 << slotBits];
        counted = new long[1 << slotBits];
        groupsByHead.forEach((head, bits) -> {
            int slot = slot(head);
            heads[slot] = head;
            groups[slot] = bits & CueGroup.LOCATED;
            counted[slot] = Cues.one(bits);
            int hash = hash(head);
            inOpening[hash >>> 6] |= 1L << hash;
            if (groups[slot] != 0) {
                inRest[hash >>> 6] |= 1L << hash;
            }
        });
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
        public Builder add(CueGroup group, String cue) {
            long head = head(cue);
            if (head != 0) {
                groupsByHead.merge(head, group.bit(), (some, more) -> some | more);
            }
            return this;
        }

        private static long head(String cue) {
            MarkedText text = MarkedText.of(cue);
            int first = text.wordStarts()[0];
            return first == MarkedText.END ? 0 : text.head(first);
        }
    }

    /** The cues of a text. */
    public Cues in(String text) {
        return in(text, MarkedText.of(text));
    }

    /**
     * The cues of a text.
     *
     * @param marked the same text with its marks, not changed any more
     */
    public Cues in(String text, MarkedText marked) {
        int[] starts = marked.wordStarts();
        Cues cues = new Cues(text, marked);
        int opening = collect(marked, starts, 0, CueGroup.OPENING, inOpening, cues);
        collect(marked, starts, opening, MarkedText.END, inRest, cues);
        return cues;
    }

    private int collect(MarkedText text, int[] starts, int from, int end, long[] filter, Cues cues) {
        int word = from;
        while (starts[word] < end) {
            int start = starts[word++];
            long head = text.head(start);
            int hash = hash(head);
            int listed = (int) (filter[hash >>> 6] >>> hash) & 1;
            int number = (int) (~head >>> MarkedText.LETTER_BIT) & 1;
            if ((listed | number) != 0) {
                int slot = listed == 0 ? 0 : slot(head);
                cues.add(start, number * CueGroup.NUMBER.bit() | listed * groups[slot], listed * counted[slot]);
            }
        }
        return word;
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
}
