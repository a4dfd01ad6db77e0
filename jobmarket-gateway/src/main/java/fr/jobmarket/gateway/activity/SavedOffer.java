package fr.jobmarket.gateway.activity;

import io.micronaut.data.annotation.Embeddable;
import io.micronaut.data.annotation.EmbeddedId;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/**
 * An offer on somebody's list.
 *
 * @param key whose list and which offer
 * @param savedAt when it got there
 */
@MappedEntity("saved_offer")
record SavedOffer(@EmbeddedId Key key, Instant savedAt) {

    /** Whose list and which offer. */
    @Embeddable
    record Key(UUID accountId, String offerId) {}
}
