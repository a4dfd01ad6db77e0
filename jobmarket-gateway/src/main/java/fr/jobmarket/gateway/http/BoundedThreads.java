package fr.jobmarket.gateway.http;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Threads of their own for one kind of costly request: a burst of them neither stalls other requests nor piles up, for
 * what cannot be done soon is refused with a 503 that says when to come back.
 */
public final class BoundedThreads {

    private BoundedThreads() {}

    /**
     * Makes the threads.
     *
     * @param name of each thread, for logs and dumps
     * @param threads how many requests are worked on at a time
     * @param mostWaiting how many more wait; the next one is refused
     */
    public static ExecutorService of(String name, int threads, int mostWaiting) {
        return new ThreadPoolExecutor(
                threads,
                threads,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(mostWaiting),
                work -> new Thread(work, name),
                new ThreadPoolExecutor.AbortPolicy());
    }
}
