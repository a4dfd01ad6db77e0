package fr.jobmarket.source.harvest.internal;

import fr.jobmarket.source.CallInterruptedException;
import fr.jobmarket.source.DeadlineExceededException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Runs work that begets work on a few threads, until none is left. Pages go before plans, so that few slices are open at
 * once and a crash costs little; a plan goes first only when the pages run short. Used once.
 */
public final class WorkPool {

    private final int threads;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Runnable> pages = new ArrayDeque<>();
    private final Deque<Runnable> plans = new ArrayDeque<>();
    private int running;
    private boolean stopped;
    private @Nullable Throwable failure;

    /** A pool of so many threads. */
    public WorkPool(int threads) {
        this.threads = threads;
    }

    /** Adds the reading of a page; the last added goes first. */
    public void addPage(Runnable work) {
        add(pages, work, true);
    }

    /** Adds a plan; the first added goes first. */
    public void addPlan(Runnable work) {
        add(plans, work, false);
    }

    private void add(Deque<Runnable> queue, Runnable work, boolean first) {
        lock.lock();
        try {
            if (first) {
                queue.addFirst(work);
            } else {
                queue.addLast(work);
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Works until nothing is left to do. What any work throws stops all and is thrown here; so does an interrupt, or the
     * end of the time allowed.
     */
    public void run(long maxNanos) {
        List<Thread> workers = new ArrayList<>();
        try {
            for (int i = 0; i < threads; i++) {
                Thread worker = new Thread(this::work, "harvest-" + (i + 1));
                worker.setDaemon(true);
                worker.start();
                workers.add(worker);
            }
            awaitEnd(maxNanos);
        } finally {
            stop(workers);
        }
        if (failure instanceof RuntimeException runtime) {
            throw runtime;
        }
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure != null) {
            throw new IllegalStateException("work may throw nothing checked", failure);
        }
    }

    private void awaitEnd(long maxNanos) {
        lock.lock();
        try {
            long left = maxNanos;
            while (!stopped && !idle()) {
                if (left <= 0) {
                    stopped = true;
                    failure = new DeadlineExceededException(
                            "the harvest's deadline passed; with a checkpoint the same harvest continues where it stopped",
                            null);
                    return;
                }
                left = changed.awaitNanos(Math.min(left, TimeUnit.HOURS.toNanos(1)))
                        + Math.max(0, left - TimeUnit.HOURS.toNanos(1));
            }
        } catch (InterruptedException e) {
            stopped = true;
            Thread.currentThread().interrupt();
            failure = new CallInterruptedException("the harvest was interrupted", e);
        } finally {
            lock.unlock();
        }
    }

    private boolean idle() {
        return running == 0 && pages.isEmpty() && plans.isEmpty();
    }

    private void stop(List<Thread> workers) {
        lock.lock();
        try {
            stopped = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        boolean interrupted = Thread.interrupted();
        for (Thread worker : workers) {
            worker.interrupt();
        }
        for (Thread worker : workers) {
            interrupted |= joined(worker);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean joined(Thread worker) {
        boolean interrupted = false;
        while (worker.isAlive()) {
            try {
                worker.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        return interrupted;
    }

    private void work() {
        for (Runnable next = take(); next != null; next = take()) {
            try {
                next.run();
                done(null);
            } catch (Throwable e) {
                done(e);
            }
        }
    }

    private @Nullable Runnable take() {
        lock.lock();
        try {
            while (!stopped && pages.isEmpty() && plans.isEmpty()) {
                if (running == 0) {
                    return null;
                }
                changed.await();
            }
            if (stopped) {
                return null;
            }
            running++;
            boolean pagesRunShort = pages.size() < threads && !plans.isEmpty();
            return pages.isEmpty() || pagesRunShort ? plans.removeFirst() : pages.removeFirst();
        } catch (InterruptedException e) {
            return null;
        } finally {
            lock.unlock();
        }
    }

    private void done(@Nullable Throwable thrown) {
        lock.lock();
        try {
            running--;
            if (thrown != null && !stopped) {
                stopped = true;
                failure = thrown;
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
