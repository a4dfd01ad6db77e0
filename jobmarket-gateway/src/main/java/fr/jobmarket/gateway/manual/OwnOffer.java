package fr.jobmarket.gateway.manual;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/**
 * An offer entered by hand.
 *
 * @param sourceId its id within its source
 * @param accountId who entered it
 * @param content the canonical offer as JSON
 * @param createdAt when it was entered
 */
@MappedEntity("own_offer")
record OwnOffer(@Id String sourceId, UUID accountId, String content, Instant createdAt) {}
