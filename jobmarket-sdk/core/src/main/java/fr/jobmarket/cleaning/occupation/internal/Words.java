package fr.jobmarket.cleaning.occupation.internal;

import fr.jobmarket.cleaning.internal.Folding;
import java.util.Arrays;
import java.util.Set;

/**
 * The words of a text as 32-bit hashes, made equal for women and men, one and many: "Développeuses" is "développeur".
 * Words are folded, lose their ending and are cut to seven characters; words of one character and numbers are left out.
 */
final class Words {

    private static final int KEPT = 7;
    /** Endings matter only where the word is hardly longer than what is kept of it. */
    private static final int READ = 16;

    private static final int WORD = 0x1;
    private static final int PAIR = 0x2;
    private static final int BODY = 0x3;

    private static final char NO_PART = 0;

    /** What each character is in a word, folded; {@link #NO_PART} for those that separate words. */
    private static final char[] PART_OF_WORD = partsOfWords();

    private static final Set<String> LITTLE = Set.of(
            "de", "du", "des", "la", "le", "les", "et", "en", "au", "aux", "un", "une", "pour", "sur", "par", "dans",
            "avec", "ou", "hf", "fh", "mf", "fm", "homme", "femme", "hommes", "femmes", "the", "of", "and");

    private static final long[] LITTLE_CODES =
            LITTLE.stream().mapToLong(word -> codes(word)[0]).sorted().toArray();

    private Words() {}

    private static char[] partsOfWords() {
        char[] parts = new char[Character.MAX_VALUE + 1];
        for (int c = 0; c < parts.length; c++) {
            char folded = Folding.fold((char) c);
            parts[c] = Character.isLetterOrDigit(folded) || folded == '+' || folded == '#' ? folded : NO_PART;
        }
        return parts;
    }

    /** The distinct words and pairs of following words of a title, ascending. */
    static int[] ofTitle(CharSequence title) {
        long[] codes = codes(title);
        int[] features = new int[2 * codes.length];
        int count = 0;
        long before = 0;
        for (long code : codes) {
            if (code == before || Arrays.binarySearch(LITTLE_CODES, code) >= 0) {
                continue;
            }
            features[count++] = hash(code, WORD);
            if (before != 0) {
                features[count++] = hash(before * 31 + code, PAIR);
            }
            before = code;
        }
        Arrays.sort(features, 0, count);
        int distinct = 0;
        for (int i = 0; i < count; i++) {
            if (i == 0 || features[i] != features[i - 1]) {
                features[distinct++] = features[i];
            }
        }
        return Arrays.copyOf(features, distinct);
    }

    /** The words of a description in their order, repeated ones too. */
    static int[] ofDescription(CharSequence description) {
        long[] codes = codes(description);
        int[] features = new int[codes.length];
        for (int i = 0; i < codes.length; i++) {
            features[i] = hash(codes[i], BODY);
        }
        return features;
    }

    private static long[] codes(CharSequence text) {
        long[] codes = new long[text.length() / 3 + 1];
        char[] word = new char[READ];
        int count = 0;
        int length = 0;
        boolean letters = false;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? PART_OF_WORD[text.charAt(i)] : NO_PART;
            if (c != NO_PART) {
                letters |= c < '0' || c > '9';
                if (length < READ) {
                    word[length] = c;
                }
                length++;
            } else if (length > 0) {
                if (letters && length > 1) {
                    codes[count++] = code(word, length);
                }
                length = 0;
                letters = false;
            }
        }
        return Arrays.copyOf(codes, count);
    }

    private static long code(char[] word, int length) {
        int kept = Math.min(KEPT, length < READ ? stem(word, length) : length);
        long code = 0;
        for (int i = 0; i < kept; i++) {
            code = code * 1_099_511_628_211L + word[i];
        }
        return code;
    }

    /** Takes the endings of plural and gender away, in place; returns the new length. */
    private static int stem(char[] word, int length) {
        int n = length;
        if (n > 3 && (word[n - 1] == 's' || word[n - 1] == 'x')) {
            n--;
        }
        while (n > 3 && word[n - 1] == 'e') {
            n--;
        }
        if (endsWith(word, n, "eus")) {
            word[n - 1] = 'r';
        } else if (endsWith(word, n, "tric")) {
            word[n - 3] = 'e';
            word[n - 2] = 'u';
            word[n - 1] = 'r';
        } else if (endsWith(word, n, "iv")) {
            word[n - 1] = 'f';
        } else if (n > 3 && word[n - 1] == word[n - 2] && "nlt".indexOf(word[n - 1]) >= 0) {
            n--;
        }
        return n;
    }

    private static boolean endsWith(char[] word, int length, String ending) {
        if (length <= ending.length()) {
            return false;
        }
        for (int i = 0; i < ending.length(); i++) {
            if (word[length - ending.length() + i] != ending.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static int hash(long code, int kind) {
        long mixed = (code + kind * 0x9E3779B97F4A7C15L) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 29)) * 0x94D049BB133111EBL;
        return (int) (mixed >>> 32);
    }
}
