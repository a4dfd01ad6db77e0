package fr.jobmarket.gateway.account;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/**
 * The candidate profile of an account.
 *
 * @param accountId whose it is
 * @param content the profile as JSON
 * @param updatedAt when it was last written
 */
@MappedEntity("profile")
record StoredProfile(@Id UUID accountId, String content, Instant updatedAt) {}
