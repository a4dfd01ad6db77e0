package fr.jobmarket.simulator.internal;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which offers hold which words; postings are gaps in variable-length bytes. Not thread-safe: the stock guards it. */
final class TextIndex {
    // a table instead of a call to the normalizer per text: indexing spends most of its time here
    private static final char[] FOLDED = foldedLatin();

    private final Map<String, Postings> postings = new HashMap<>();

    /** Adds the words of a row under a prefix; rows come in ascending order. */
    void add(int row, String prefix, Iterable<String> texts) {
        Set<String> seen = new HashSet<>();
        for (String text : texts) {
            for (String word : words(text)) {
                if (seen.add(word)) {
                    postings.computeIfAbsent(prefix + word, w -> new Postings()).add(row);
                }
            }
        }
    }

    BitSet rowsWith(String word) {
        Postings found = postings.get(word);
        return found == null ? new BitSet() : found.rows();
    }

    /** Lower case without accents, cut at whatever is neither letter, digit nor one of {@code + #}. */
    static List<String> words(String text) {
        String plain = fold(text);
        List<String> words = new ArrayList<>();
        int start = -1;
        for (int i = 0; i <= plain.length(); i++) {
            char c = i < plain.length() ? plain.charAt(i) : ' ';
            boolean inside = Character.isLetterOrDigit(c) || c == '+' || c == '#';
            if (inside && start < 0) {
                start = i;
            } else if (!inside && start >= 0) {
                words.add(plain.substring(start, i));
                start = -1;
            }
        }
        return words;
    }

    /** Lower case without the accents of Latin letters. */
    static String fold(@Nullable String text) {
        if (text == null) {
            return "";
        }
        char[] plain = text.toCharArray();
        for (int i = 0; i < plain.length; i++) {
            plain[i] = plain[i] < FOLDED.length ? FOLDED[plain[i]] : Character.toLowerCase(plain[i]);
        }
        return new String(plain);
    }

    private static char[] foldedLatin() {
        char[] folded = new char[0x180];
        for (char c = 0; c < folded.length; c++) {
            String parts = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD);
            folded[c] = Character.toLowerCase(parts.charAt(0));
        }
        return folded;
    }

    private static final class Postings {
        private byte[] bytes = new byte[4];
        private int length;
        private int last = -1;

        void add(int row) {
            int gap = row - last;
            last = row;
            while (gap > 0x7f) {
                put((byte) ((gap & 0x7f) | 0x80));
                gap >>>= 7;
            }
            put((byte) gap);
        }

        private void put(byte value) {
            if (length == bytes.length) {
                bytes = Arrays.copyOf(bytes, length + (length >> 1) + 1);
            }
            bytes[length++] = value;
        }

        BitSet rows() {
            BitSet rows = new BitSet(last + 1);
            int row = -1;
            for (int i = 0; i < length; ) {
                int gap = 0;
                int shift = 0;
                int value;
                do {
                    value = bytes[i++];
                    gap |= (value & 0x7f) << shift;
                    shift += 7;
                } while ((value & 0x80) != 0);
                row += gap;
                rows.set(row);
            }
            return rows;
        }
    }
}
