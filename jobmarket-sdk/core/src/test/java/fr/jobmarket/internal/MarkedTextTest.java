package fr.jobmarket.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MarkedTextTest {

    private static final String ALPHABET = "aéZ09 ,\n\u00A0œжâ&<’\uD834\uDD1E";

    private static String random(Random random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(200);
        for (int i = 0; i < length; i++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }

    private static boolean isWord(String text, int i) {
        return i >= 0 && i < text.length() && Character.isLetterOrDigit(text.charAt(i));
    }

    @Test
    void wordsStartWhereALetterOrDigitFollowsNone() {
        Random random = new Random(3);
        for (int round = 0; round < 2_000; round++) {
            String text = random(random);
            int[] expected = IntStream.range(0, text.length())
                    .filter(i -> isWord(text, i) && !isWord(text, i - 1))
                    .toArray();

            int[] found = MarkedText.of(text).wordStarts();

            assertArrayEquals(expected, Arrays.copyOf(found, expected.length), text);
            assertEquals(MarkedText.END, found[expected.length], text);
        }
    }

    @Test
    void aHeadIsTheFoldedLettersOfAWordUpToTheEighth() {
        assertEquals("ecole", head("École normale"));
        assertEquals("teletrav", head("TÉLÉTRAVAIL"));
        assertEquals("batiment", head("bâtiment"));
        assertEquals("2026", head("2026"));
        assertEquals("", head(" x"));
    }

    private static String head(String text) {
        long head = MarkedText.of(text).head(0);
        StringBuilder letters = new StringBuilder();
        for (long left = head; left != 0; left >>>= Byte.SIZE) {
            letters.append((char) (left & 0xff));
        }
        return letters.toString();
    }

    @Test
    void marksFollowTheCharactersThatAreMovedPutAndTakenAway() {
        Random random = new Random(5);
        for (int round = 0; round < 2_000; round++) {
            String text = random(random) + "xy  z";
            MarkedText marked = MarkedText.of(text);
            int target = random.nextInt(text.length());
            int from = target + random.nextInt(text.length() - target);
            marked.move(from, text.length(), target);
            marked.put(0, 'é');
            marked.truncate(target + text.length() - from);

            MarkedText fresh = MarkedText.of(marked.toString());

            for (int i = 0; i <= fresh.length(); i++) {
                assertEquals(fresh.eight(i), marked.eight(i), text + " from " + from + " to " + target + " at " + i);
            }
        }
    }
}
