package fr.jobmarket.warehouse.internal;

import fr.jobmarket.source.RawOffer;
import java.time.Instant;

/**
 * The payload of an offer that counts as of a run, and the offer's life until then.
 *
 * @param raw the offer as it was received
 * @param sha256 what tells this payload from others
 * @param firstSeenAt when any payload of the offer was received first
 * @param lastSeenAt when any was received last
 * @param available whether its source still has it
 * @param redacted whether the payload was reduced to what may be kept of a deleted offer
 */
record Version(
        RawOffer raw, String sha256, Instant firstSeenAt, Instant lastSeenAt, boolean available, boolean redacted) {}
