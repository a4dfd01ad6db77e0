package fr.jobmarket.recommendation;

import fr.jobmarket.offer.Offer;
import java.util.List;
import java.util.Objects;

/**
 * One recommended offer.
 *
 * @param rank 1 for the best
 * @param score 0 to 1, comparable within one ranking only
 * @param offer the offer
 * @param reasons what counted most, largest contribution first
 */
public record Recommendation(int rank, double score, Offer offer, List<Reason> reasons) {
    /** Refuses null where a value is needed. */
    public Recommendation {
        Objects.requireNonNull(offer, "offer");
    }
}
