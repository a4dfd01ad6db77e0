package fr.jobmarket.pipeline.worker;

import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.error.JobMarketException;
import fr.jobmarket.error.NonRetriableException;
import fr.jobmarket.jobs.ApplicationDatabase;
import fr.jobmarket.jobs.JobQueue;
import fr.jobmarket.jobs.JobRequest;
import fr.jobmarket.jobs.Work;
import fr.jobmarket.pipeline.progress.ConsoleProgress;
import fr.jobmarket.pipeline.settings.Settings;
import fr.jobmarket.pipeline.step.CleaningRules;
import fr.jobmarket.pipeline.step.CollectStep;
import fr.jobmarket.pipeline.step.DailyRun;
import fr.jobmarket.pipeline.step.DriftStep;
import fr.jobmarket.pipeline.step.HarvestQuery;
import fr.jobmarket.pipeline.step.ServingModel;
import fr.jobmarket.pipeline.step.TaskSelection;
import fr.jobmarket.pipeline.step.TrainStep;
import fr.jobmarket.registry.ModelRegistry;
import fr.jobmarket.registry.RegisteredModel;
import fr.jobmarket.serving.release.Release;
import fr.jobmarket.serving.release.ReleaseStore;
import fr.jobmarket.training.ranking.TrainingPlan;
import fr.jobmarket.warehouse.ProgressListener;
import fr.jobmarket.warehouse.Run;
import fr.jobmarket.warehouse.Warehouse;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Does a job, whoever asked for it, and tells the job and a console how far it is. */
public final class JobRunner {

    private final Settings settings;
    private final ApplicationDatabase database;
    private final CleaningRules rules;
    private final Supplier<ModelRegistry> registry;
    private final Clock clock;
    private final Supplier<ConsoleProgress> console;
    private final Consumer<String> results;

    /**
     * A runner with these settings.
     *
     * @param database where people leave what runs collect; has its tables
     * @param rules how runs clean
     * @param registry opens the registry of models
     * @param console makes the progress of one job
     * @param results hears what came of each task
     */
    public JobRunner(
            Settings settings,
            ApplicationDatabase database,
            CleaningRules rules,
            Supplier<ModelRegistry> registry,
            Clock clock,
            Supplier<ConsoleProgress> console,
            Consumer<String> results) {
        this.settings = settings;
        this.database = database;
        this.rules = rules;
        this.registry = registry;
        this.clock = clock;
        this.console = console;
        this.results = results;
    }

    /**
     * Does the job and records how it ended. Jobs that ended {@linkplain Settings#keepJobs long ago} are removed.
     *
     * @throws JobMarketException when not all of it could be done
     */
    public void perform(Work work) {
        perform(work, database.jobs(), settings, () -> result(work));
    }

    /** The same with what is to be done. */
    static String perform(Work work, JobQueue jobs, Settings settings, Supplier<String> doing) {
        try {
            jobs.removeEnded(settings.keepJobs());
            String result = doing.get();
            work.succeed(settings.withoutSecrets(result));
            return result;
        } catch (RuntimeException | Error e) {
            String reason = settings.withoutSecrets(
                    e instanceof JobMarketException ? String.valueOf(e.getMessage()) : "unexpected error: " + e);
            work.say(reason);
            work.fail(reason);
            throw e;
        }
    }

    private String result(Work work) {
        JobRequest request = work.job().request();
        if (request instanceof JobRequest.PipelineRun run) {
            return run(run, work);
        }
        if (request instanceof JobRequest.Training training) {
            return train(training.force(), work);
        }
        if (request instanceof JobRequest.Promotion promotion) {
            return serving(new ServingModel(registry.get()).promote(promotion.version(), promotion.force()));
        }
        if (request instanceof JobRequest.Rollback) {
            return serving(registry.get().rollback());
        }
        if (request instanceof JobRequest.Baseline baseline) {
            return compareWith(baseline.release(), work);
        }
        throw new InvalidInputException("a command is done where it is typed: " + request);
    }

    private String run(JobRequest.PipelineRun request, Work work) {
        try (Warehouse warehouse = Warehouse.open(settings.warehouseUrl(), settings.landingDirectory(), clock);
                ConsoleProgress shown = console.get()) {
            ProgressListener progress = new Heard(work, shown);
            DailyRun daily = new DailyRun(
                            warehouse,
                            releases(),
                            rules,
                            new ServingModel(registry.get()),
                            settings.variables(),
                            clock,
                            progress)
                    .indexingAll(request.full())
                    .collecting(new CollectStep(warehouse, database, settings.publishers(), clock, progress))
                    .watchingDrift(new DriftStep(releases(), settings.driftDirectory()));
            DailyRun.Outcome outcome = daily.run(
                    HarvestQuery.EVERYTHING, selection(request), request.accept(), run -> work.isRun(run.id()));
            shown.close();
            tell(
                    work,
                    "run " + outcome.run().id() + (outcome.resumed() ? " (continued)" : "") + ": "
                            + outcome.run().status());
            outcome.lines().forEach(line -> tell(work, "  " + line));
            if (outcome.run().status() != Run.Status.COMPLETE) {
                String error = outcome.run().error();
                throw new NonRetriableException(
                        "run " + outcome.run().id() + " is not complete" + (error == null ? "" : ": " + error), null);
            }
            return "run " + outcome.run().id()
                    + (outcome.release() == null
                            ? ""
                            : ", release " + outcome.release().id());
        }
    }

    private static TaskSelection selection(JobRequest.PipelineRun request) {
        if (request.from() != null) {
            return TaskSelection.from(request.from());
        }
        return request.only().isEmpty() ? TaskSelection.ALL : TaskSelection.only(request.only());
    }

    private String train(boolean force, Work work) {
        Release release = releases()
                .current()
                .orElseThrow(() -> new InvalidInputException("there is no release to train on; publish one first"));
        TrainStep step = new TrainStep(registry.get(), TrainingPlan.ofDefaults(), line -> {
            work.progress(line, 0, -1);
            work.say(line);
        });
        TrainStep.Outcome outcome = step.onRelease(release, force);
        tell(work, outcome.report().toText());
        return outcome.promoted()
                ? serving(outcome.model())
                : "version " + outcome.model().version() + " was kept but does not serve: it was not shown to be better"
                        + " than " + outcome.report().champion();
    }

    private String compareWith(String release, Work work) {
        releases().chooseBaseline(release);
        new DriftStep(releases(), settings.driftDirectory())
                .runIfPossible()
                .ifPresent(report -> tell(work, report.toText()));
        return "others are compared with release " + release;
    }

    private static String serving(RegisteredModel model) {
        return "version " + model.version() + " serves from the next release on";
    }

    private ReleaseStore releases() {
        return settings.releases(clock);
    }

    private void tell(Work work, String text) {
        work.say(settings.withoutSecrets(text));
        results.accept(text);
    }

    /** Progress for the job and for the console; the job's log gets each step once. */
    static final class Heard implements ProgressListener {
        private final Work work;
        private final ProgressListener shown;
        private @Nullable String step;

        Heard(Work work, ProgressListener shown) {
            this.work = work;
            this.shown = shown;
        }

        @Override
        public synchronized void progress(String name, long done, long total) {
            if (!name.equals(step)) {
                step = name;
                work.say(name);
            }
            shown.progress(name, done, total);
            work.progress(name, done, total);
        }
    }
}
