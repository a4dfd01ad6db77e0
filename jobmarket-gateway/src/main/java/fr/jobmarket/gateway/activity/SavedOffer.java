package fr.jobmarket.gateway.activity;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An offer on somebody's list, which the statements that read it name.
 *
 * @param offerId which offer
 * @param savedAt when it got there
 * @param note what they wrote about it
 * @param application how far their application is
 */
@MappedEntity("saved_offer")
record SavedOffer(
        @Id String offerId,
        Instant savedAt,
        @Nullable String note,
        @Nullable ApplicationStage application) {}
