package fr.jobmarket.source;

import fr.jobmarket.offer.Source;
import java.time.Instant;
import java.util.Objects;

/**
 * One offer exactly as its source gave it.
 *
 * @param source where it comes from
 * @param sourceId the id the source gave it; never blank
 * @param payload the JSON object as received, one line, unchanged
 * @param harvestedAt when it was received
 */
public record RawOffer(Source source, String sourceId, String payload, Instant harvestedAt) {
    /** Refuses null where a value is needed. */
    public RawOffer {
        Objects.requireNonNull(harvestedAt, "harvestedAt");
        Objects.requireNonNull(payload, "payload");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(sourceId, "sourceId");
    }

    /** The id of the canonical offer made from this one, such as {@code francetravail:186XNDD}. */
    public String offerId() {
        return source.id() + ":" + sourceId;
    }
}
