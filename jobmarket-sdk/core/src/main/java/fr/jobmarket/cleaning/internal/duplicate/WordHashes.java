package fr.jobmarket.cleaning.internal.duplicate;

import java.text.Normalizer;
import java.util.Arrays;

/**
 * The words of a text as hashes: letters and digits, lower case, without accents, so that spacing, punctuation and
 * capitals make no difference.
 */
final class WordHashes {

    private static final char[] FOLDED = fold();

    /** Letters that make a stem: "administrateur" and "administratrice", "configuration" and a cut "configura" share it. */
    private static final int STEM_LENGTH = 6;

    /** Endings are taken away from longer words only. */
    private static final int SHORTEST_STEMMED = 3;

    private final int[] hashes;
    private final int[] stems;
    private final int count;
    private final int joined;

    private WordHashes(int[] hashes, int[] stems, int count, int joined) {
        this.hashes = hashes;
        this.stems = stems;
        this.count = count;
        this.joined = joined;
    }

    static WordHashes of(String text) {
        int[] hashes = new int[Math.max(4, text.length() / 6)];
        int[] stems = new int[hashes.length];
        int[] prefixes = new int[STEM_LENGTH + 1];
        int count = 0;
        int hash = 0;
        int joined = 0;
        int letters = 0;
        int withoutEnding = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? FOLDED[text.charAt(i)] : 0;
            if (c != 0) {
                hash = hash * 31 + c;
                joined = joined * 31 + c;
                if (++letters <= STEM_LENGTH) {
                    prefixes[letters] = hash;
                }
                withoutEnding = c == 's' || c == 'x' || c == 'e' ? withoutEnding : letters;
            } else if (letters > 0) {
                if (count == hashes.length) {
                    hashes = Arrays.copyOf(hashes, count * 2);
                    stems = Arrays.copyOf(stems, count * 2);
                }
                int length = Math.max(withoutEnding, Math.min(letters, SHORTEST_STEMMED));
                stems[count] = mix(prefixes[Math.min(length, STEM_LENGTH)]);
                hashes[count++] = mix(hash);
                hash = 0;
                letters = 0;
                withoutEnding = 0;
            }
        }
        return new WordHashes(hashes, stems, count, mix(joined));
    }

    int count() {
        return count;
    }

    int word(int index) {
        return hashes[index];
    }

    /** The hash of what a word shares with its plural and its other gender. */
    int stem(int index) {
        return stems[index];
    }

    /** The hash of three consecutive words. */
    int triple(int index) {
        return mix((hashes[index] * 31 + hashes[index + 1]) * 31 + hashes[index + 2]);
    }

    /** The hash of all words written as one. */
    int joined() {
        return joined;
    }

    /** A hash of all words in their order; never 0, which stands for "none". */
    int hash() {
        int hash = 17;
        for (int i = 0; i < count; i++) {
            hash = mix(hash * 31 + hashes[i]);
        }
        return hash == 0 ? 1 : hash;
    }

    /** Spreads the bits (the finaliser of MurmurHash3). */
    static int mix(int value) {
        int h = value;
        h ^= h >>> 16;
        h *= 0x85ebca6b;
        h ^= h >>> 13;
        h *= 0xc2b2ae35;
        h ^= h >>> 16;
        return h;
    }

    private static char[] fold() {
        char[] table = new char[Character.MAX_VALUE + 1];
        for (int c = 0; c < table.length; c++) {
            if (Character.isLetterOrDigit(c)) {
                table[c] = (char) Character.toLowerCase(c);
                if (c < 0x250) {
                    String base = Normalizer.normalize(String.valueOf((char) c), Normalizer.Form.NFD);
                    table[c] = Character.toLowerCase(base.charAt(0));
                }
            }
        }
        return table;
    }
}
