package fr.jobmarket.cleaning.keyword;

import fr.jobmarket.cleaning.internal.Folding;
import java.util.Arrays;

/**
 * A trie over folded characters, laid out in one array: a text is walked once, and most of its words leave the trie within
 * three characters.
 */
final class KeywordTrie {

    /** Folded characters a spelling may hold; the index is the symbol. Spaces and hyphens are one symbol. */
    private static final String ALPHABET = " abcdefghijklmnopqrstuvwxyz0123456789+#./&@'()";

    private static final int SYMBOLS = ALPHABET.length();
    private static final byte[] SYMBOL_OF = symbols();
    private int[] next = new int[SYMBOLS * 1024];
    private int[] spellingAt = new int[1024];
    private int nodes = 1;

    KeywordTrie() {
        Arrays.fill(spellingAt, -1);
    }

    /** Adds a spelling; false when an equal one is there already. */
    boolean add(CharSequence spelling, int id) {
        int node = 0;
        for (int i = 0; i < spelling.length(); i++) {
            int symbol = symbol(spelling.charAt(i));
            if (symbol < 0) {
                throw new IllegalArgumentException("The keyword \"" + spelling + "\" holds '" + spelling.charAt(i)
                        + "': only " + ALPHABET + " can be matched");
            }
            int child = next[node * SYMBOLS + symbol];
            if (child == 0) {
                child = newNode();
                next[node * SYMBOLS + symbol] = child;
            }
            node = child;
        }
        if (spellingAt[node] >= 0) {
            return false;
        }
        spellingAt[node] = id;
        return true;
    }

    private int newNode() {
        if (nodes == spellingAt.length) {
            next = Arrays.copyOf(next, next.length * 2);
            int size = spellingAt.length;
            spellingAt = Arrays.copyOf(spellingAt, size * 2);
            Arrays.fill(spellingAt, size, size * 2, -1);
        }
        return nodes++;
    }

    /**
     * The longest spelling that starts at a position and ends at the end of a word.
     *
     * @return its id in the lower half, its length in the upper half; -1 when there is none
     */
    long longestAt(char[] text, int start) {
        int node = 0;
        long found = -1;
        for (int i = start; i < text.length; i++) {
            int symbol = symbol(text[i]);
            if (symbol < 0) {
                break;
            }
            node = next[node * SYMBOLS + symbol];
            if (node == 0) {
                break;
            }
            int id = spellingAt[node];
            if (id >= 0 && endsWord(text, i + 1)) {
                found = ((long) (i + 1 - start) << 32) | id;
            }
        }
        return found;
    }

    private static boolean endsWord(char[] text, int end) {
        if (end == text.length) {
            return true;
        }
        char after = text[end];
        return !isWordCharacter(after) && after != '+' && after != '#';
    }

    static boolean isWordCharacter(char c) {
        return Character.isLetterOrDigit(c);
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
