package fr.jobmarket.source.internal;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A blocking call on a thread of its own, as a future. Unlike those of the platform, cancelling it interrupts the call,
 * so no request goes on that nobody waits for.
 */
public final class InterruptibleFuture<T> extends CompletableFuture<T> {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final ExecutorService THREADS = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "jobmarket-call-" + NUMBER.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    });

    private final Object guard = new Object();
    private @Nullable Thread worker;

    private InterruptibleFuture() {}

    /** Starts the call. */
    public static <T> CompletableFuture<T> of(Supplier<T> call) {
        InterruptibleFuture<T> future = new InterruptibleFuture<>();
        THREADS.execute(() -> future.run(call));
        return future;
    }

    private void run(Supplier<T> call) {
        synchronized (guard) {
            if (isDone()) {
                return;
            }
            worker = Thread.currentThread();
        }
        try {
            complete(call.get());
        } catch (Throwable e) {
            completeExceptionally(e);
        } finally {
            synchronized (guard) {
                worker = null;
                // The thread goes back to its pool: an interrupt meant for this call must not reach the next one.
                Thread.interrupted();
            }
        }
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        boolean cancelled = super.cancel(mayInterruptIfRunning);
        synchronized (guard) {
            if (cancelled && worker != null) {
                worker.interrupt();
            }
        }
        return cancelled;
    }
}
