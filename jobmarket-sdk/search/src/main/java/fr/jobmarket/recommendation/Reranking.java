package fr.jobmarket.recommendation;

import fr.jobmarket.error.InvalidInputException;

/**
 * How a page is made of the offers that fit, beyond how well each of them does. Each knob lies between 0, which leaves the
 * ranking alone, and 1. Nothing here lets an offer in that does not fit. What each costs and brings is measured in
 * docs/recommendation.md.
 *
 * @param employers how much of a page is kept from any one employer: at 0.8, the default, none has more than a fifth of
 *     it. Offers held back fill the page when nothing else is left
 * @param occupations the same for any one occupation; 0 by default. For a candidate who names no work it is at least 5/6
 * @param freshness what being old costs an offer: at 1, an ancient one loses against a new one as much as lies between
 *     the best and the worst offer that fits; 0 by default, as freshness counts in the score already
 * @param congestion what having been shown often costs an offer: at 1, as much as lies between the best and the worst that
 *     fits, for one shown far more often than the others; half of that when it was as often as they on average. 0.1 by default,
 *     which does nothing before {@link Recommender#reranking exposures are told}
 */
public record Reranking(double employers, double occupations, double freshness, double congestion) {

    /** Refuses what is not between 0 and 1. */
    public Reranking {
        requireShare("employers", employers);
        requireShare("occupations", occupations);
        requireShare("freshness", freshness);
        requireShare("congestion", congestion);
    }

    private static void requireShare(String knob, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new InvalidInputException(knob + ": 0 to 1, not " + value);
        }
    }

    /** The knobs of a recommender that is told nothing else. */
    public static Reranking ofDefaults() {
        return new Reranking(0.8, 0, 0, 0.1);
    }
}
