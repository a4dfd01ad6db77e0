package fr.jobmarket.pipeline.command;

import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.pipeline.step.TrainStep;
import fr.jobmarket.registry.ModelRegistry;
import fr.jobmarket.serving.release.Release;
import fr.jobmarket.training.ranking.TrainingPlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code train}. */
@Command(
        name = "train",
        description = {
            "Trains a scoring model from offers of the current release, or of files, and what candidates chose among them when",
            "that is known, and keeps it in the registry.",
            "It serves from the next release on when it is shown to be better than the one that serves."
        })
public final class TrainCommand extends JobMarketCommand {

    @Option(
            names = "--offers",
            paramLabel = "FILE",
            arity = "1..*",
            description = {
                "Canonical offers as clean writes them: files of one JSON object a line (.gz allowed), or folders of them;",
                "default the current release."
            })
    List<Path> offers = new ArrayList<>();

    @Option(
            names = "--choices",
            paramLabel = "FILE",
            arity = "1..*",
            description = {
                "What candidates did with these offers, a candidate a line (.gz allowed): see docs/recommendation.md;",
                "default: candidates are made of offers."
            })
    List<Path> choices = new ArrayList<>();

    @Option(
            names = "--candidates",
            paramLabel = "N",
            description = "How many candidates are made of offers, as far as choices are fewer; default 500.")
    @Nullable
    Integer candidates;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "The same offers and seed give the same model; default ${DEFAULT-VALUE}.")
    long seed;

    @Option(names = "--force", description = "Let the model serve even when it is not shown to be better.")
    boolean force;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Where to write the report, an HTML page; it is also kept with the model.")
    @Nullable
    Path report;

    @Option(
            names = "--dataset",
            paramLabel = "FILE",
            description = {
                "Write what a model learns from into FILE, and train nothing: for training on a cluster, see",
                "docs/recommendation.md."
            })
    @Nullable
    Path dataset;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Mixin
    Waiting waiting = new Waiting();

    /** The command of an invocation. */
    public TrainCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        TrainingPlan defaults = TrainingPlan.ofDefaults();
        TrainingPlan plan = defaults.with(candidates == null ? defaults.candidates() : candidates, seed);
        if (dataset != null) {
            if (force || report != null) {
                throw new ParameterException(
                        spec.commandLine(), "--dataset trains nothing, so there is nothing to --force or --report");
            }
            writeDataset(plan, dataset);
            return DONE;
        }
        alone(waiting, "train", turn -> train(plan));
        return DONE;
    }

    private void writeDataset(TrainingPlan plan, Path file) {
        TrainStep step = new TrainStep(modelRegistry(), plan, choices, this::say);
        int written = offers.isEmpty() ? step.datasetOfRelease(release(), file) : step.datasetOfFiles(offers, file);
        print(written + " candidates in " + file);
    }

    private String train(TrainingPlan plan) {
        ModelRegistry registry = modelRegistry();
        TrainStep step = new TrainStep(registry, plan, choices, this::say);
        TrainStep.Outcome outcome = offers.isEmpty() ? step.onRelease(release(), force) : step.onFiles(offers, force);
        print(outcome.report().toText());
        if (report != null) {
            writeReport(report, outcome.report().toHtml());
        }
        String line = "version " + outcome.model().version()
                + (outcome.promoted()
                        ? " serves from the next release on: publish makes one"
                        : " was kept but does not serve: it was not shown to be better than "
                                + outcome.report().champion());
        print(line);
        return line;
    }

    private Release release() {
        return settings()
                .releases(session().clock())
                .current()
                .orElseThrow(() -> new InvalidInputException(
                        "there is no release to train on; run publish first, or give --offers"));
    }
}
