package fr.jobmarket.pipeline.worker;

import fr.jobmarket.error.RetriableException;
import fr.jobmarket.jobs.ApplicationDatabase;
import fr.jobmarket.jobs.JobRequest;
import fr.jobmarket.jobs.Work;
import fr.jobmarket.jobs.Worker;
import fr.jobmarket.pipeline.settings.Settings;
import fr.jobmarket.pipeline.step.RunLock;
import fr.jobmarket.warehouse.ProgressListener;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The turn of a command to write the warehouse or releases, which one process at a time has: the lock of the home folder and,
 * where there is an application database, the lease of its jobs, among which the command shows. A killed process
 * loses the first at once and the second with it, or after {@link fr.jobmarket.jobs.JobQueue#LEASE} when it worked elsewhere.
 */
public final class Turn implements AutoCloseable {

    private static final String BY_HAND = "command line";
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

    private final String name;
    private final RunLock lock;
    private final ApplicationDatabase database;
    private final Settings settings;
    private final @Nullable Work work;

    private Turn(String name, RunLock lock, ApplicationDatabase database, Settings settings, @Nullable Work work) {
        this.name = name;
        this.lock = lock;
        this.database = database;
        this.settings = settings;
        this.work = work;
    }

    /**
     * Takes the turn.
     *
     * @param name the command, for others to read
     * @param request what it shows as
     * @param wait how long to wait while another has it; zero for not at all
     * @param waiting hears once whom it waits for
     * @throws RetriableException naming who has it when it is not free in time
     */
    public static Turn take(
            Settings settings, String name, JobRequest request, Clock clock, Duration wait, Consumer<String> waiting) {
        Instant end = clock.instant().plus(wait);
        for (boolean told = false; ; told = true) {
            try {
                return take(settings, name, request, clock);
            } catch (RetriableException e) {
                if (wait.isZero()) {
                    throw new RetriableException(e.getMessage() + "; --wait 10m waits so long for it", e);
                }
                if (clock.instant().isAfter(end)) {
                    throw e;
                }
                if (!told) {
                    waiting.accept("waiting for up to " + wait.toSeconds() + " s: " + e.getMessage());
                }
                pause(e);
            }
        }
    }

    private static void pause(RetriableException failure) {
        try {
            Thread.sleep(BETWEEN_TRIES.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure;
        }
    }

    /** Nobody can have the lease of a database that there is not, and it is not made for that. */
    private static Turn take(Settings settings, String name, JobRequest request, Clock clock) {
        ApplicationDatabase database = ApplicationDatabase.of(settings.variables(), settings.home());
        RunLock lock = RunLock.take(settings.home(), name, clock);
        try {
            Work work = database.exists()
                    ? database.open().jobs().begin(request, BY_HAND, Worker.in(settings.home()))
                    : null;
            return new Turn(name, lock, database, settings, work);
        } catch (RuntimeException | Error e) {
            try (lock) {
                database.close();
            }
            throw e;
        }
    }

    /**
     * Does the work of the command, and records how it ended.
     *
     * @param doing gives what came of it, for a person to read
     * @return what it gave
     */
    public String perform(Supplier<String> doing) {
        if (work == null) {
            return doing.get();
        }
        work.progress(name, 0, -1);
        return JobRunner.perform(work, database.jobs(), settings, doing);
    }

    /** Records that not all was done, for a command that does not fail by an exception. */
    public void fail(String reason) {
        job().ifPresent(job -> job.fail(settings.withoutSecrets(reason)));
    }

    /** Says which run of the warehouse the command is. */
    public void isRun(String id) {
        job().ifPresent(job -> job.isRun(id));
    }

    /** The same progress, heard by whoever looks at the job, too; it is where a command that is cancelled stops. */
    public ProgressListener heard(ProgressListener shown) {
        return job().<ProgressListener>map(job -> new JobRunner.Heard(job, shown))
                .orElse(shown);
    }

    /** The job the command shows as; empty where there is no application database. */
    public Optional<Work> job() {
        return Optional.ofNullable(work);
    }

    @Override
    public void close() {
        try (lock;
                database) {
            job().ifPresent(Work::close);
        }
    }
}
