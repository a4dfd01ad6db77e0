package fr.jobmarket.gateway.activity;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody did with an offer.
 *
 * @param id random
 * @param accountId who did it
 * @param offerId the offer
 * @param action what they did
 * @param offerRank where it stood in the recommendations it was found in, 1 for the first
 * @param releaseId the release those recommendations came from
 * @param createdAt when they did it
 */
@MappedEntity("feedback")
public record Feedback(
        @Id UUID id,
        UUID accountId,
        String offerId,
        FeedbackAction action,
        @Nullable Integer offerRank,
        @Nullable String releaseId,
        Instant createdAt) {}
