package fr.jobmarket.pipeline.step;

import fr.jobmarket.recommendation.ScoringModel;
import fr.jobmarket.registry.ModelRegistry;
import fr.jobmarket.serving.release.ReleaseDraft;
import java.nio.file.Path;

/** The model that goes into a release: the champion of a registry, or the hand-weighted one while there is none. */
public final class ServingModel {

    private final ModelRegistry registry;

    /** The serving model of this registry. */
    public ServingModel(ModelRegistry registry) {
        this.registry = registry;
    }

    /** Writes the model's files into the draft and notes which it is. */
    public void writeTo(ReleaseDraft draft) {
        Path folder = draft.modelDirectory();
        registry.champion()
                .ifPresentOrElse(
                        champion -> registry.fetch(champion.version(), folder),
                        () -> ScoringModel.handWeighted().save(folder));
        ScoringModel written = ScoringModel.load(folder);
        draft.model(written.name(), written.version());
    }
}
