package fr.jobmarket.search.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KeptTest {

    private final List<Integer> asked = new ArrayList<>();

    private int square(int number) {
        asked.add(number);
        return number * number;
    }

    @Test
    void asksOnceForWhatIsKept() throws IOException {
        Kept<Integer, Integer> kept = new Kept<>(2, square -> square < 100);
        assertEquals(9, kept.of(3, this::square));
        assertEquals(9, kept.of(3, this::square));
        assertEquals(List.of(3), asked);
    }

    @Test
    void answersTheSameHoweverOftenItForgets() throws IOException {
        Random random = new Random(1);
        Kept<Integer, Integer> kept = new Kept<>(5, square -> square < 100);
        for (int i = 0; i < 1_000; i++) {
            int number = random.nextInt(20);
            assertEquals(number * number, kept.of(number, this::square));
        }
    }

    @Test
    void forgetsAllWhenThereAreTooMany() throws IOException {
        Kept<Integer, Integer> kept = new Kept<>(2, square -> square < 100);
        for (int number : new int[] {1, 2, 1, 3, 1}) {
            kept.of(number, this::square);
        }
        assertEquals(List.of(1, 2, 3, 1), asked);
    }

    @Test
    void findsOutEachTimeWhatIsNotWorthKeeping() throws IOException {
        Kept<Integer, Integer> kept = new Kept<>(2, square -> square < 100);
        for (int number : new int[] {1, 10, 11, 10, 2, 12, 1}) {
            kept.of(number, this::square);
        }
        assertEquals(List.of(1, 10, 11, 10, 2, 12), asked);
    }

    @Test
    void keepsNothingOfAnAnswerThatFailed() throws IOException {
        Kept<Integer, Integer> kept = new Kept<>(2, square -> square < 100);
        assertThrows(
                IOException.class,
                () -> kept.of(1, key -> {
                    throw new IOException("unreadable");
                }));
        assertEquals(1, kept.of(1, this::square));
    }
}
