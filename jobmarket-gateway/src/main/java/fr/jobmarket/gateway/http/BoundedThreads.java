package fr.jobmarket.gateway.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.ExecutorServiceMetrics;
import io.micronaut.http.context.ServerRequestContext;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Threads of their own for one kind of costly request: a burst of them neither stalls other requests nor piles up, for
 * what cannot be done soon is refused with a 503 that says when to come back. Callers take turns, so that whoever asks
 * once does not wait for all that another has asked before, and nobody takes more than half of the places to wait.
 */
public final class BoundedThreads extends AbstractExecutorService {

    private final ThreadPoolExecutor threads;
    private final Supplier<Optional<String>> caller;
    private final int mostOfOneCaller;
    /** What each caller has waiting, in the order of their turns; what nobody asked for is one more caller's. */
    private final Map<Optional<String>, Queue<Runnable>> waiting = new LinkedHashMap<>();

    BoundedThreads(ThreadPoolExecutor threads, int mostOfOneCaller, Supplier<Optional<String>> caller) {
        this.threads = threads;
        this.mostOfOneCaller = mostOfOneCaller;
        this.caller = caller;
    }

    /**
     * Makes the threads.
     *
     * @param name of each thread, for logs, dumps and metrics
     * @param number how many requests are worked on at a time
     * @param mostWaiting how many more wait; the next one is refused
     * @param callers tells who asks
     * @param registry gets how many requests are worked on and wait, by this name
     */
    public static ExecutorService of(
            String name, int number, int mostWaiting, Callers callers, MeterRegistry registry) {
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                number,
                number,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(mostWaiting),
                work -> new Thread(work, name),
                new ThreadPoolExecutor.AbortPolicy());
        new ExecutorServiceMetrics(threads, name, List.of()).bindTo(registry);
        return new BoundedThreads(threads, mostWaiting / 2, () -> ServerRequestContext.currentRequest()
                .map(callers::of));
    }

    /** @throws RejectedExecutionException when too many wait, or too many of this caller */
    @Override
    public void execute(Runnable work) {
        Optional<String> who = caller.get();
        synchronized (waiting) {
            Queue<Runnable> own = waiting.computeIfAbsent(who, name -> new ArrayDeque<>());
            try {
                if (who.isPresent() && own.size() >= mostOfOneCaller) {
                    throw new RejectedExecutionException(mostOfOneCaller + " requests of this caller wait already");
                }
                // One thread at least will come for it, but maybe for another's first.
                threads.execute(this::takeTurn);
                own.add(work);
            } finally {
                if (own.isEmpty()) {
                    waiting.remove(who);
                }
            }
        }
    }

    private void takeTurn() {
        Runnable work;
        synchronized (waiting) {
            Iterator<Map.Entry<Optional<String>, Queue<Runnable>>> turns =
                    waiting.entrySet().iterator();
            Map.Entry<Optional<String>, Queue<Runnable>> first = turns.next();
            Queue<Runnable> own = first.getValue();
            Optional<String> who = first.getKey();
            work = own.remove();
            turns.remove();
            if (!own.isEmpty()) {
                waiting.put(who, own);
            }
        }
        work.run();
    }

    @Override
    public void shutdown() {
        threads.shutdown();
    }

    @Override
    public List<Runnable> shutdownNow() {
        return threads.shutdownNow();
    }

    @Override
    public boolean isShutdown() {
        return threads.isShutdown();
    }

    @Override
    public boolean isTerminated() {
        return threads.isTerminated();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        return threads.awaitTermination(timeout, unit);
    }
}
