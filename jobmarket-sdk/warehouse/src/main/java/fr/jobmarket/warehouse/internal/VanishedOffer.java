package fr.jobmarket.warehouse.internal;

import fr.jobmarket.offer.Offer;
import fr.jobmarket.offer.Place;
import fr.jobmarket.offer.PlacePrecision;
import fr.jobmarket.source.Source;

/**
 * What may be shown of an offer its source no longer serves. The licence of France Travail's API allows a re-user to
 * keep a deleted offer only without employer, contacts, URLs, postal code, INSEE code and name of the commune.
 */
final class VanishedOffer {

    /** The condition in SQL under which the columns that tell the commune must stay empty. */
    static final String HIDDEN = "(source = '" + Source.FRANCE_TRAVAIL.id() + "' and not available)";

    private VanishedOffer() {}

    /** The offer, without what may no longer be shown of it. */
    static Offer shown(Offer offer) {
        if (offer.available() || offer.source() != Source.FRANCE_TRAVAIL) {
            return offer;
        }
        return offer.toBuilder()
                .company(null)
                .url(null)
                .place(coarse(offer.place()))
                .build();
    }

    private static Place coarse(Place place) {
        return new Place(
                null,
                null,
                null,
                null,
                place.departmentCode(),
                place.departmentName(),
                place.regionCode(),
                place.regionName(),
                null,
                null,
                place.precision() == PlacePrecision.COMMUNE ? PlacePrecision.DEPARTMENT : place.precision(),
                place.origin(),
                place.metropolitan());
    }
}
