package fr.jobmarket.pipeline.step;

import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.error.JobMarketException;
import fr.jobmarket.offer.Source;
import fr.jobmarket.serving.release.Release;
import fr.jobmarket.serving.release.ReleaseStore;
import fr.jobmarket.source.harvest.HarvestReport;
import fr.jobmarket.warehouse.ProgressListener;
import fr.jobmarket.warehouse.Run;
import fr.jobmarket.warehouse.Task;
import fr.jobmarket.warehouse.TransformReport;
import fr.jobmarket.warehouse.Warehouse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Harvest of every configured source, transformation, publication, each recorded as a task. A run that failed or was
 * stopped is continued by the next one: what it had done is not done again, unless an earlier task had to be repeated.
 */
public final class DailyRun {

    /** The kind such runs are recorded as. */
    public static final String KIND = "run";

    /** A run that failed longer ago is not continued: its harvest would be stale. */
    public static final Duration RESUMABLE = Duration.ofHours(20);

    private static final String TRANSFORM = "transform";
    private static final String PUBLISH = "publish";
    private static final String NO_SOURCE =
            "no source could be harvested, so nothing was transformed or published; the release that is served stays";

    /**
     * How a run ended.
     *
     * @param run the run as recorded
     * @param resumed true when it continued an earlier one
     * @param lines what each task did, for a person to read
     * @param transform what the transformation did; absent when it was done before
     * @param release what was published; absent when that was done before or failed
     */
    public record Outcome(
            Run run,
            boolean resumed,
            List<String> lines,
            @Nullable TransformReport transform,
            @Nullable Release release) {}

    private final Warehouse warehouse;
    private final ReleaseStore releases;
    private final CleaningRules rules;
    private final ServingModel model;
    private final HarvestStep harvest;
    private final Clock clock;
    private final ProgressListener progress;

    /**
     * A run on this warehouse.
     *
     * @param variables where the clients find their credentials and addresses
     */
    public DailyRun(
            Warehouse warehouse,
            ReleaseStore releases,
            CleaningRules rules,
            ServingModel model,
            Map<String, String> variables,
            Clock clock,
            ProgressListener progress) {
        this.warehouse = warehouse;
        this.releases = releases;
        this.rules = rules;
        this.model = model;
        this.harvest = new HarvestStep(warehouse, variables, progress);
        this.clock = clock;
        this.progress = progress;
    }

    /**
     * Runs once. A source that fails does not keep the others from being published; the run then counts as failed, and
     * the next one repeats that source. When all fail, nothing is published.
     *
     * @param accept whether to believe a {@linkplain HarvestStep#run suddenly smaller} source, and to publish an
     *     {@linkplain PublishStep#run empty or suddenly smaller} market
     * @throws InvalidInputException when no source is configured
     */
    public Outcome run(HarvestQuery query, boolean accept) {
        List<Source> sources = harvest.sources(query);
        Optional<Run> interrupted = interrupted();
        Run run = interrupted
                .map(warehouse.runs()::resume)
                .orElseGet(() -> warehouse.runs().start(KIND));
        Execution execution = new Execution(run.id());
        try {
            sources.forEach(source -> execution.task(
                    HarvestStep.taskName(source),
                    () -> line(harvest.run(run.id(), source, query, accept).total()),
                    false));
            execution.requireHarvest();
            execution.task(TRANSFORM, () -> execution.transform(), true);
            execution.task(PUBLISH, () -> execution.publish(accept), true);
            execution.reachedTheEnd = true;
        } catch (RuntimeException | Error e) {
            execution.endAfter(e);
            throw e;
        }
        execution.end();
        return new Outcome(
                warehouse.runs().get(run.id()),
                interrupted.isPresent(),
                List.copyOf(execution.lines),
                execution.report,
                execution.release);
    }

    /** The latest run, when it is one to continue: not ended well, recent, and nothing was harvested since. */
    private Optional<Run> interrupted() {
        return warehouse.runs().latest(1).stream()
                .filter(run -> run.kind().equals(KIND))
                .filter(run -> run.status() == Run.Status.FAILED || run.status() == Run.Status.RUNNING)
                .filter(run -> run.startedAt().isAfter(clock.instant().minus(RESUMABLE)))
                .findFirst();
    }

    private static boolean isDone(Task task) {
        return task.status() == Run.Status.COMPLETE || task.status() == Run.Status.PARTIAL;
    }

    private static String line(HarvestReport report) {
        return String.format(
                Locale.ROOT,
                "%,d offers of %,d announced, %,d calls%s",
                report.distinct(),
                report.announced(),
                report.calls(),
                report.complete() ? "" : ", incomplete: " + report.missing() + " missing");
    }

    /** The tasks of one attempt at a run. */
    private final class Execution {
        private final String runId;
        private final Map<String, Task> before;
        private final List<String> lines = new ArrayList<>();
        private final List<String> errors = new ArrayList<>();
        private boolean proceeds = true;
        private boolean somethingChanged;
        private boolean reachedTheEnd;
        private @Nullable TransformReport report;
        private @Nullable Release release;

        private Execution(String runId) {
            this.runId = runId;
            this.before = warehouse.runs().tasks(runId).stream().collect(Collectors.toMap(Task::name, task -> task));
        }

        /** Whether something of this run is in bronze; without it the release that is served stays. */
        private void requireHarvest() {
            boolean harvested =
                    warehouse.runs().tasks(runId).stream().anyMatch(task -> task.source() != null && isDone(task));
            if (!harvested) {
                lines.add(NO_SOURCE);
                errors.add(NO_SOURCE);
            }
            proceeds = harvested;
        }

        private void task(String name, Supplier<String> work, boolean dependsOnOthers) {
            Task earlier = before.get(name);
            if (!proceeds) {
                return;
            }
            if (earlier != null && isDone(earlier) && !(dependsOnOthers && somethingChanged)) {
                lines.add(name + ": done before");
                return;
            }
            try {
                lines.add(name + ": " + work.get());
                somethingChanged = true;
            } catch (JobMarketException e) {
                errors.add(name + ": " + e.getMessage());
                lines.add(name + ": failed: " + e.getMessage());
                if (dependsOnOthers) {
                    throw e;
                }
            }
        }

        private String transform() {
            return recorded(TRANSFORM, () -> {
                TransformReport made = new TransformStep(warehouse, rules, progress).run(null);
                report = made;
                return new Recorded(made.summary(), made.counts());
            });
        }

        private String publish(boolean accept) {
            return recorded(PUBLISH, () -> {
                Release published = new PublishStep(warehouse, releases, model, progress).run(accept);
                release = published;
                return new Recorded(published.id(), published.manifest().counts());
            });
        }

        private String recorded(String name, Supplier<Recorded> work) {
            warehouse.runs().startTask(runId, name, null, null);
            try {
                Recorded result = work.get();
                warehouse.runs().endTask(runId, name, Run.Status.COMPLETE, result.counts(), null);
                return result.line();
            } catch (RuntimeException e) {
                warehouse.runs().failTask(runId, name, Map.of(), e);
                throw e;
            }
        }

        private void endAfter(Throwable failure) {
            try {
                end();
            } catch (RuntimeException e) {
                failure.addSuppressed(e);
            }
        }

        private void end() {
            boolean complete = errors.isEmpty() && reachedTheEnd;
            warehouse
                    .runs()
                    .end(
                            runId,
                            complete ? Run.Status.COMPLETE : Run.Status.FAILED,
                            errors.isEmpty() ? null : String.join("; ", errors));
        }
    }

    private record Recorded(String line, Map<String, Long> counts) {}
}
