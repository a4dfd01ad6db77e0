package fr.jobmarket.pipeline.worker;

import fr.jobmarket.error.JobMarketException;
import fr.jobmarket.error.RetriableException;
import fr.jobmarket.jobs.JobQueue;
import fr.jobmarket.jobs.JobRequest;
import fr.jobmarket.jobs.Work;
import fr.jobmarket.jobs.Worker;
import fr.jobmarket.pipeline.schedule.CronSchedule;
import fr.jobmarket.pipeline.step.RunLock;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Does one job after the other, and asks for runs itself when their time has come. A job that fails is told and ends
 * nothing; neither does an application database that does not answer for a while.
 */
public final class WorkLoop {

    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final String SCHEDULE = "schedule";

    private final JobQueue jobs;
    private final JobRunner runner;
    private final Path home;
    private final Clock clock;
    private final PrintWriter err;
    private @Nullable String lastTrouble;

    /**
     * A loop over these jobs.
     *
     * @param home the folder to lock while working
     * @param err hears what is begun and what failed
     */
    public WorkLoop(JobQueue jobs, JobRunner runner, Path home, Clock clock, PrintWriter err) {
        this.jobs = jobs;
        this.runner = runner;
        this.home = home;
        this.clock = clock;
        this.err = err;
    }

    /**
     * When to ask for which run.
     *
     * @param times when, by the clock of the system's time zone
     * @param run what
     */
    public record Timetable(CronSchedule times, JobRequest.PipelineRun run) {
        private Instant after(Instant moment) {
            return times.next(moment.atZone(ZoneId.systemDefault())).toInstant();
        }
    }

    /** Works until the thread is interrupted. */
    public void forEver(Optional<Timetable> timetable) {
        Optional<Instant> next = timetable.map(table -> announced(table.after(clock.instant())));
        while (!Thread.currentThread().isInterrupted()) {
            boolean worked = false;
            try {
                if (next.isPresent() && !clock.instant().isBefore(next.get())) {
                    jobs.request(timetable.orElseThrow().run(), SCHEDULE);
                    next = timetable.map(table -> announced(table.after(clock.instant())));
                }
                worked = workOnce();
                lastTrouble = null;
            } catch (JobMarketException e) {
                trouble(String.valueOf(e.getMessage()));
            } catch (RuntimeException e) {
                trouble("unexpected error: " + e);
                e.printStackTrace(err);
            }
            if (!worked && !paused()) {
                return;
            }
        }
    }

    private Instant announced(Instant next) {
        say("next run at " + next.atZone(ZoneId.systemDefault()).toOffsetDateTime());
        return next;
    }

    /**
     * Does the job that has waited longest, unless none waits or another is being worked on.
     *
     * @return whether there was one to do, done or failed
     */
    public boolean workOnce() {
        if (!jobs.isAnyWaiting()) {
            return false;
        }
        try (RunLock lock = RunLock.take(home, "work", clock)) {
            Optional<Work> next = jobs.next(Worker.in(home));
            next.ifPresent(this::perform);
            return next.isPresent();
        } catch (RetriableException e) {
            trouble(String.valueOf(e.getMessage()));
            return false;
        }
    }

    private void perform(Work work) {
        String name = "job " + work.job().id() + " (" + work.job().request().kind() + ")";
        say(name + ": begun, asked for by " + work.job().requestedBy());
        try (work) {
            runner.perform(work);
            say(name + ": done");
        } catch (JobMarketException e) {
            say(name + ": failed: " + e.getMessage());
        } catch (RuntimeException e) {
            say(name + ": failed unexpectedly: " + e);
            e.printStackTrace(err);
        }
    }

    /** Says the same once, however often it happens in a row. */
    private void trouble(String what) {
        if (!what.equals(lastTrouble)) {
            lastTrouble = what;
            say(what);
        }
    }

    private void say(String line) {
        err.println(line);
        err.flush();
    }

    private static boolean paused() {
        try {
            Thread.sleep(PAUSE.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
