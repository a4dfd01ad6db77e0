package fr.jobmarket.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderedWorkTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void handsOverInTheOrderInWhichWorkWasGivenHoweverLongItTakes(int threads) {
        Random random = new Random(threads);
        List<Integer> results = new ArrayList<>();
        try (OrderedWork<Integer, Integer> work = OrderedWork.on(threads, piece -> slowly(piece), results::add)) {
            IntStream.range(0, 200).map(i -> random.nextInt(100)).forEach(work::give);
            work.finish();
        }

        Random again = new Random(threads);
        assertEquals(IntStream.range(0, 200).mapToObj(i -> again.nextInt(100)).toList(), results);
    }

    private static Integer slowly(Integer piece) {
        LockSupport.parkNanos(piece * 1_000L);
        return piece;
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void receivesOnTheThreadThatGives() {
        Thread giver = Thread.currentThread();
        List<Thread> workers = new ArrayList<>();
        try (OrderedWork<Integer, Thread> work = OrderedWork.on(3, piece -> Thread.currentThread(), worker -> {
            assertSame(giver, Thread.currentThread());
            workers.add(worker);
        })) {
            IntStream.range(0, 50).boxed().forEach(work::give);
            work.finish();
        }

        assertEquals(50, workers.size());
        assertFalse(workers.contains(giver));
    }

    @Test
    void holdsABoundedNumberOfPieces() {
        AtomicInteger held = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        try (OrderedWork<Integer, Integer> work = OrderedWork.on(2, piece -> piece, piece -> held.decrementAndGet())) {
            for (int i = 0; i < 1_000; i++) {
                most.accumulateAndGet(held.incrementAndGet(), Math::max);
                work.give(i);
            }
            work.finish();
        }

        assertTrue(most.get() <= 5, "held at most " + most);
        assertEquals(0, held.get());
    }

    @Test
    void doesAPieceBesideTheMakingOfTheNextOne() {
        CountDownLatch nextIsMade = new CountDownLatch(1);
        List<Integer> results = new ArrayList<>();
        try (OrderedWork<Integer, Integer> work = OrderedWork.beside(
                piece -> {
                    waitFor(nextIsMade);
                    return piece;
                },
                results::add)) {
            work.give(1);
            nextIsMade.countDown();
            work.give(2);
            assertEquals(List.of(1), results);
            work.finish();
        }
        assertEquals(List.of(1, 2), results);
    }

    @Test
    void handsOverTheOthersAfterOneThatFailed() {
        List<Integer> results = new ArrayList<>();
        try (OrderedWork<Integer, Integer> work = OrderedWork.beside(piece -> 10 / piece, results::add)) {
            work.give(0);
            assertThrows(ArithmeticException.class, () -> work.give(5));
            work.finish();
        }
        assertEquals(List.of(2), results);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void throwsWhatWorkThrew(int threads) {
        IllegalStateException failure = new IllegalStateException("broken");
        try (OrderedWork<Integer, Integer> work = OrderedWork.on(
                threads,
                piece -> {
                    throw failure;
                },
                result -> {})) {
            assertSame(failure, assertThrows(IllegalStateException.class, () -> {
                work.give(1);
                work.finish();
            }));
        }
    }

    @Test
    void needsAThread() {
        assertThrows(IllegalArgumentException.class, () -> OrderedWork.on(0, piece -> piece, result -> {}));
    }
}
