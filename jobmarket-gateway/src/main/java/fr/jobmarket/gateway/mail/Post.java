package fr.jobmarket.gateway.mail;

import fr.jobmarket.error.JobMarketException;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes and sends messages behind the back of whoever asked for one, who therefore learns neither by the answer nor by the
 * time it takes whether there was anything to send. What waits when the process ends is sent still, for some seconds.
 * Thread-safe.
 */
public final class Post {

    private static final Logger LOG = LoggerFactory.getLogger(Post.class);

    private static final int MAX_WAITING = 1_000;
    private static final long LAST_SECONDS = 10;

    private final Mailer mailer;
    private final MeterRegistry meters;
    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
            1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MAX_WAITING), work -> new Thread(work, "post"));

    Post(Mailer mailer, MeterRegistry meters) {
        this.mailer = mailer;
        this.meters = meters;
    }

    /** Whether messages reach anybody: without, nothing may depend on their being read. */
    public boolean delivers() {
        return mailer.delivers();
    }

    /**
     * Has messages written and sent, soon and in turn.
     *
     * @param kind what they are about, as {@link Mail#kind()}
     * @param writing looks up whether there is something to say and to whom, and says it
     */
    public void later(String kind, Supplier<Stream<Mail>> writing) {
        try {
            thread.execute(() -> send(kind, writing));
        } catch (RejectedExecutionException e) {
            count(kind, Outcome.DROPPED);
            LOG.warn("a message ({}) was dropped: {} wait already", kind, MAX_WAITING);
        }
    }

    private void send(String kind, Supplier<Stream<Mail>> writing) {
        try (Stream<Mail> mails = writing.get()) {
            mails.forEach(this::send);
        } catch (RuntimeException e) {
            count(kind, Outcome.FAILED);
            LOG.error("messages ({}) could not be written", kind, e);
        }
    }

    private void send(Mail mail) {
        try {
            mailer.send(mail);
            count(mail.kind(), mailer.delivers() ? Outcome.SENT : Outcome.DROPPED);
        } catch (JobMarketException e) {
            count(mail.kind(), Outcome.FAILED);
            LOG.warn("a message ({}) was not sent: {}", mail.kind(), e.getMessage());
        }
    }

    private enum Outcome {
        SENT,
        FAILED,
        DROPPED
    }

    private void count(String kind, Outcome outcome) {
        meters.counter("jobmarket.mail", "kind", kind, "outcome", outcome.name().toLowerCase(Locale.ROOT))
                .increment();
    }

    void close() throws InterruptedException {
        thread.shutdown();
        if (!thread.awaitTermination(LAST_SECONDS, TimeUnit.SECONDS)) {
            thread.shutdownNow();
        }
    }
}
