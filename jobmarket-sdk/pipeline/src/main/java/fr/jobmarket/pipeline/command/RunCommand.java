package fr.jobmarket.pipeline.command;

import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.jobs.ApplicationDatabase;
import fr.jobmarket.jobs.JobRequest;
import fr.jobmarket.pipeline.schedule.CronSchedule;
import fr.jobmarket.pipeline.worker.Turn;
import fr.jobmarket.pipeline.worker.WorkLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code run}. */
@Command(
        name = "run",
        description = {
            "The daily pipeline: harvest, collect, transform, publish, drift; once, or for ever on a schedule, and then other",
            "jobs between.",
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
            description = "Do this task, even again, and those that depend on it: harvest, \"harvest adzuna\", collect,"
                    + " transform, publish or drift.")
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

    @Option(names = "--full", description = "As the option of publish: write the whole index anew; gives the same.")
    boolean full;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Mixin
    Waiting waiting = new Waiting();

    /** The command of an invocation. */
    public RunCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        if (from != null && !only.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "--from and --only exclude each other; give one of them");
        }
        JobRequest.PipelineRun request = new JobRequest.PipelineRun(from, only, accept, full);
        if (schedule == null) {
            once(request);
            return DONE;
        }
        CronSchedule cron;
        try {
            cron = CronSchedule.of(schedule);
        } catch (InvalidInputException e) {
            throw new ParameterException(spec.commandLine(), "--schedule: " + e.getMessage(), e);
        }
        try (ApplicationDatabase database = applicationDatabase()) {
            workLoop(database).forEver(Optional.of(new WorkLoop.Timetable(cron, request)));
        }
        return DONE;
    }

    private void once(JobRequest.PipelineRun request) {
        ApplicationDatabase database = applicationDatabase();
        try (Turn turn = turn(waiting, "run", request)) {
            jobRunner(database).perform(turn.job().orElseThrow());
        }
    }
}
