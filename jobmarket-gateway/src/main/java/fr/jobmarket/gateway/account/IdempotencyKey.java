package fr.jobmarket.gateway.account;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/**
 * A key that an account gave with a request, and what that made.
 *
 * @param id hash of account and key
 * @param accountId whose it is
 * @param requestHash of what was asked for
 * @param made id of what was made
 * @param createdAt when
 */
@MappedEntity("idempotency_key")
record IdempotencyKey(@Id String id, UUID accountId, String requestHash, String made, Instant createdAt) {}
