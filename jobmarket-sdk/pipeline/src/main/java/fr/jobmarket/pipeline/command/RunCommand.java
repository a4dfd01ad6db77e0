package fr.jobmarket.pipeline.command;

import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.error.JobMarketException;
import fr.jobmarket.pipeline.progress.ConsoleProgress;
import fr.jobmarket.pipeline.schedule.CronSchedule;
import fr.jobmarket.pipeline.step.CleaningRules;
import fr.jobmarket.pipeline.step.DailyRun;
import fr.jobmarket.pipeline.step.HarvestQuery;
import fr.jobmarket.pipeline.step.RunLock;
import fr.jobmarket.pipeline.step.TaskSelection;
import fr.jobmarket.serving.release.ReleaseStore;
import fr.jobmarket.warehouse.Run;
import fr.jobmarket.warehouse.Warehouse;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code run}. */
@Command(
        name = "run",
        description = {
            "The daily pipeline: harvest, transform, publish; once, or for ever on a schedule.",
            "A run that failed or was stopped is continued: what it had done is not done again."
        })
public final class RunCommand extends CleaningCommand {

    @Option(
            names = "--schedule",
            paramLabel = "CRON",
            description = "When to run, for ever: minute hour day month weekday, such as \"0 5 * * *\", local time.")
    @Nullable
    String schedule;

    @Option(
            names = "--from",
            paramLabel = "TASK",
            description =
                    "Do this task, even again, and those that depend on it: harvest, \"harvest adzuna\", transform"
                            + " or publish.")
    @Nullable
    String from;

    @Option(
            names = "--only",
            paramLabel = "TASK",
            description = "Do this task, even again, and no other; repeat for several.")
    List<String> only = new ArrayList<>();

    @Option(
            names = "--accept",
            description =
                    "Believe a source that announces suddenly fewer offers, and publish even an empty or suddenly smaller market.")
    boolean accept;

    @Spec
    CommandSpec spec = CommandSpec.create();

    /** The command of an invocation. */
    public RunCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        if (from != null && !only.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "--from and --only exclude each other; give one of them");
        }
        CleaningRules rules = rules();
        if (schedule == null) {
            return once(rules);
        }
        CronSchedule cron;
        try {
            cron = CronSchedule.of(schedule);
        } catch (InvalidInputException e) {
            throw new ParameterException(spec.commandLine(), "--schedule: " + e.getMessage(), e);
        }
        return forEver(cron, rules);
    }

    private int once(CleaningRules rules) {
        try (RunLock lock = RunLock.take(settings().home(), session().clock());
                Warehouse warehouse = openWarehouse();
                ConsoleProgress progress = session().progress()) {
            ReleaseStore releases =
                    ReleaseStore.at(settings().releasesDirectory(), session().clock());
            DailyRun daily = new DailyRun(
                    warehouse,
                    releases,
                    rules,
                    servingModel(),
                    settings().variables(),
                    session().clock(),
                    progress);
            DailyRun.Outcome outcome = daily.run(HarvestQuery.EVERYTHING, selection(), accept);
            progress.close();
            print("run " + outcome.run().id() + (outcome.resumed() ? " (continued)" : "") + ": "
                    + outcome.run().status());
            outcome.lines().forEach(line -> print("  " + line));
            return outcome.run().status() == Run.Status.COMPLETE ? DONE : FAILED;
        }
    }

    private TaskSelection selection() {
        if (from != null) {
            return TaskSelection.from(from);
        }
        return only.isEmpty() ? TaskSelection.ALL : TaskSelection.only(only);
    }

    /** A run that fails is told and tried again at the next time: a scheduler must outlive a bad night. */
    private int forEver(CronSchedule cron, CleaningRules rules) {
        while (true) {
            ZonedDateTime now = session().clock().instant().atZone(ZoneId.systemDefault());
            ZonedDateTime next = cron.next(now);
            say("next run at " + next.toOffsetDateTime());
            try {
                Thread.sleep(Duration.between(now, next).toMillis());
                once(rules);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return DONE;
            } catch (JobMarketException e) {
                say("the run failed: " + e.getMessage());
            } catch (RuntimeException e) {
                say("the run failed unexpectedly: " + e);
                e.printStackTrace(session().err());
            }
        }
    }
}
