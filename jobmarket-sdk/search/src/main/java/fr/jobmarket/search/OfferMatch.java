package fr.jobmarket.search;

import java.util.Objects;

/**
 * An offer that could suit somebody.
 *
 * @param offer what matching reads of it
 * @param textSimilarity how much of what the most telling of the wishes' words could score at best this offer's texts do
 *     score (BM25), 0 to 1, rarely above 0.6; {@code NaN} when there were no words
 */
public record OfferMatch(OfferDigest offer, double textSimilarity) {
    /** Refuses null where a value is needed. */
    public OfferMatch {
        Objects.requireNonNull(offer, "offer");
    }
}
