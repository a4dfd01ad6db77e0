package fr.jobmarket.pipeline.step;

import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.recommendation.ScoringModel;
import fr.jobmarket.registry.ModelRegistry;
import fr.jobmarket.registry.RegisteredModel;
import fr.jobmarket.serving.release.ReleaseDraft;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * The model that serves: the champion of a registry, or the hand-weighted one while there is none that can be used. What
 * cannot be loaded, or has not been shown to be better, does not become it.
 */
public final class ServingModel {

    /** Begins the name of the evaluation that says how much a model gains over another, which it names. */
    private static final String GAIN_OVER = "paired bootstrap at ndcg@10 over ";

    /** The low end of that gain, 19 times of 20. */
    static final String GAIN_LOW = "gain_low";

    private final ModelRegistry registry;

    /** The serving model of this registry. */
    public ServingModel(ModelRegistry registry) {
        this.registry = registry;
    }

    /** Writes the model's files into the draft and notes which it is. */
    public void writeTo(ReleaseDraft draft) {
        ScoringModel model = model();
        model.save(draft.modelDirectory());
        draft.model(model.name(), model.version());
    }

    /** The champion; the hand-weighted model when there is none or it cannot be used, with a warning for the latter. */
    public ScoringModel model() {
        return registry.champion()
                .map(champion -> read(champion.version(), ScoringModel::loadOrHandWeighted))
                .orElseGet(ScoringModel::handWeighted);
    }

    /**
     * Makes a model the one that serves from the next release on.
     *
     * @param force whether it need not have been shown to be better than the one that serves
     * @throws InvalidInputException when there is no such version, its files cannot be served, or no gain was shown
     */
    public RegisteredModel promote(String version, boolean force) {
        ScoringModel serving = model();
        read(version, ScoringModel::load);
        boolean better = registry.find(version).stream()
                .flatMap(model -> model.description().evaluations().stream())
                .filter(evaluation -> evaluation.evaluator().equals(gainOver(serving)))
                .anyMatch(evaluation -> evaluation.metrics().getOrDefault(GAIN_LOW, 0.0) > 0);
        if (!better && !force) {
            throw new InvalidInputException("version " + version + " was not shown to be better than " + label(serving)
                    + ", which serves; promote it with --force if it is wanted nevertheless");
        }
        return registry.promote(version);
    }

    static String gainOver(ScoringModel serving) {
        return GAIN_OVER + label(serving);
    }

    private static String label(ScoringModel model) {
        return model.name() + " " + model.version();
    }

    private ScoringModel read(String version, Function<Path, ScoringModel> reader) {
        return TemporaryFolder.with(folder -> {
            registry.fetch(version, folder);
            return reader.apply(folder);
        });
    }
}
