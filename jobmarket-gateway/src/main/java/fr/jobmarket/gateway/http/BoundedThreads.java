package fr.jobmarket.gateway.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.ExecutorServiceMetrics;
import io.micronaut.http.context.ServerRequestContext;
import java.util.ArrayDeque;
import java.util.HashMap;
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
 * once does not wait for all that another has asked before, and nobody takes more than half of the threads, or of the
 * places to wait: whoever else asks finds a thread that does not wait for the end of what a flood has begun.
 */
public final class BoundedThreads extends AbstractExecutorService {

    private final ThreadPoolExecutor threads;
    private final Supplier<Optional<String>> caller;
    private final int mostOfOneCaller;
    private final int threadsOfOneCaller;
    /** What each caller has waiting, in the order of their turns; what nobody asked for is one more caller's. */
    private final Map<Optional<String>, Queue<Runnable>> waiting = new LinkedHashMap<>();
    /** On how many threads the work of each caller is. */
    private final Map<String, Integer> working = new HashMap<>();
    /** How many have come for work when all that waited was of callers with no thread left to them. */
    private int heldBack;

    BoundedThreads(ThreadPoolExecutor threads, int mostOfOneCaller, Supplier<Optional<String>> caller) {
        this.threads = threads;
        this.mostOfOneCaller = mostOfOneCaller;
        this.threadsOfOneCaller = Math.max(1, threads.getCorePoolSize() / 2);
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
                if (threads.getQueue().remainingCapacity() <= heldBack) {
                    throw new RejectedExecutionException("too many requests wait already");
                }
                // One thread at least will come for it, but maybe for another's first.
                threads.execute(this::takeTurns);
                own.add(work);
            } finally {
                if (own.isEmpty()) {
                    waiting.remove(who);
                }
            }
        }
    }

    /** Does what is next, and then what was held back until it was done. */
    private void takeTurns() {
        Optional<Turn> turn = next();
        while (turn.isPresent()) {
            run(turn.get().work());
            turn = after(turn.get());
        }
    }

    private record Turn(Optional<String> who, Runnable work) {}

    private Optional<Turn> next() {
        synchronized (waiting) {
            Iterator<Map.Entry<Optional<String>, Queue<Runnable>>> turns =
                    waiting.entrySet().iterator();
            while (turns.hasNext()) {
                Map.Entry<Optional<String>, Queue<Runnable>> first = turns.next();
                Optional<String> who = first.getKey();
                Queue<Runnable> own = first.getValue();
                if (who.isEmpty() || working.getOrDefault(who.get(), 0) < threadsOfOneCaller) {
                    turns.remove();
                    Runnable work = own.remove();
                    if (!own.isEmpty()) {
                        waiting.put(who, own);
                    }
                    who.ifPresent(name -> working.merge(name, 1, Integer::sum));
                    return Optional.of(new Turn(who, work));
                }
            }
            heldBack++;
            return Optional.empty();
        }
    }

    private Optional<Turn> after(Turn done) {
        synchronized (waiting) {
            done.who()
                    .ifPresent(name -> working.computeIfPresent(name, (same, count) -> count == 1 ? null : count - 1));
            if (heldBack == 0) {
                return Optional.empty();
            }
            heldBack--;
            return next();
        }
    }

    /** What fails ends neither the thread nor what is held back. */
    private static void run(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error e) {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
        }
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
