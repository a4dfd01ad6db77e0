package fr.jobmarket.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecentTest {

    private final AtomicInteger worked = new AtomicInteger();
    private final Recent<String, String> shouted = new Recent<>(String::length, question -> {
        worked.incrementAndGet();
        return question + "!";
    });

    @Test
    void answersAQuestionOnceHoweverOftenItIsAsked() {
        for (int i = 0; i < 10; i++) {
            assertEquals("35H/semaine!", shouted.get("35H/semaine"));
        }
        assertEquals(1, worked.get());
    }

    @Test
    void neverGivesTheAnswerToAnotherQuestion() {
        Random random = new Random(7);
        IntStream.range(0, 200_000)
                .mapToObj(i -> Integer.toString(random.nextInt(50_000)))
                .forEach(question -> assertEquals(question + "!", shouted.get(question)));
    }

    @Test
    void doesNotKeepALongText() {
        String text = "x".repeat(1_000);

        shouted.get(text);
        shouted.get(text);

        assertEquals(2, worked.get());
    }

    @Test
    void givesTheSameToSeveralThreads() {
        assertTrue(IntStream.range(0, 100_000)
                .mapToObj(i -> "q" + i % 9_000)
                .parallel()
                .allMatch(question -> shouted.get(question).equals(question + "!")));
    }

    @Test
    void takesPartsThatAreAbsentForEmpty() {
        assertEquals(3, Recent.length("ab", null, "c"));
    }
}
