package fr.jobmarket.serving.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AnswerCacheTest {

    private final AtomicInteger computed = new AtomicInteger();

    private List<Integer> ask(AnswerCache cache, int question, int rows) {
        return cache.get(question, () -> {
            computed.incrementAndGet();
            return Collections.nCopies(rows, question);
        });
    }

    @Test
    void forgetsWhatWasAskedLongestAgo() {
        AnswerCache cache = new AnswerCache(3 * 20);
        for (int question = 0; question < 3; question++) {
            ask(cache, question, 10);
        }
        ask(cache, 0, 10);
        ask(cache, 3, 10);
        assertEquals(4, computed.get());
        ask(cache, 0, 10);
        ask(cache, 2, 10);
        assertEquals(4, computed.get());
        ask(cache, 1, 10);
        assertEquals(5, computed.get());
    }

    @Test
    void answersWhatIsTooLongToBeKept() {
        AnswerCache cache = new AnswerCache(100);
        assertEquals(1_000, ask(cache, 1, 1_000).size());
        assertEquals(1_000, ask(cache, 1, 1_000).size());
        assertEquals(2, computed.get());
    }

    @Test
    void neverGivesTheAnswerToAnotherQuestion() {
        AnswerCache cache = new AnswerCache(500);
        Random random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            int question = random.nextInt(100);
            assertEquals(Collections.nCopies(question % 13, question), ask(cache, question, question % 13));
        }
        assertTrue(computed.get() < 10_000, computed + " computed");
    }

    @Test
    void aFailureReachesWhoeverWaitsAndIsNotKept() throws Exception {
        AnswerCache cache = new AnswerCache(100);
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch mayFail = new CountDownLatch(1);
        ExecutorService callers = Executors.newFixedThreadPool(2);
        try {
            Future<?> first = callers.submit(() -> cache.get("q", () -> {
                asked.countDown();
                awaitQuietly(mayFail);
                throw new IllegalStateException("no answer");
            }));
            asked.await();
            Future<?> second = callers.submit(() -> cache.get("q", () -> List.of(1)));
            mayFail.countDown();
            assertThrows(Exception.class, first::get);
            try {
                assertEquals(List.of(1), second.get());
            } catch (java.util.concurrent.ExecutionException e) {
                assertEquals("no answer", e.getCause().getMessage());
            }
        } finally {
            callers.shutdownNow();
        }
        assertEquals(List.of(1), cache.get("q", () -> List.of(1)));
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
