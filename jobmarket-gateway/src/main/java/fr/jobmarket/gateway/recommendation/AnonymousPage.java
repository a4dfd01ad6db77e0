package fr.jobmarket.gateway.recommendation;

import fr.jobmarket.recommendation.Reason;
import fr.jobmarket.recommendation.Recommendation;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/**
 * What was recommended once to nobody in particular. Of reasons the features alone are told: how much the distance to each of twenty
 * offers counted says where somebody lives.
 *
 * @param offers the first of those that fitted, best first
 * @param relaxed the first of those that fitted beyond a limit, best first
 */
@Serdeable
record AnonymousPage(List<AnonymousOffer> offers, List<AnonymousOffer> relaxed) {

    private static final int MOST_OFFERS = 20;

    static AnonymousPage of(RecommendationList list) {
        return new AnonymousPage(
                offers(list.items()),
                list.relaxed() == null ? List.of() : offers(list.relaxed().items()));
    }

    private static List<AnonymousOffer> offers(List<Recommendation> items) {
        return items.stream().limit(MOST_OFFERS).map(AnonymousOffer::of).toList();
    }

    /**
     * An offer of the page.
     *
     * @param offerId its id
     * @param score from 0 to 1, to two digits
     * @param reasons names of the features that counted, the strongest first
     */
    @Serdeable
    record AnonymousOffer(String offerId, double score, List<String> reasons) {

        static AnonymousOffer of(Recommendation recommendation) {
            return new AnonymousOffer(
                    recommendation.offer().id(),
                    Math.round(recommendation.score() * 100) / 100.0,
                    recommendation.reasons().stream().map(Reason::feature).toList());
        }
    }
}
