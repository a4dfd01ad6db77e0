package fr.jobmarket.cleaning.internal.occupation;

import fr.jobmarket.internal.InclusiveSpelling;
import fr.jobmarket.internal.MarkedText;
import fr.jobmarket.internal.NeutralForm;
import java.util.Arrays;
import java.util.Set;

/**
 * The words of a text as 32-bit hashes, made equal for women and men, one and many: "Développeuses" is "développeur".
 * Words are folded, lose their ending and are cut to seven characters; words of one character and numbers are left out.
 */
public final class StemHashes {

    private static final int KEPT = 7;
    /** What ends longer words is not among the letters kept. */
    private static final int LONGEST_STEMMED = 11;

    private static final int WORD = 0x1;
    private static final int PAIR = 0x2;
    private static final int BODY = 0x3;

    /** The bits of a letter that a digit does not have, of eight. */
    private static final long LETTERS = MarkedText.ONES << MarkedText.LETTER_BIT;

    /** In words; what is longer is a text, in which looking back to its beginning would cost too much. */
    private static final int LONGEST_TITLE = 64;

    private static final Set<String> LITTLE = Set.of(
            "de", "du", "des", "la", "le", "les", "et", "en", "au", "aux", "un", "une", "pour", "sur", "par", "dans",
            "avec", "ou", "hf", "fh", "mf", "fm", "homme", "femme", "hommes", "femmes", "the", "of", "and");

    private static final long[] LITTLE_CODES = LITTLE.stream()
            .mapToLong(word -> code(MarkedText.of(word), 0))
            .sorted()
            .toArray();

    private StemHashes() {}

    /**
     * The distinct words and pairs of following words of a title, ascending. A word that was said already makes no pair with
     * the one before, so that both forms together ("Agent administratif / Agente administrative") are no more than one.
     */
    public static int[] ofTitle(CharSequence title) {
        String masculine = InclusiveSpelling.masculine(title.toString());
        MarkedText read = MarkedText.of(masculine.replace("\u0153", "oe").replace("\u0152", "oe"));
        long[] codes = room(read);
        int words = codes(read, codes);
        int[] features = new int[2 * words];
        int count = 0;
        long before = 0;
        for (int word = 0; word < words; word++) {
            long code = codes[word];
            if (code == before || Arrays.binarySearch(LITTLE_CODES, code) >= 0) {
                continue;
            }
            features[count++] = hash(code, WORD);
            if (before != 0 && !isSaidBefore(codes, word)) {
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

    private static boolean isSaidBefore(long[] codes, int word) {
        for (int i = Math.max(0, word - LONGEST_TITLE); i < word; i++) {
            if (codes[i] == codes[word]) {
                return true;
            }
        }
        return false;
    }

    /** The words of a description in their order, repeated ones too. */
    public static int[] ofDescription(String description) {
        return ofDescription(MarkedText.of(description));
    }

    /** The same of a description with its marks. */
    public static int[] ofDescription(MarkedText description) {
        long[] codes = room(description);
        int[] features = new int[codes(description, codes)];
        for (int i = 0; i < features.length; i++) {
            features[i] = hash(codes[i], BODY);
        }
        return features;
    }

    /** Room for the codes of all words of a text, which a space at least separates, and one to write in vain. */
    private static long[] room(MarkedText text) {
        return new long[text.length() / 2 + 2];
    }

    /** Fills in the codes of the words of a text; returns how many there are. */
    private static int codes(MarkedText text, long[] codes) {
        int[] starts = text.wordStarts();
        int count = 0;
        for (int word = 0; starts[word] != MarkedText.END; word++) {
            long code = code(text, starts[word]);
            codes[count] = code;
            count += code == 0 ? 0 : 1;
        }
        return count;
    }

    /** The letters kept of the word that starts here, the first in the lowest byte; 0 when it is to be left out. */
    private static long code(MarkedText text, int start) {
        long head = text.head(start);
        if ((head & LETTERS) == 0) {
            return 0;
        }
        int length = letters(head);
        if (length == 1) {
            return signed(head, text, start + 1);
        }
        if (length < MarkedText.STRIDE) {
            return stemmed(head, 0, length);
        }
        long rest = text.head(start + MarkedText.STRIDE);
        length += letters(rest);
        return length > LONGEST_STEMMED ? kept(head, length) : stemmed(head, rest, length);
    }

    /** "C++" and "C#": the only words of one letter. */
    private static long signed(long letter, MarkedText text, int next) {
        char sign = next < text.length() ? text.charAt(next) : ' ';
        return sign == '+' || sign == '#' ? letter | sign << Byte.SIZE : 0;
    }

    private static int letters(long word) {
        return (Long.SIZE + 7 - Long.numberOfLeadingZeros(word)) / Byte.SIZE;
    }

    private static long kept(long head, int length) {
        return head & (1L << Byte.SIZE * Math.min(KEPT, length)) - 1;
    }

    /** The letters kept of a word's neutral form. */
    private static long stemmed(long head, long rest, int length) {
        if (!NeutralForm.mayDiffer(letter(head, rest, length - 1))) {
            return kept(head, length);
        }
        char[] word = new char[length];
        for (int i = 0; i < length; i++) {
            word[i] = letter(head, rest, i);
        }
        long code = 0;
        for (int i = Math.min(KEPT, NeutralForm.shorten(word, length)) - 1; i >= 0; i--) {
            code = code << Byte.SIZE | word[i];
        }
        return code;
    }

    private static char letter(long head, long rest, int i) {
        return (char) ((i < MarkedText.STRIDE ? head : rest) >>> Byte.SIZE * i & 0xff);
    }

    private static int hash(long code, int kind) {
        long mixed = (code + kind * 0x9E3779B97F4A7C15L) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 29)) * 0x94D049BB133111EBL;
        return (int) (mixed >>> 32);
    }
}
