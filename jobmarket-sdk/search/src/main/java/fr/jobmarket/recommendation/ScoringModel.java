package fr.jobmarket.recommendation;

import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.error.NonRetriableException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Objects;
import org.slf4j.LoggerFactory;

/**
 * Turns features into a score and says what each feature added. For every vector,
 * {@code score = 1 / (1 + exp(-(base + sum of contributions)))}. Immutable and thread-safe.
 */
public sealed interface ScoringModel permits LinearModel, TreeModel {

    /** The model with weights set by hand, as documented in docs/recommendation.md. It needs no training data. */
    static ScoringModel handWeighted() {
        try (InputStream weights = ScoringModel.class.getResourceAsStream("hand-weighted.json")) {
            return LinearModel.read(Objects.requireNonNull(weights).readAllBytes(), "hand-weighted.json");
        } catch (IOException e) {
            throw new UncheckedIOException("the weights are part of the library", e);
        }
    }

    /**
     * The model that {@link #save} or training wrote into a folder. Trained trees are checked against predictions that
     * were recorded when they were trained.
     *
     * @throws InvalidInputException when the folder holds no model or one that this version cannot read; the message
     *     names the file
     */
    static ScoringModel load(Path folder) {
        return ModelFolder.load(folder);
    }

    /**
     * The model of a folder; the hand-weighted one, with a warning in the log, when {@link #load} refuses what is there.
     */
    static ScoringModel loadOrHandWeighted(Path folder) {
        try {
            return load(folder);
        } catch (InvalidInputException e) {
            LoggerFactory.getLogger(ScoringModel.class)
                    .warn(
                            "scoring with the hand-weighted model, because the one given cannot be used: {}",
                            e.getMessage());
            return handWeighted();
        }
    }

    /**
     * Writes the model into a folder, which is created when absent; a model already there is replaced.
     *
     * @throws NonRetriableException when the folder cannot be written
     */
    void save(Path folder);

    /** Kind of model, such as {@code hand-weighted}. */
    String name();

    /** Version among the models of that name. */
    String version();

    /** What the score is made of before any feature counts. */
    double base();

    /**
     * What each feature adds, in the order of {@link Feature}. A feature that is unknown adds 0 to a weighted sum; to trees
     * it may add something, as silence can be telling.
     */
    double[] contributions(FeatureVector features);

    /** 0 to 1. */
    default double score(FeatureVector features) {
        double sum = base();
        for (double contribution : contributions(features)) {
            sum += contribution;
        }
        return 1 / (1 + Math.exp(-sum));
    }
}
