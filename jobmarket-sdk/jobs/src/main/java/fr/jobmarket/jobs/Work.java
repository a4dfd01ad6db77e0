package fr.jobmarket.jobs;

import fr.jobmarket.error.RetriableException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A job being worked on, and the right to do so, which nobody else has until it ends. Shows a sign of life and stores
 * progress and log from a thread of its own; {@link #progress} and {@link #goOn} tell the worker when to stop. Ended by
 * {@link #succeed}, {@link #fail} or, without a word, {@link #close}. Thread-safe.
 */
public final class Work implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Work.class);
    private static final Duration BETWEEN_SIGNS = Duration.ofSeconds(2);
    private static final int LONGEST_LINE = 500;
    private static final int LONGEST_TASK = 200;

    private final JobQueue queue;
    private final Job job;
    private final long token;
    private final Deque<String> log = new ArrayDeque<>();
    private final ScheduledExecutorService signs = Executors.newSingleThreadScheduledExecutor(Work::daemon);
    private volatile Job.@Nullable Progress progress;
    private volatile @Nullable String runId;
    private volatile JobQueue.Sign sign = JobQueue.Sign.GO_ON;
    private volatile boolean ended;
    private volatile long lastSign = System.nanoTime();

    Work(JobQueue queue, Job job, long token) {
        this.queue = queue;
        this.job = job;
        this.token = token;
        long pause = BETWEEN_SIGNS.toMillis();
        signs.scheduleWithFixedDelay(this::signOfLife, pause, pause, TimeUnit.MILLISECONDS);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "jobmarket-job");
        thread.setDaemon(true);
        return thread;
    }

    /** The job as it was when the work on it began. */
    public Job job() {
        return job;
    }

    /**
     * Says how far the work is.
     *
     * @param task what is being done, for a person to read
     * @param done units done so far
     * @param total units in all; negative when not known
     * @throws JobStoppedException when the work must end
     */
    public void progress(String task, long done, long total) {
        progress = new Job.Progress(String.valueOf(JobQueue.cut(task, LONGEST_TASK)), done, total);
        goOn();
    }

    /** Adds lines to the job's log. They must hold no secret. */
    public void say(String text) {
        synchronized (log) {
            text.lines()
                    .map(line -> String.valueOf(JobQueue.cut(line, LONGEST_LINE)))
                    .forEach(log::add);
            while (log.size() > Job.LOG_LINES) {
                log.remove();
            }
        }
    }

    /** Says which run of the warehouse the job is. */
    public void isRun(String id) {
        runId = id;
    }

    /**
     * Comes back when the work may go on.
     *
     * @throws JobStoppedException when somebody asked to stop it, or the right to work on it was lost
     */
    public void goOn() {
        switch (isOverdue() ? JobQueue.Sign.LOST : sign) {
            case CANCEL -> throw new JobStoppedException("cancelled on request");
            case LOST ->
                throw new JobStoppedException(
                        "the application database gave the work to another, or did not answer for too long");
            case GO_ON -> {}
        }
    }

    synchronized void signOfLife() {
        if (ended) {
            return;
        }
        try {
            JobQueue.Sign heard = queue.beat(this);
            lastSign = System.nanoTime();
            if (sign != JobQueue.Sign.LOST) {
                sign = heard;
            }
        } catch (RuntimeException e) {
            LOG.warn("job {}: {}", job.id(), e.getMessage());
            if (isOverdue()) {
                sign = JobQueue.Sign.LOST;
            }
        }
    }

    private boolean isOverdue() {
        return System.nanoTime() - lastSign > queue.lease().toNanos();
    }

    /**
     * Records that all was done.
     *
     * @param result what came of it, for a person to read
     */
    public void succeed(String result) {
        end(JobState.SUCCEEDED, result, null);
    }

    /** Records why it was not done; or that it was cancelled, when that was asked for. */
    public void fail(String reason) {
        end(sign == JobQueue.Sign.CANCEL ? JobState.CANCELLED : JobState.FAILED, null, reason);
    }

    private synchronized void end(JobState state, @Nullable String result, @Nullable String error) {
        if (ended) {
            return;
        }
        ended = true;
        signs.shutdown();
        while (true) {
            try {
                queue.end(this, state, result, error);
                return;
            } catch (RetriableException e) {
                if (isOverdue() || !paused()) {
                    LOG.warn("job {} ended as {}, which could not be recorded: {}", job.id(), state, e.getMessage());
                    return;
                }
            }
        }
    }

    private static boolean paused() {
        try {
            Thread.sleep(BETWEEN_SIGNS.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Ends the work as failed unless it has ended. */
    @Override
    public void close() {
        fail("the work ended without a word");
    }

    long token() {
        return token;
    }

    Job.@Nullable Progress progress() {
        return progress;
    }

    @Nullable
    String runId() {
        return runId;
    }

    List<String> log() {
        synchronized (log) {
            return List.copyOf(log);
        }
    }
}
