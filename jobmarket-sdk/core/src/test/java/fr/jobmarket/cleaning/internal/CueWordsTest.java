package fr.jobmarket.cleaning.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.internal.Folding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CueWordsTest {

    private final CueWords words = CueWords.of(
            cues -> cues.add(CueGroup.KEYWORD, "Python").add(CueGroup.KEYWORD, ".NET"),
            cues -> cues.add(CueGroup.REMOTE, "télétravaillable"),
            cues -> cues.add(CueGroup.FRENCH, "nous"));

    private List<Integer> found(String text, CueGroup group) {
        Cues cues = words.in(text);
        List<Integer> starts = new ArrayList<>();
        for (int cue = cues.next(0, group); cue < cues.size(); cue = cues.next(cue + 1, group)) {
            starts.add(cues.start(cue));
        }
        return starts;
    }

    @Test
    void findsWholeWordsWhateverTheirCaseAndAccents() {
        assertEquals(List.of(0, 7, 18), found("PYTHON/python, et Pythón", CueGroup.KEYWORD));
        assertEquals(List.of(), found("pythons cpython python3", CueGroup.KEYWORD));
    }

    @Test
    void startsACueAtItsFirstLetter() {
        assertEquals(List.of(4), found("en .Net", CueGroup.KEYWORD));
    }

    @Test
    void tellsLongWordsByTheirFirstEightLetters() {
        assertEquals(List.of(0, 12), found("Télétravail TELETRAVAILLER", CueGroup.REMOTE));
    }

    @Test
    void findsEveryWordThatStartsWithADigit() {
        assertEquals(List.of(0, 4, 7), found("35K 12,50 x9", CueGroup.NUMBER));
    }

    @Test
    void countsLittleWordsAtTheOpeningOnly() {
        String text = "nous Nous " + "x ".repeat(CueGroup.OPENING) + "nous python";

        assertEquals(2, words.in(text).count(CueGroup.FRENCH));
        assertEquals(0, words.in(text).count(CueGroup.ENGLISH));
        assertEquals(1, found(text, CueGroup.KEYWORD).size());
    }

    @Test
    void findsWhatASimpleSearchFinds() {
        Random random = new Random(7);
        String alphabet = "abé 1-œж’𝄞\n";
        for (int round = 0; round < 500; round++) {
            Set<String> cues = new HashSet<>();
            List<String> given = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                String cue = random(random, "abe1", 1 + random.nextInt(9));
                cues.add(cue.substring(0, Math.min(CueWords.HEAD, cue.length())));
                given.add(cue);
            }
            String text = random(random, alphabet, random.nextInt(90));
            Cues found = CueWords.of(builder -> given.forEach(cue -> builder.add(CueGroup.KEYWORD, cue)))
                    .in(text);
            List<Integer> starts = new ArrayList<>();
            for (int cue = 0; cue < found.size(); cue++) {
                if (found.isOf(cue, CueGroup.KEYWORD)) {
                    starts.add(found.start(cue));
                }
            }
            assertEquals(searched(text, cues), starts, text + " for " + cues);
        }
    }

    @Test
    void searchesTextsOfAnyLength() {
        String text = "python ".repeat(100_000);

        assertEquals(100_000, found(text, CueGroup.KEYWORD).size());
        assertTrue(found("", CueGroup.KEYWORD).isEmpty());
    }

    private static List<Integer> searched(String text, Set<String> cues) {
        List<Integer> starts = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int end = at;
            while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
                end++;
            }
            String head = Folding.fold(text.substring(at, Math.min(end, at + CueWords.HEAD)));
            if (cues.contains(head)) {
                starts.add(at);
            }
            at = end + 1;
        }
        return starts;
    }

    private static String random(Random random, String alphabet, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
