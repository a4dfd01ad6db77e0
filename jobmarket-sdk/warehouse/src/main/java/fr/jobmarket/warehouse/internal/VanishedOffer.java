package fr.jobmarket.warehouse.internal;

import fr.jobmarket.offer.Offer;
import fr.jobmarket.offer.Source;
import fr.jobmarket.source.SourceTerms;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * What may be shown of an offer its source no longer serves. The licence of France Travail's API allows a re-user to
 * keep a deleted offer only without employer, contacts, URLs, postal code, INSEE code and name of the commune.
 */
final class VanishedOffer {

    /** The condition in SQL under which the columns that tell the commune must stay empty. */
    static final String HIDDEN = Arrays.stream(Source.values())
            .filter(source -> SourceTerms.of(source)
                    .filter(SourceTerms::reducesVanishedOffers)
                    .isPresent())
            .map(source -> "'" + source.id() + "'")
            .collect(Collectors.joining(", ", "(source in (", ") and not available)"));

    private VanishedOffer() {}

    /** The offer, without what may no longer be shown of it. */
    static Offer shown(Offer offer) {
        return SourceTerms.reduced(offer);
    }
}
