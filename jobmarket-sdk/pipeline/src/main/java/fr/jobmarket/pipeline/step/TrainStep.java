package fr.jobmarket.pipeline.step;

import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.error.NonRetriableException;
import fr.jobmarket.internal.TextLines;
import fr.jobmarket.offer.OfferJson;
import fr.jobmarket.recommendation.ScoringModel;
import fr.jobmarket.registry.DataProvenance;
import fr.jobmarket.registry.ModelDescription;
import fr.jobmarket.registry.ModelEvaluation;
import fr.jobmarket.registry.ModelProvenance;
import fr.jobmarket.registry.ModelRegistry;
import fr.jobmarket.registry.RegisteredModel;
import fr.jobmarket.search.OfferIndex;
import fr.jobmarket.search.OfferIndexBuilder;
import fr.jobmarket.serving.release.Release;
import fr.jobmarket.training.ranking.Interval;
import fr.jobmarket.training.ranking.RankingTrainer;
import fr.jobmarket.training.ranking.TrainingPlan;
import fr.jobmarket.training.ranking.TrainingReport;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** Trains a scoring model from offers, keeps it in the registry, and promotes it when it is shown to be better. */
public final class TrainStep {

    /**
     * What came of it.
     *
     * @param model as it was registered
     * @param report what was measured
     * @param promoted whether it serves from the next release on
     */
    public record Outcome(RegisteredModel model, TrainingReport report, boolean promoted) {}

    private final ModelRegistry registry;
    private final TrainingPlan plan;
    private final List<Path> choices;
    private final Consumer<String> progress;

    /**
     * A step into this registry that learns from offers alone.
     *
     * @param progress hears what is being done
     */
    public TrainStep(ModelRegistry registry, TrainingPlan plan, Consumer<String> progress) {
        this(registry, plan, List.of(), progress);
    }

    /**
     * A step into this registry.
     *
     * @param choices files of what candidates did, see {@link RankingTrainer#trainOnChoices}; none to learn from offers
     *     alone
     * @param progress hears what is being done, and which lines of choices are left out, why
     */
    public TrainStep(ModelRegistry registry, TrainingPlan plan, List<Path> choices, Consumer<String> progress) {
        this.registry = registry;
        this.plan = plan;
        this.choices = List.copyOf(choices);
        this.progress = progress;
    }

    /**
     * Trains on the offers of a release.
     *
     * @param force whether the model is promoted even when no gain was shown
     */
    public Outcome onRelease(Release release, boolean force) {
        try (OfferIndex index = OfferIndex.open(release.indexDirectory())) {
            return train(index, "release " + release.id(), force);
        }
    }

    /**
     * Writes what would be learned from the offers of a release, and trains nothing.
     *
     * @param file overwritten when it exists; {@link fr.jobmarket.training.ranking.RankingDataset} reads it
     * @return how many candidates it holds
     */
    public int datasetOfRelease(Release release, Path file) {
        try (OfferIndex index = OfferIndex.open(release.indexDirectory())) {
            return writeDataset(index, file);
        }
    }

    /** Writes what would be learned from canonical offers, as {@link #datasetOfRelease} does for a release. */
    public int datasetOfFiles(List<Path> sources, Path file) {
        return onIndexOf(sources, index -> writeDataset(index, file));
    }

    private int writeDataset(OfferIndex index, Path file) {
        return RankingTrainer.of(plan, new ServingModel(registry).model(), progress)
                .writeDataset(index, choices, progress, file);
    }

    /**
     * Trains on canonical offers as {@code clean} writes them.
     *
     * @param sources files of one JSON object a line, {@code .gz} allowed, or folders of such files
     * @param force whether the model is promoted even when no gain was shown
     * @throws InvalidInputException naming file and line of what is no offer
     */
    public Outcome onFiles(List<Path> sources, boolean force) {
        return onIndexOf(sources, index -> train(index, "files " + sources, force));
    }

    private static <T> T onIndexOf(List<Path> sources, Function<OfferIndex, T> use) {
        return TemporaryFolder.with(folder -> {
            Path built = folder.resolve("index");
            try (OfferIndexBuilder builder = OfferIndexBuilder.create(built)) {
                files(sources).forEach(file -> addAll(file, builder));
                builder.finish();
            }
            try (OfferIndex index = OfferIndex.open(built)) {
                return use.apply(index);
            }
        });
    }

    private static List<Path> files(List<Path> sources) {
        return sources.stream()
                .flatMap(source -> Files.isDirectory(source) ? inFolder(source) : Stream.of(source))
                .toList();
    }

    private static Stream<Path> inFolder(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            List<Path> files = entries.filter(file -> file.toString().matches(".*\\.jsonl(\\.gz)?"))
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                throw new InvalidInputException(folder + " holds no .jsonl or .jsonl.gz file");
            }
            return files.stream();
        } catch (IOException e) {
            throw new InvalidInputException(folder + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static void addAll(Path file, OfferIndexBuilder builder) {
        int number = 0;
        try (BufferedReader lines = TextLines.open(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    builder.add(OfferJson.read(line));
                }
            }
        } catch (IOException e) {
            throw new InvalidInputException(file + " cannot be read: " + e.getMessage(), e);
        } catch (InvalidInputException e) {
            throw new InvalidInputException(
                    file + " line " + number + " is no canonical offer, as clean writes them: " + e.getMessage(), e);
        }
    }

    private Outcome train(OfferIndex index, String origin, boolean force) {
        ServingModel serving = new ServingModel(registry);
        ScoringModel champion = serving.model();
        return TemporaryFolder.with(folder -> {
            RankingTrainer trainer = RankingTrainer.of(plan, champion, progress);
            TrainingReport report = choices.isEmpty()
                    ? trainer.train(index, folder)
                    : trainer.trainOnChoices(index, choices, progress, folder);
            writeReport(folder, report);
            RegisteredModel model = registry.register(
                    folder,
                    description(report, champion, choices.isEmpty() ? origin : origin + ", choices " + choices));
            boolean promote = force || report.gain().isGain();
            if (promote) {
                serving.promote(model.version(), force);
            }
            return new Outcome(model, report, promote);
        });
    }

    private static void writeReport(Path folder, TrainingReport report) {
        try {
            Files.writeString(folder.resolve("report.html"), report.toHtml());
        } catch (IOException e) {
            throw new NonRetriableException("cannot write the report to " + folder + " (" + e + ")", e);
        }
    }

    private ModelDescription description(TrainingReport report, ScoringModel champion, String origin) {
        DataProvenance data = new DataProvenance(origin, report.candidates(), report.dataSha256(), null);
        ModelProvenance provenance = new ModelProvenance(
                "xgboost", data, report.parameters(), plan.seed(), Map.of("xgboost", report.xgboostVersion()));
        Map<String, Double> figures = new TreeMap<>();
        report.model().metrics().forEach((metric, interval) -> figures.put(metric, interval.mean()));
        figures.put("coverage@10", report.model().coverage());
        figures.put("gini@10", report.model().gini());
        Interval gain = report.gain();
        Map<String, Double> gains =
                Map.of("gain", gain.mean(), ServingModel.GAIN_LOW, gain.low(), "gain_high", gain.high());
        return new ModelDescription(
                report.name(),
                provenance,
                List.of(
                        new ModelEvaluation("cross-validation by candidate", data, figures, plan.seed()),
                        new ModelEvaluation(ServingModel.gainOver(champion), data, gains, plan.seed())));
    }
}
