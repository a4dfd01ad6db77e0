package fr.jobmarket.cleaning;

import fr.jobmarket.cleaning.occupation.OccupationClassifier;
import fr.jobmarket.cleaning.occupation.OccupationClassifier.Guess;
import fr.jobmarket.cleaning.quality.IssueCode;
import fr.jobmarket.offer.Occupation;
import java.util.function.Supplier;

/** Gives offers without a ROME code the likeliest occupation, when it is likely enough. Thread-safe. */
final class OccupationFinder {

    /**
     * Below it most guesses are wrong: readers are better served with none. docs/occupation-model.md shows what other
     * limits would give.
     */
    private static final double MIN_CONFIDENCE = 0.4;

    /** Asked for at the first offer without code: most runs over one source never load the model. */
    private final Supplier<OccupationClassifier> classifier;

    OccupationFinder(Supplier<OccupationClassifier> classifier) {
        this.classifier = classifier;
    }

    void find(Draft draft) {
        Guess guess = classifier
                .get()
                .classify(draft.titleCues().marked(), draft.descriptionCues().marked(), 1)
                .get(0);
        if (guess.confidence() < MIN_CONFIDENCE) {
            draft.issue(IssueCode.OCCUPATION_UNCERTAIN);
        } else {
            draft.offer.occupation(
                    new Occupation(guess.romeCode(), guess.romeLabel(), guess.appellation(), guess.confidence(), true));
        }
    }
}
