package fr.jobmarket.cleaning;

import fr.jobmarket.offer.Offer;
import org.jspecify.annotations.Nullable;

/** What cleaning made of a raw offer. */
public sealed interface CleaningResult {

    /**
     * The canonical offer; what could not be understood is absent and named in its issues.
     *
     * @param offer the offer
     */
    record Cleaned(Offer offer) implements CleaningResult {}

    /**
     * A payload that is no offer.
     *
     * @param offerId the id the offer would have had, when known
     * @param reason what is wrong with it, for a person
     */
    record Rejected(@Nullable String offerId, String reason) implements CleaningResult {}
}
