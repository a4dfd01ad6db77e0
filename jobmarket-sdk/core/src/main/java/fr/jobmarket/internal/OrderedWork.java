package fr.jobmarket.internal;

import fr.jobmarket.error.NonRetriableException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Work done on several threads whose results are handed over one after the other, in the order in which the work was given.
 * Whoever gives it also receives the results, on its own thread: so a program that reads, cleans and writes does the first
 * and the last on one thread and needs no locks. A bounded number of pieces is held, two for each thread.
 *
 * <p>To be given work by one thread only.
 *
 * @param <T> a piece of work
 * @param <R> what it results in
 */
public final class OrderedWork<T, R> implements AutoCloseable {

    private static final int PIECES_PER_THREAD = 2;

    private final Function<T, R> work;
    private final Consumer<R> results;
    private final int mostWaiting;
    private final @Nullable ExecutorService workers;
    private final Queue<Future<R>> waiting = new ArrayDeque<>();

    private OrderedWork(@Nullable ExecutorService workers, int mostWaiting, Function<T, R> work, Consumer<R> results) {
        this.workers = workers;
        this.mostWaiting = mostWaiting;
        this.work = work;
        this.results = results;
    }

    /**
     * Starts the threads.
     *
     * @param threads how many work; with one, the thread that gives the work does it
     * @param work thread-safe
     * @param results called by the thread that gives work
     * @throws IllegalArgumentException when there is no thread
     */
    public static <T, R> OrderedWork<T, R> on(int threads, Function<T, R> work, Consumer<R> results) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads: at least 1, not " + threads);
        }
        ExecutorService workers = threads == 1 ? null : Executors.newFixedThreadPool(threads, OrderedWork::worker);
        return new OrderedWork<>(workers, threads * PIECES_PER_THREAD, work, results);
    }

    /**
     * Starts one thread that does a piece while the giver makes the next one. Given that, the giver waits until the piece
     * before is done: no more than one waits.
     *
     * @param work done on one thread
     * @param results called by the thread that gives work
     */
    public static <T, R> OrderedWork<T, R> beside(Function<T, R> work, Consumer<R> results) {
        return new OrderedWork<>(Executors.newSingleThreadExecutor(OrderedWork::worker), 1, work, results);
    }

    private static Thread worker(Runnable work) {
        Thread thread = new Thread(work, "jobmarket-worker");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Gives a piece of work. When as many pieces are held as may be, waits for the first and hands over its result.
     *
     * @throws RuntimeException what an earlier piece or the receiver of results threw
     */
    public void give(T piece) {
        if (workers == null) {
            results.accept(work.apply(piece));
            return;
        }
        waiting.add(workers.submit(() -> work.apply(piece)));
        if (waiting.size() > mostWaiting) {
            results.accept(result(waiting.remove()));
        }
    }

    /**
     * Hands over the results of all that was given.
     *
     * @throws RuntimeException what a piece or the receiver of results threw
     */
    public void finish() {
        while (!waiting.isEmpty()) {
            results.accept(result(waiting.remove()));
        }
    }

    private static <R> R result(Future<R> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException ours) {
                throw ours;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException("work throws unchecked exceptions only", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NonRetriableException("interrupted while waiting for work in progress", e);
        }
    }

    /** Ends the threads; pieces whose results were not handed over are dropped. */
    @Override
    public void close() {
        if (workers != null) {
            workers.shutdownNow();
        }
    }
}
