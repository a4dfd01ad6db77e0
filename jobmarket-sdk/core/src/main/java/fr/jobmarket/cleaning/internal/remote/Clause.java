package fr.jobmarket.cleaning.internal.remote;

import fr.jobmarket.cleaning.internal.Cues;
import fr.jobmarket.internal.Folding;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The words around a cue, folded, as far as the clause goes: what stands beyond the end of a sentence, a line or a list
 * item does not bear on it. Signs are words of their own.
 */
final class Clause {

    /** What {@link #word} gives beyond the clause. */
    static final String END = "";

    private static final int REACH = 110;
    private static final String ENDS = ".!;\n•●·✓✔";

    private final List<String> words = new ArrayList<>();
    private int cue;

    private Clause() {}

    /** The clause around the cue that starts at this position. */
    static Clause around(Cues cues, int start) {
        Clause clause = new Clause();
        char[] text = cues.characters();
        int from = start;
        while (from > 0 && start - from < REACH && !isEnd(text, from - 1)) {
            from--;
        }
        int end = start;
        int limit = Math.min(cues.length(), start + REACH);
        while (end < limit && !isEnd(text, end)) {
            end++;
        }
        clause.read(text, from, end, start);
        return clause;
    }

    private static boolean isEnd(char[] text, int at) {
        if (text[at] == '\n') {
            return at == 0 || text[at - 1] != ':';
        }
        return ENDS.indexOf(text[at]) >= 0;
    }

    private void read(char[] text, int from, int end, int start) {
        int i = from;
        while (i < end) {
            if (i == start) {
                cue = words.size();
            }
            int next = i + 1;
            if (Character.isLetterOrDigit(text[i])) {
                while (next < end && Character.isLetterOrDigit(text[next])) {
                    next++;
                }
                words.add(Folding.fold(new String(text, i, next - i)));
            } else if (!isSpacing(text[i])) {
                words.add(String.valueOf(Folding.fold(text[i])));
            }
            i = next;
        }
    }

    private static boolean isSpacing(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\'' || c == '’' || c == '\uFE0F';
    }

    /** The word at a distance from the cue, negative before it; {@link #END} beyond the clause. */
    String word(int distance) {
        int index = cue + distance;
        return index >= 0 && index < words.size() ? words.get(index) : END;
    }

    boolean isEnd(int distance) {
        return word(distance).equals(END);
    }

    /** Whether one of these words stands anywhere in it. */
    boolean holds(Set<String> any) {
        return words.stream().anyMatch(any::contains);
    }

    /** Whether one of these words stands between two distances from the cue, both inclusive. */
    boolean holds(Set<String> any, int from, int to) {
        for (int i = from; i <= to; i++) {
            if (any.contains(word(i))) {
                return true;
            }
        }
        return false;
    }
}
