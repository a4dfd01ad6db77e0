package fr.jobmarket.cleaning;

import fr.jobmarket.cleaning.OccupationClassifier.Guess;
import fr.jobmarket.offer.IssueCode;
import fr.jobmarket.offer.Occupation;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Gives offers without a ROME code the likeliest occupation, when it is likely enough. Thread-safe. */
final class OccupationFinder {

    /**
     * What a wrong occupation costs beside what a right one brings. Without any, an offer is found by no search or wish for
     * an occupation; a wrong one is mostly a near one, and is marked as a guess. docs/occupation-model.md shows what other
     * costs would give.
     */
    private static final double COST_OF_WRONG = 0.25;

    /** From this confidence on a guess brings more than it costs. */
    private static final double MIN_CONFIDENCE = COST_OF_WRONG / (1 + COST_OF_WRONG);

    /** Asked for at the first offer without code: most runs over one source never load the model. */
    private final Supplier<OccupationClassifier> classifier;

    OccupationFinder(Supplier<OccupationClassifier> classifier) {
        this.classifier = classifier;
    }

    /** The occupation of the code that the source states, in the newest edition of ROME. */
    void take(OfferDraft draft, String stated, @Nullable String label, @Nullable String appellation) {
        String spelled = RomeNomenclature.spelled(stated).orElse(null);
        if (spelled == null) {
            draft.issue(IssueCode.OCCUPATION_CODE_UNKNOWN);
            find(draft, stated.strip());
            return;
        }
        RomeNomenclature rome = RomeNomenclature.ofDefaults();
        String code = rome.newest(spelled, appellation);
        String official = rome.label(code).orElse(null);
        if (official == null) {
            draft.issue(IssueCode.OCCUPATION_CODE_UNKNOWN);
        }
        draft.offer.occupation(new Occupation(
                code,
                official == null ? label : official,
                appellation,
                official == null ? null : rome.edition(),
                code.equals(spelled) ? null : spelled,
                1,
                false));
    }

    /** The likeliest occupation of an offer whose source states none, or something that is no code. */
    void find(OfferDraft draft, @Nullable String stated) {
        Guess guess = classifier
                .get()
                .likeliest(draft.titleCues().marked(), draft.descriptionCues().marked());
        if (guess.confidence() < MIN_CONFIDENCE) {
            draft.issue(IssueCode.OCCUPATION_UNCERTAIN);
        } else {
            draft.offer.occupation(new Occupation(
                    guess.romeCode(),
                    guess.romeLabel(),
                    guess.appellation(),
                    classifier.get().edition(),
                    stated,
                    guess.confidence(),
                    true));
        }
    }
}
