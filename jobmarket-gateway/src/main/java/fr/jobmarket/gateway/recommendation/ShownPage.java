package fr.jobmarket.gateway.recommendation;

import fr.jobmarket.recommendation.Reason;
import fr.jobmarket.recommendation.Recommendation;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;

/**
 * What was recommended to somebody once.
 *
 * @param shownAt when
 * @param release the release the offers came from
 * @param model name and version of what scored them
 * @param offers those that fitted, best first
 * @param relaxed those that fitted beyond a limit of the profile, best first
 */
@Serdeable
public record ShownPage(
        Instant shownAt, String release, String model, List<ShownOffer> offers, List<ShownOffer> relaxed) {

    /**
     * An offer of the page.
     *
     * @param offerId its id
     * @param score from 0 to 1
     * @param reasons what the score is made of
     */
    @Serdeable
    public record ShownOffer(String offerId, double score, List<ShownReason> reasons) {

        static ShownOffer of(Recommendation recommendation) {
            return new ShownOffer(
                    recommendation.offer().id(),
                    recommendation.score(),
                    recommendation.reasons().stream().map(ShownReason::of).toList());
        }
    }

    /**
     * Why an offer stood where it stood.
     *
     * @param feature stable name of the feature
     * @param contribution what it added to the score
     */
    @Serdeable
    public record ShownReason(String feature, double contribution) {

        static ShownReason of(Reason reason) {
            return new ShownReason(reason.feature(), reason.contribution());
        }
    }
}
