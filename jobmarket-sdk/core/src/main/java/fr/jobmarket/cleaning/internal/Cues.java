package fr.jobmarket.cleaning.internal;

import java.util.Arrays;

/** Where cue words stand in a text, in their order. Not thread-safe. */
public final class Cues {

    private final String text;
    private final char[] characters;
    private final int length;
    private int[] starts = new int[16];
    private int[] groups = new int[16];
    private int size;

    Cues(String text, char[] characters) {
        this.text = text;
        this.characters = characters;
        this.length = text.length();
    }

    void add(int start, int bits) {
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, size * 2);
            groups = Arrays.copyOf(groups, size * 2);
        }
        starts[size] = start;
        groups[size++] = bits;
    }

    /** The text that was searched. */
    public String text() {
        return text;
    }

    /** The characters of the text, of which the first {@link #length()} count; not to be changed. */
    public char[] characters() {
        return characters;
    }

    /** How many characters the text has. */
    public int length() {
        return length;
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
        int cue = from;
        while (cue < size && (groups[cue] & group.bit()) == 0) {
            cue++;
        }
        return cue;
    }
}
