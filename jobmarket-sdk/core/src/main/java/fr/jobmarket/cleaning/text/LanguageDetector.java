package fr.jobmarket.cleaning.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tells French from English and from other languages by their little words ("vous", "the", "und"), which no text of some
 * length does without, whatever its vocabulary; letters of other scripts count as another language. A word several
 * languages share counts for each of them. Looks at the first {@value #LENGTH} characters. Thread-safe.
 */
public final class LanguageDetector {

    /** How much of a text is looked at. */
    static final int LENGTH = 400;

    /** Fewer little words than this prove nothing. */
    private static final int ENOUGH = 3;

    private static final int LONGEST_WORD = 10;
    private static final int TABLE_BITS = 11;
    private static final char[] FOLD = fold();

    private final int[] hashes = new int[1 << TABLE_BITS];
    private final byte[] languages = new byte[1 << TABLE_BITS];
    private final List<String> names = new ArrayList<>();

    private LanguageDetector() {}

    /** The detector with the word lists shipped with the SDK. */
    public static LanguageDetector ofDefaults() {
        return Holder.DEFAULT;
    }

    private static final class Holder {
        private static final LanguageDetector DEFAULT = load();

        private static LanguageDetector load() {
            try (InputStream in = LanguageDetector.class.getResourceAsStream("little-words.tsv")) {
                if (in == null) {
                    throw new IllegalStateException("the resource little-words.tsv is missing from the jar");
                }
                LanguageDetector detector = new LanguageDetector();
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
                lines.lines().filter(line -> !line.startsWith("#")).forEach(detector::add);
                return detector;
            } catch (IOException e) {
                throw new UncheckedIOException("the resource little-words.tsv is damaged", e);
            }
        }
    }

    private void add(String line) {
        String[] cells = line.split("\t");
        byte bit = (byte) (1 << names.size());
        names.add(cells[0]);
        for (String word : cells[1].split(" ")) {
            int hash = 0;
            for (int i = 0; i < word.length(); i++) {
                hash = next(hash, FOLD[word.charAt(i)]);
            }
            int slot = slot(hash);
            hashes[slot] = hash;
            languages[slot] |= bit;
        }
    }

    private int slot(int hash) {
        int slot = hash * 0x9E3779B1 >>> (32 - TABLE_BITS);
        while (hashes[slot] != 0 && hashes[slot] != hash) {
            slot = (slot + 1) & (hashes.length - 1);
        }
        return slot;
    }

    private static int next(int hash, char letter) {
        return hash * 31 + letter;
    }

    /** The language of a text; empty when it holds too few words to tell. */
    public Optional<Language> detect(CharSequence text) {
        int[] counts = new int[names.size()];
        int foreign = 0;
        int latin = 0;
        int hash = 0;
        int letters = 0;
        int end = Math.min(text.length(), LENGTH);
        for (int i = 0; i <= end; i++) {
            char c = i < end ? text.charAt(i) : ' ';
            char folded = c < FOLD.length ? FOLD[c] : 0;
            if (folded != 0) {
                hash = next(hash, folded);
                letters++;
                continue;
            }
            if (letters > 0 && letters <= LONGEST_WORD) {
                count(languages[slot(hash)], counts);
            }
            latin += letters;
            foreign += c >= FOLD.length && Character.isLetter(c) ? 1 : 0;
            hash = 0;
            letters = 0;
        }
        return foreign > latin ? Optional.of(Language.OTHER) : decide(counts);
    }

    private static void count(byte languagesOfWord, int[] counts) {
        for (int language = 0, bits = languagesOfWord; bits != 0; language++, bits >>= 1) {
            counts[language] += bits & 1;
        }
    }

    private Optional<Language> decide(int[] counts) {
        int best = 0;
        for (int language = 1; language < counts.length; language++) {
            if (counts[language] > counts[best]) {
                best = language;
            }
        }
        if (counts[best] < ENOUGH) {
            return Optional.empty();
        }
        return Optional.of(
                switch (names.get(best)) {
                    case "fr" -> Language.FRENCH;
                    case "en" -> Language.ENGLISH;
                    default -> Language.OTHER;
                });
    }

    /** Letters of the Latin script without accents; 0 for everything else. */
    private static char[] fold() {
        char[] table = new char[0x250];
        for (char c = 0; c < table.length; c++) {
            if (Character.isLetter(c)) {
                String plain = java.text.Normalizer.normalize(String.valueOf(c), java.text.Normalizer.Form.NFD);
                table[c] = Character.toLowerCase(plain.charAt(0));
            }
        }
        return table;
    }
}
