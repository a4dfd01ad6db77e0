package fr.jobmarket.pipeline.command;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.jobmarket.jobs.ApplicationDatabase;
import fr.jobmarket.jobs.Job;
import fr.jobmarket.jobs.JobQueue;
import fr.jobmarket.offer.OfferJson;
import fr.jobmarket.warehouse.Run;
import fr.jobmarket.warehouse.Task;
import fr.jobmarket.warehouse.Warehouse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code runs} and its subcommands. */
@Command(name = "runs", description = "Lists the runs of the pipeline and its commands, or shows the tasks of one.")
public final class RunsCommand extends JobMarketCommand {

    private static final ObjectMapper JSON = OfferJson.newMapper();

    @Spec
    CommandSpec spec = CommandSpec.create();

    /** The command of an invocation. */
    public RunsCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "say what to do with runs: list or show");
    }

    private static String line(Run run) {
        return String.format(
                Locale.ROOT,
                "%s  %-9s %-8s %s  %s%s",
                run.id(),
                run.kind(),
                run.status(),
                run.startedAt(),
                lasted(run.startedAt(), run.endedAt()),
                run.error() == null ? "" : "  " + run.error());
    }

    private static String line(Task task) {
        return String.format(
                Locale.ROOT,
                "  %-21s %-8s %s  %s  in %,d, out %,d, rejected %,d%s",
                task.name(),
                task.status(),
                task.startedAt(),
                lasted(task.startedAt(), task.endedAt()),
                task.counts().getOrDefault(Task.ROWS_IN, 0L),
                task.counts().getOrDefault(Task.ROWS_OUT, 0L),
                task.counts().getOrDefault(Task.ROWS_REJECTED, 0L),
                task.error() == null ? "" : "  " + task.error());
    }

    private static String line(Job job) {
        return String.format(
                Locale.ROOT,
                "  job %d %-9s asked for by %s%s",
                job.id(),
                job.state(),
                job.requestedBy(),
                job.error() == null ? "" : "  " + job.error());
    }

    private static List<Long> ids(List<Job> jobs) {
        return jobs.stream().map(Job::id).toList();
    }

    private static String joined(List<Long> ids) {
        return ids.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static String lasted(Instant from, @Nullable Instant to) {
        return to == null
                ? "not ended"
                : String.format(
                        Locale.ROOT, "%.1f s", Duration.between(from, to).toMillis() / 1000.0);
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("runs and tasks are always writable", e);
        }
    }

    /** {@code runs list}. */
    @Command(name = "list", description = "Lists the latest runs, newest first.")
    public static final class ListRuns extends JobMarketCommand {

        @Option(names = "--limit", paramLabel = "N", description = "How many at most; default 20.")
        int limit = 20;

        @Option(names = "--json", description = "Print each run as one line of JSON.")
        boolean json;

        @Spec
        CommandSpec spec = CommandSpec.create();

        /** The command of an invocation. */
        public ListRuns(Session session) {
            super(session);
        }

        @Override
        public Integer call() {
            if (limit < 1) {
                throw new ParameterException(spec.commandLine(), "--limit is " + limit + "; it must be at least 1");
            }
            try (Warehouse warehouse = openWarehouse();
                    ApplicationDatabase database = applicationDatabase()) {
                List<Run> runs = warehouse.runs().latest(limit);
                if (runs.isEmpty()) {
                    say("there is no run yet; run or harvest makes one");
                }
                JobQueue jobs = database.jobs();
                runs.forEach(run -> {
                    List<Long> ids = ids(jobs.ofRun(run.id()));
                    print(
                            json
                                    ? json(new RunWithJobs(run, ids))
                                    : line(run) + (ids.isEmpty() ? "" : "  job " + joined(ids)));
                });
                return DONE;
            }
        }
    }

    /** {@code runs show}. */
    @Command(name = "show", description = "Shows a run and its tasks, in the order they started.")
    public static final class Show extends JobMarketCommand {

        @Parameters(paramLabel = "RUN", description = "Its id.")
        String id = "";

        @Option(names = "--json", description = "Print JSON: the run with its tasks.")
        boolean json;

        /** The command of an invocation. */
        public Show(Session session) {
            super(session);
        }

        @Override
        public Integer call() {
            try (Warehouse warehouse = openWarehouse();
                    ApplicationDatabase database = applicationDatabase()) {
                Run run = warehouse.runs().get(id);
                List<Task> tasks = warehouse.runs().tasks(id);
                List<Job> jobs = database.jobs().ofRun(id);
                if (json) {
                    print(json(new RunWithTasks(run, tasks, ids(jobs))));
                } else {
                    print(line(run));
                    tasks.forEach(task -> print(line(task)));
                    jobs.forEach(job -> print(line(job)));
                }
                return DONE;
            }
        }
    }

    private record RunWithJobs(@JsonUnwrapped Run run, List<Long> jobs) {}

    private record RunWithTasks(Run run, List<Task> tasks, List<Long> jobs) {}
}
