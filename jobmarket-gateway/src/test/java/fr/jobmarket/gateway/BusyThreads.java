package fr.jobmarket.gateway;

import io.micronaut.context.BeanContext;
import io.micronaut.inject.qualifiers.Qualifiers;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;

/** Keeps the threads of one kind of request busy until it is closed. */
public final class BusyThreads implements AutoCloseable {

    private final CountDownLatch done = new CountDownLatch(1);
    private final ExecutorService threads;

    /** The threads of this name. */
    public BusyThreads(BeanContext context, String name) {
        this.threads = context.getBean(ExecutorService.class, Qualifiers.byName(name));
    }

    /** One more has something to do. */
    public void keepBusy() {
        threads.execute(() -> {
            try {
                done.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Fills the queue, also where a request that has been answered leaves its thread meanwhile. */
    public void keepFull() throws InterruptedException {
        for (int attempt = 0; attempt < 5; attempt++) {
            try {
                while (true) {
                    keepBusy();
                }
            } catch (RejectedExecutionException e) {
                Thread.sleep(100);
            }
        }
    }

    /** Lets them go. */
    @Override
    public void close() {
        done.countDown();
    }
}
