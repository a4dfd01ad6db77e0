package fr.jobmarket.warehouse;

import fr.jobmarket.offer.Offer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An offer of silver as it may be shown.
 *
 * @param offer the offer
 * @param version differs whenever anything of the offer does but when it was seen last, and when another build of the
 *     program made it
 */
public record VersionedOffer(Offer offer, String version) {

    /** Offers that somebody has. */
    @FunctionalInterface
    public interface Held {

        /**
         * Whether this offer is among them in this version. Called by several threads.
         *
         * @param lastSeenAt when the offer was seen last
         */
        boolean has(String offerId, String version, @Nullable Instant lastSeenAt);
    }
}
