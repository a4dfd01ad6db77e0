package fr.jobmarket.gateway.account;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/**
 * A place from where somebody has signed in.
 *
 * @param placeHash the account and the place, as a hash
 * @param accountId the account; the place is forgotten with it
 * @param usedAt when it was last
 */
@MappedEntity("known_place")
record KnownPlace(@Id String placeHash, UUID accountId, Instant usedAt) {}
