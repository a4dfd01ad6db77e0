package fr.jobmarket.pipeline.step;

import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.error.JobMarketException;
import fr.jobmarket.error.RetriableException;
import fr.jobmarket.offer.Source;
import fr.jobmarket.serving.release.Release;
import fr.jobmarket.serving.release.ReleaseStore;
import fr.jobmarket.source.RateLimiter;
import fr.jobmarket.source.harvest.HarvestPlan;
import fr.jobmarket.source.harvest.HarvestReport;
import fr.jobmarket.training.drift.DriftReport;
import fr.jobmarket.warehouse.ProgressListener;
import fr.jobmarket.warehouse.Run;
import fr.jobmarket.warehouse.Task;
import fr.jobmarket.warehouse.TransformReport;
import fr.jobmarket.warehouse.Warehouse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Harvest of every configured source, all at once, then what people left in the application database, then transformation,
 * then publication, then a comparison with the release before, each recorded as a task. A task
 * whose failure may pass is tried again. A run that failed or was stopped is continued by the next one: what it had done
 * is not done again, unless an earlier task had to be repeated.
 */
public final class DailyRun {

    private static final Logger LOG = LoggerFactory.getLogger(DailyRun.class);

    /** The kind such runs are recorded as. */
    public static final String KIND = "run";

    /** A run that failed longer ago is not continued: its harvest would be stale. */
    public static final Duration RESUMABLE = Duration.ofHours(20);

    private static final int ATTEMPTS = 3;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(20);
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
    private @Nullable CollectStep collect;
    private @Nullable DriftStep drift;
    private boolean fullIndex;
    private final Clock clock;
    private final ProgressListener progress;
    private final RateLimiter.Sleeper sleeper;

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
        this(warehouse, releases, rules, model, variables, clock, progress, RateLimiter.Sleeper.SYSTEM);
    }

    DailyRun(
            Warehouse warehouse,
            ReleaseStore releases,
            CleaningRules rules,
            ServingModel model,
            Map<String, String> variables,
            Clock clock,
            ProgressListener progress,
            RateLimiter.Sleeper sleeper) {
        this.warehouse = warehouse;
        this.releases = releases;
        this.rules = rules;
        this.model = model;
        this.harvest = new HarvestStep(warehouse, variables, together(progress));
        this.clock = clock;
        this.progress = progress;
        this.sleeper = sleeper;
    }

    /** Takes over what people left in the application database, too; without it there is no such task. */
    public DailyRun collecting(CollectStep step) {
        collect = step;
        return this;
    }

    /** Whether the index is {@linkplain PublishStep#run written anew}; without it, it goes on from the release before. */
    public DailyRun indexingAll(boolean full) {
        fullIndex = full;
        return this;
    }

    /** Compares what was published with what was before, too; without it there is no such task. */
    public DailyRun watchingDrift(DriftStep step) {
        drift = step;
        return this;
    }

    /** Harvests at the same time show as one step. */
    private static ProgressListener together(ProgressListener progress) {
        Map<String, long[]> parts = new ConcurrentHashMap<>();
        return (part, done, total) -> {
            parts.put(part, new long[] {done, total});
            boolean known = parts.values().stream().allMatch(counts -> counts[1] >= 0);
            progress.progress(
                    HarvestStep.EVERY_HARVEST,
                    parts.values().stream().mapToLong(counts -> counts[0]).sum(),
                    known
                            ? parts.values().stream()
                                    .mapToLong(counts -> counts[1])
                                    .sum()
                            : -1);
        };
    }

    /**
     * Runs once. A source that fails, or an application database, does not keep the others from being published; the run then
     * counts as failed, and the next one repeats that source. When all sources fail, nothing is published.
     *
     * @param accept whether to believe a {@linkplain HarvestStep#run suddenly smaller} source, and to publish an
     *     {@linkplain PublishStep#run empty or suddenly smaller} market
     * @param begun hears which run it is as soon as that is known
     * @throws InvalidInputException when no source is configured, or a task is selected that there is not
     */
    public Outcome run(HarvestQuery query, TaskSelection selection, boolean accept, Consumer<Run> begun) {
        List<Source> sources = harvest.sources(query);
        List<String> harvests = sources.stream().map(HarvestStep::taskName).toList();
        Set<String> selected = selection.of(harvests, others());
        Optional<Run> interrupted = interrupted();
        Run run = interrupted
                .map(warehouse.runs()::resume)
                .orElseGet(() -> warehouse.runs().start(KIND));
        begun.accept(run);
        Execution execution = new Execution(run.id(), selected, selection.isExplicit());
        try {
            execution.harvest(sources, query, accept);
            if (execution.goesOn(harvests)) {
                execution.collect();
                execution.dependent(TRANSFORM, execution::transform);
                execution.dependent(PUBLISH, () -> execution.publish(accept));
                execution.watchDrift();
            }
        } catch (RuntimeException | Error e) {
            execution.endAfter(e);
            throw e;
        }
        execution.end(interrupted.isPresent() ? TaskSelection.ALL.of(harvests, others()) : selected);
        return new Outcome(
                warehouse.runs().get(run.id()),
                interrupted.isPresent(),
                List.copyOf(execution.lines),
                execution.report,
                execution.release);
    }

    private List<String> others() {
        List<String> others = new ArrayList<>();
        if (collect != null) {
            others.add(CollectStep.TASK);
        }
        others.addAll(List.of(TRANSFORM, PUBLISH));
        if (drift != null) {
            others.add(DriftStep.TASK);
        }
        return others;
    }

    /** The latest run, when it is one to continue: not ended well, recent, and nothing was harvested since. */
    private Optional<Run> interrupted() {
        return warehouse.runs().latest(1).stream()
                .filter(run -> run.kind().equals(KIND))
                .filter(run -> run.status() == Run.Status.FAILED || run.status() == Run.Status.RUNNING)
                .filter(run -> run.startedAt().isAfter(clock.instant().minus(RESUMABLE)))
                .findFirst();
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

    /** Does work again whose failure may pass. */
    private <T> T retried(String name, Supplier<T> work) {
        Duration pause = FIRST_PAUSE;
        for (int attempt = 1; ; attempt++) {
            try {
                return work.get();
            } catch (RetriableException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
                LOG.warn("{} failed and is tried again in {} s: {}", name, pause.toSeconds(), e.getMessage());
                sleep(pause, e);
                pause = pause.multipliedBy(2);
            }
        }
    }

    private void sleep(Duration pause, RetriableException failure) {
        try {
            sleeper.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure;
        }
    }

    /** The tasks of one attempt at a run. */
    private final class Execution {
        private final String runId;
        private final Set<String> selected;
        private final boolean repeats;
        private final Set<String> doneBefore;
        private final List<String> lines = new ArrayList<>();
        private final List<String> errors = new ArrayList<>();
        private boolean somethingChanged;
        private @Nullable TransformReport report;
        private @Nullable Release release;

        private Execution(String runId, Set<String> selected, boolean repeats) {
            this.runId = runId;
            this.selected = selected;
            this.repeats = repeats;
            this.doneBefore = done();
        }

        private Set<String> done() {
            return warehouse.runs().tasks(runId).stream()
                    .filter(task -> task.status() == Run.Status.COMPLETE || task.status() == Run.Status.PARTIAL)
                    .map(Task::name)
                    .collect(Collectors.toSet());
        }

        /** All sources at the same time: each has a rate limit of its own. */
        private void harvest(List<Source> sources, HarvestQuery query, boolean accept) {
            ExecutorService threads = Executors.newFixedThreadPool(sources.size());
            try {
                Map<String, Future<HarvestPlan.Report>> started = new LinkedHashMap<>();
                for (Source source : sources) {
                    String name = HarvestStep.taskName(source);
                    if (isDue(name, false)) {
                        Callable<HarvestPlan.Report> work =
                                () -> retried(name, () -> harvest.run(runId, source, query, accept));
                        started.put(name, threads.submit(work));
                    }
                }
                started.forEach((name, report) -> {
                    try {
                        succeeded(name, line(result(report).total()));
                    } catch (JobMarketException e) {
                        failed(name, e);
                    }
                });
            } finally {
                threads.shutdownNow();
            }
        }

        private boolean isDue(String name, boolean changed) {
            if (!selected.contains(name)) {
                return false;
            }
            boolean due = repeats || changed || !doneBefore.contains(name);
            if (!due) {
                lines.add(name + ": done before");
            }
            return due;
        }

        /** False when harvests were to be done and none is: then the release that is served stays. */
        private boolean goesOn(List<String> harvests) {
            boolean wanted = harvests.stream().anyMatch(selected::contains);
            boolean brought = somethingChanged || !repeats && harvests.stream().anyMatch(doneBefore::contains);
            if (wanted && !brought) {
                lines.add(NO_SOURCE);
                errors.add(NO_SOURCE);
            }
            return !wanted || brought;
        }

        /** What people left is not worth more than the market: without it that is published. */
        private void collect() {
            CollectStep step = collect;
            if (step != null && isDue(CollectStep.TASK, false)) {
                progress.progress(CollectStep.TASK, 0, -1);
                try {
                    succeeded(CollectStep.TASK, retried(CollectStep.TASK, () -> step.run(runId, false)));
                } catch (JobMarketException e) {
                    failed(CollectStep.TASK, e);
                }
            }
        }

        private void dependent(String name, Supplier<String> work) {
            if (isDue(name, somethingChanged)) {
                // whoever listens may want to stop here
                progress.progress(name, 0, -1);
                try {
                    succeeded(name, retried(name, work));
                } catch (JobMarketException e) {
                    failed(name, e);
                    throw e;
                }
            }
        }

        private void succeeded(String name, String line) {
            lines.add(name + ": " + line);
            somethingChanged = true;
        }

        private void failed(String name, JobMarketException failure) {
            errors.add(name + ": " + failure.getMessage());
            lines.add(name + ": failed: " + failure.getMessage());
        }

        private String transform() {
            return recorded(TRANSFORM, () -> {
                TransformReport made = new TransformStep(warehouse, rules, progress).run(null);
                report = made;
                return new Recorded(
                        made.summary(), with(made.counts(), made.bronzeOffers(), made.silverOffers(), made.rejected()));
            });
        }

        private String publish(boolean accept) {
            return recorded(PUBLISH, () -> {
                PublishReport published = new PublishStep(warehouse, releases, model, progress).run(accept, fullIndex);
                release = published.release();
                Map<String, Long> counts = published.release().manifest().counts();
                long offers = counts.getOrDefault("offers", 0L);
                return new Recorded(published.summary(), with(counts, offers, offers, 0));
            });
        }

        /** The release is published whatever comes of it: only where it was asked for by name does the run fail with it. */
        private void watchDrift() {
            DriftStep step = drift;
            if (step == null || !isDue(DriftStep.TASK, somethingChanged)) {
                return;
            }
            progress.progress(DriftStep.TASK, 0, -1);
            try {
                succeeded(DriftStep.TASK, recorded(DriftStep.TASK, () -> compared(step)));
            } catch (JobMarketException e) {
                LOG.warn("drift could not be looked for: {}", e.getMessage());
                lines.add(DriftStep.TASK + ": failed: " + e.getMessage());
                if (repeats) {
                    errors.add(DriftStep.TASK + ": " + e.getMessage());
                }
            }
        }

        private static Recorded compared(DriftStep step) {
            Optional<DriftReport> made = step.runIfPossible();
            if (made.isEmpty()) {
                return new Recorded("the first release, there is none to compare it with", Map.of());
            }
            DriftReport report = made.get();
            List<String> drifted = report.drifted().stream()
                    .map(column -> column.subject().name().toLowerCase(Locale.ROOT) + " " + column.name())
                    .toList();
            String line = drifted.size() + " of " + report.columns().size() + " columns drifted since "
                    + report.baseline() + (drifted.isEmpty() ? "" : ": " + String.join(", ", drifted));
            return new Recorded(
                    line,
                    Map.of("columns", (long) report.columns().size(), "drifted", (long) drifted.size()),
                    report.alarm() ? line : null);
        }

        private static Map<String, Long> with(Map<String, Long> counts, long in, long out, long rejected) {
            Map<String, Long> all = new TreeMap<>(counts);
            all.put(Task.ROWS_IN, in);
            all.put(Task.ROWS_OUT, out);
            all.put(Task.ROWS_REJECTED, rejected);
            return all;
        }

        private String recorded(String name, Supplier<Recorded> work) {
            warehouse.runs().startTask(runId, name, null, null);
            try {
                Recorded result = work.get();
                warehouse.runs().endTask(runId, name, Run.Status.COMPLETE, result.counts(), result.warning());
                return result.line();
            } catch (RuntimeException e) {
                warehouse.runs().failTask(runId, name, Map.of(), e);
                throw e;
            }
        }

        private void endAfter(Throwable failure) {
            try {
                warehouse.runs().end(runId, Run.Status.FAILED, errors.isEmpty() ? null : String.join("; ", errors));
            } catch (RuntimeException e) {
                failure.addSuppressed(e);
            }
        }

        /** A run is complete when everything it consists of is done, be it by an earlier attempt. */
        private void end(Set<String> tasks) {
            Set<String> needed = new LinkedHashSet<>(tasks);
            needed.remove(DriftStep.TASK);
            boolean complete = errors.isEmpty() && done().containsAll(needed);
            warehouse
                    .runs()
                    .end(
                            runId,
                            complete ? Run.Status.COMPLETE : Run.Status.FAILED,
                            errors.isEmpty() ? null : String.join("; ", errors));
        }
    }

    private static <T> T result(Future<T> work) {
        try {
            return work.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RetriableException("the run was interrupted; run again to go on", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private record Recorded(
            String line, Map<String, Long> counts, @Nullable String warning) {
        private Recorded(String line, Map<String, Long> counts) {
            this(line, counts, null);
        }
    }
}
