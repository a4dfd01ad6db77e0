package fr.jobmarket.gateway.offer;

import fr.jobmarket.offer.Offer;
import java.util.Optional;

/** The offers entered by hand, which no release knows. Accounts own them, so offers only see this much of them. */
public interface ManualOffers {

    /** The offer with this id, if it was entered by hand and is still there. */
    Optional<Offer> find(String offerId);
}
