package fr.jobmarket.gateway.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One thread that is kept busy until everybody has asked. */
class BoundedThreadsTest {

    private static final int MOST_WAITING = 20;
    private static final int MOST_OF_ONE = 10;

    private final List<String> done = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch everybodyAsked = new CountDownLatch(1);
    private Optional<String> caller = Optional.empty();
    private final BoundedThreads threads = new BoundedThreads(
            new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING)),
            MOST_OF_ONE,
            () -> caller);

    @AfterEach
    void close() {
        threads.shutdownNow();
    }

    private void ask(String who) {
        caller = Optional.of(who);
        threads.execute(() -> done.add(who));
    }

    private void keepBusy() {
        caller = Optional.empty();
        threads.execute(() -> {
            try {
                everybodyAsked.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void finish() throws InterruptedException {
        everybodyAsked.countDown();
        threads.shutdown();
        assertTrue(threads.awaitTermination(10, TimeUnit.SECONDS));
    }

    @Test
    void callersTakeTurns() throws InterruptedException {
        keepBusy();
        for (int i = 0; i < 8; i++) {
            ask("flood");
        }
        ask("visitor");
        ask("other");
        finish();
        assertEquals(List.of("flood", "visitor", "other", "flood"), done.subList(0, 4));
        assertEquals(10, done.size());
    }

    @Test
    void nobodyTakesAllPlaces() throws InterruptedException {
        keepBusy();
        for (int i = 0; i < MOST_OF_ONE; i++) {
            ask("flood");
        }
        assertThrows(RejectedExecutionException.class, () -> ask("flood"));
        ask("visitor");
        finish();
        assertEquals(MOST_OF_ONE + 1, done.size());
        assertTrue(done.indexOf("visitor") <= 1, done::toString);
    }

    @Test
    void moreThanThePlacesThereAreIsRefusedAndNothingElseLost() throws InterruptedException {
        keepBusy();
        for (int i = 0; i < MOST_WAITING; i++) {
            ask("caller " + i);
        }
        assertThrows(RejectedExecutionException.class, () -> ask("one more"));
        finish();
        assertEquals(MOST_WAITING, done.size());
    }

    @Test
    void workThatFailsEndsNobodyElses() throws InterruptedException {
        keepBusy();
        caller = Optional.of("unlucky");
        threads.execute(() -> {
            throw new IllegalStateException("as the test wants it");
        });
        ask("visitor");
        finish();
        assertEquals(List.of("visitor"), done);
    }

    @Test
    void nobodyTakesAllThreads() throws Exception {
        BoundedThreads two = new BoundedThreads(
                new ThreadPoolExecutor(2, 2, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING)),
                MOST_OF_ONE,
                () -> caller);
        CountDownLatch floodStarted = new CountDownLatch(1);
        CountDownLatch visitorWasServed = new CountDownLatch(1);
        CountDownLatch all = new CountDownLatch(6);
        caller = Optional.of("flood");
        for (int i = 0; i < 5; i++) {
            two.execute(() -> {
                floodStarted.countDown();
                try {
                    everybodyAsked.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                all.countDown();
            });
        }
        assertTrue(floodStarted.await(10, TimeUnit.SECONDS));
        caller = Optional.of("visitor");
        two.execute(() -> {
            visitorWasServed.countDown();
            all.countDown();
        });
        assertTrue(visitorWasServed.await(10, TimeUnit.SECONDS), "the visitor waits for the flood");
        everybodyAsked.countDown();
        assertTrue(all.await(10, TimeUnit.SECONDS), "what was held back is never done");
        two.shutdown();
        assertTrue(two.awaitTermination(10, TimeUnit.SECONDS));
    }
}
