package fr.jobmarket.cleaning.internal.text;

import fr.jobmarket.cleaning.internal.CueGroup;
import fr.jobmarket.cleaning.internal.CueWords;
import fr.jobmarket.cleaning.internal.Cues;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Tells French from English and from other languages by their little words ("vous", "the", "und"), which no text of some
 * length does without, whatever its vocabulary; letters of other scripts count as another language. A word several
 * languages share counts for each of them. Looks at the first {@value CueGroup#OPENING} characters. Thread-safe.
 */
public final class LanguageDetector {

    /** Fewer little words than this prove nothing. */
    private static final int ENOUGH = 3;

    /** The last letter of the Latin script's extended blocks. */
    private static final char LAST_LATIN = 0x24F;

    private static final CueGroup[] LANGUAGES = {
        CueGroup.FRENCH,
        CueGroup.ENGLISH,
        CueGroup.GERMAN,
        CueGroup.SPANISH,
        CueGroup.ITALIAN,
        CueGroup.DUTCH,
        CueGroup.PORTUGUESE
    };

    private static final List<String> LITTLE_WORDS = load();
    private static final LanguageDetector DEFAULT = new LanguageDetector();

    private final CueWords words = CueWords.of(LanguageDetector::cues);

    private LanguageDetector() {}

    /** The detector with the word lists shipped with the SDK. */
    public static LanguageDetector ofDefaults() {
        return DEFAULT;
    }

    /** The little words of all languages. */
    public static void cues(CueWords.Builder words) {
        for (int language = 0; language < LANGUAGES.length; language++) {
            for (String word : LITTLE_WORDS.get(language).split(" ")) {
                words.add(LANGUAGES[language], word);
            }
        }
    }

    /** One line a language, in the order of {@link #LANGUAGES}. */
    private static List<String> load() {
        try (InputStream in = LanguageDetector.class.getResourceAsStream("little-words.tsv")) {
            if (in == null) {
                throw new IllegalStateException("the resource little-words.tsv is missing from the jar");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.substring(line.indexOf('\t') + 1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the resource little-words.tsv is damaged", e);
        }
    }

    /** The language of a text; empty when it holds too few words to tell. */
    public Optional<Language> detect(CharSequence text) {
        return detect(words.in(text.toString()));
    }

    /** The same of a text that was searched for the {@linkplain #cues little words} already. */
    public static Optional<Language> detect(Cues cues) {
        CueGroup best = LANGUAGES[0];
        for (CueGroup language : LANGUAGES) {
            best = cues.count(language) > cues.count(best) ? language : best;
        }
        boolean enough = cues.count(best) >= ENOUGH;
        boolean french = best == CueGroup.FRENCH && enough;
        if (!french && isMostlyForeign(cues)) {
            return Optional.of(Language.OTHER);
        }
        return enough ? Optional.of(language(best)) : Optional.empty();
    }

    private static Language language(CueGroup littleWords) {
        return switch (littleWords) {
            case FRENCH -> Language.FRENCH;
            case ENGLISH -> Language.ENGLISH;
            default -> Language.OTHER;
        };
    }

    private static boolean isMostlyForeign(Cues cues) {
        char[] text = cues.characters();
        int foreign = 0;
        int latin = 0;
        for (int i = 0; i < Math.min(cues.length(), CueGroup.OPENING); i++) {
            if (Character.isLetter(text[i])) {
                foreign += text[i] > LAST_LATIN ? 1 : 0;
                latin += text[i] > LAST_LATIN ? 0 : 1;
            }
        }
        return foreign > latin;
    }
}
