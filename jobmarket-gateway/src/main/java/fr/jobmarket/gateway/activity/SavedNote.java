package fr.jobmarket.gateway.activity;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody keeps about an offer they saved.
 *
 * @param offerId the offer
 * @param savedAt when they saved it
 * @param note what they wrote about it
 * @param application how far their application is
 */
@Serdeable
public record SavedNote(
        String offerId,
        Instant savedAt,
        @Nullable String note,
        @Nullable ApplicationStage application) {

    static SavedNote of(SavedOffer saved) {
        return new SavedNote(saved.offerId(), saved.savedAt(), saved.note(), saved.application());
    }
}
