package fr.jobmarket.training.ranking;

import fr.jobmarket.error.InvalidInputException;

/**
 * How much is trained and measured.
 *
 * @param candidates how many candidates are made of offers, at least 20; 500 by default
 * @param folds into how many parts they are cut, 2 or more: each is ranked by models trained on the others; 5 by default
 * @param trees how many trees a model has; 100 by default
 * @param depth how deep a tree is at most, 1 to 12; 5 by default
 * @param resamples of the bootstrap, 100 or more; 1,000 by default
 * @param seed of every random choice: the same offers, plan and version of XGBoost give the same model to the byte
 */
public record TrainingPlan(int candidates, int folds, int trees, int depth, int resamples, long seed) {

    /** Refuses what cannot be. */
    public TrainingPlan {
        require(candidates >= 20, "candidates: 20 or more, not " + candidates);
        require(folds >= 2 && folds <= candidates, "folds: 2 to the number of candidates, not " + folds);
        require(trees >= 1, "trees: 1 or more, not " + trees);
        require(depth >= 1 && depth <= 12, "depth: 1 to 12, not " + depth);
        require(resamples >= 100, "resamples: 100 or more, not " + resamples);
    }

    private static void require(boolean possible, String problem) {
        if (!possible) {
            throw new InvalidInputException(problem);
        }
    }

    /** The plan of the {@code train} command. */
    public static TrainingPlan ofDefaults() {
        return new TrainingPlan(500, 5, 100, 5, 1_000, 1);
    }

    /** The same plan with another number of candidates and seed. */
    public TrainingPlan with(int changedCandidates, long changedSeed) {
        return new TrainingPlan(
                changedCandidates, Math.min(folds, changedCandidates), trees, depth, resamples, changedSeed);
    }
}
