package fr.jobmarket.cleaning.internal;

import fr.jobmarket.internal.MarkedText;
import java.util.Arrays;

/** Where cue words stand in a text, in their order. Not thread-safe. */
public final class Cues {

    /** In {@value CueGroup#OPENING} characters are fewer than 512 words. */
    private static final int COUNT_BITS = 9;

    /** Characters from one cue to the next in most texts; more cues than that only cost a little time. */
    private static final int USUAL_DISTANCE = 32;

    private final String text;
    private final MarkedText marked;
    private int[] starts;
    private int[] groups;
    private int size;
    /** The groups that have a cue in the text. */
    private int present;
    /** {@value #COUNT_BITS} bits per counted group. */
    private long counts;

    Cues(String text, MarkedText marked) {
        this.text = text;
        this.marked = marked;
        this.starts = new int[8 + marked.length() / USUAL_DISTANCE];
        this.groups = new int[starts.length];
    }

    /** What a word of these groups adds to the counts. */
    static long one(int bits) {
        long one = 0;
        for (CueGroup group : CueGroup.values()) {
            one |= !group.isLocated() && (bits & group.bit()) != 0 ? 1L << shift(group) : 0;
        }
        return one;
    }

    private static int shift(CueGroup group) {
        return COUNT_BITS * (group.ordinal() - CueGroup.FRENCH.ordinal());
    }

    void add(int start, int bits, long counted) {
        counts += start < CueGroup.OPENING ? counted : 0;
        if (bits == 0) {
            return;
        }
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, size * 2);
            groups = Arrays.copyOf(groups, size * 2);
        }
        starts[size] = start;
        groups[size++] = bits;
        present |= bits;
    }

    /** How many words of a little-word group the opening of the text has. */
    public int count(CueGroup group) {
        return (int) (counts >>> shift(group)) & (1 << COUNT_BITS) - 1;
    }

    /** The text that was searched. */
    public String text() {
        return text;
    }

    /** The text with a mark for each character; not to be changed. */
    public MarkedText marked() {
        return marked;
    }

    /** The characters of the text, of which the first {@link #length()} count; not to be changed. */
    public char[] characters() {
        return marked.characters();
    }

    /** How many characters the text has. */
    public int length() {
        return marked.length();
    }

    /** How many cue words there are. */
    public int size() {
        return size;
    }

    /** The position of a cue word's first letter. */
    public int start(int cue) {
        return starts[cue];
    }

    /** Whether a cue word is one of this group's. */
    public boolean isOf(int cue, CueGroup group) {
        return (groups[cue] & group.bit()) != 0;
    }

    /** The first cue of a group from a cue on; {@link #size()} when there is none. */
    public int next(int from, CueGroup group) {
        int cue = (present & group.bit()) == 0 ? size : from;
        while (cue < size && (groups[cue] & group.bit()) == 0) {
            cue++;
        }
        return cue;
    }
}
