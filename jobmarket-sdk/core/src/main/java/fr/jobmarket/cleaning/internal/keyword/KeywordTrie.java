package fr.jobmarket.cleaning.internal.keyword;

import fr.jobmarket.internal.Folding;
import java.util.Arrays;

/**
 * A trie over folded characters. The first two characters of a spelling are looked up in a table, the others in lists of
 * children, which are short from there on: everything together stays in a processor's cache.
 */
public final class KeywordTrie {

    /** Folded characters a spelling may hold; the index is the symbol. Spaces and hyphens are one symbol. */
    private static final String ALPHABET = " abcdefghijklmnopqrstuvwxyz0123456789+#./&@'()";

    private static final int SYMBOLS = ALPHABET.length();
    private static final byte[] SYMBOL_OF = symbols();
    private static final int NONE = 0;

    /** The spelling of each symbol alone, plus one. */
    private final int[] singles = new int[SYMBOLS];
    /** The node of each pair of first symbols. */
    private final int[] pairs = new int[SYMBOLS * SYMBOLS];

    private byte[] symbol = new byte[1024];
    private int[] firstChild = new int[1024];
    private int[] sibling = new int[1024];
    /** The spelling that ends at each node, plus one. */
    private int[] spelling = new int[1024];

    private int nodes = 1;

    /** Adds a spelling; false when an equal one is there already. */
    public boolean add(CharSequence spelt, int id) {
        int[] symbols = new int[spelt.length()];
        for (int i = 0; i < symbols.length; i++) {
            symbols[i] = symbol(spelt.charAt(i));
            if (symbols[i] < 0) {
                throw new IllegalArgumentException("The keyword \"" + spelt + "\" holds '" + spelt.charAt(i)
                        + "': only " + ALPHABET + " can be matched");
            }
        }
        if (symbols.length == 1) {
            return set(singles, symbols[0], id);
        }
        int pair = symbols[0] * SYMBOLS + symbols[1];
        if (pairs[pair] == NONE) {
            pairs[pair] = newNode(symbols[1], NONE);
        }
        int node = pairs[pair];
        for (int i = 2; i < symbols.length; i++) {
            int next = child(node, symbols[i]);
            if (next == NONE) {
                next = newNode(symbols[i], firstChild[node]);
                firstChild[node] = next;
            }
            node = next;
        }
        return set(spelling, node, id);
    }

    private static boolean set(int[] spellings, int index, int id) {
        if (spellings[index] != NONE) {
            return false;
        }
        spellings[index] = id + 1;
        return true;
    }

    private int newNode(int symbolOfNode, int next) {
        if (nodes == symbol.length) {
            symbol = Arrays.copyOf(symbol, nodes * 2);
            firstChild = Arrays.copyOf(firstChild, nodes * 2);
            sibling = Arrays.copyOf(sibling, nodes * 2);
            spelling = Arrays.copyOf(spelling, nodes * 2);
        }
        symbol[nodes] = (byte) symbolOfNode;
        sibling[nodes] = next;
        return nodes++;
    }

    private int child(int node, int wanted) {
        int child = firstChild[node];
        while (child != NONE && symbol[child] != wanted) {
            child = sibling[child];
        }
        return child;
    }

    /**
     * The longest spelling that starts at a position and ends at the end of a word.
     *
     * @param length how much of the characters is text
     * @return its id in the lower half, its length in the upper half; -1 when there is none
     */
    public long longestAt(char[] text, int length, int start) {
        int first = symbol(text[start]);
        if (first < 0) {
            return -1;
        }
        long found = -1;
        if (singles[first] != NONE && endsWord(text, length, start + 1)) {
            found = 1L << 32 | singles[first] - 1;
        }
        int at = start + 1;
        int second = at < length ? symbol(text[at]) : -1;
        int node = second < 0 ? NONE : pairs[first * SYMBOLS + second];
        while (node != NONE) {
            at++;
            if (spelling[node] != NONE && endsWord(text, length, at)) {
                found = (long) (at - start) << 32 | spelling[node] - 1;
            }
            int next = at < length ? symbol(text[at]) : -1;
            node = next < 0 ? NONE : child(node, next);
        }
        return found;
    }

    private static boolean endsWord(char[] text, int length, int end) {
        if (end == length) {
            return true;
        }
        char after = text[end];
        return !Character.isLetterOrDigit(after) && after != '+' && after != '#';
    }

    private static int symbol(char c) {
        return c < SYMBOL_OF.length ? SYMBOL_OF[c] : -1;
    }

    private static byte[] symbols() {
        byte[] symbols = new byte[0x2220];
        for (char c = 0; c < symbols.length; c++) {
            char folded = Folding.fold(c);
            symbols[c] = (byte) (folded == '-' || folded == '\n' ? 0 : ALPHABET.indexOf(folded));
        }
        return symbols;
    }
}
