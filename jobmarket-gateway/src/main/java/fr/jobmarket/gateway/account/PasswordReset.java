package fr.jobmarket.gateway.account;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/**
 * A link that was sent to whoever forgot a password.
 *
 * @param tokenHash of the token in the link, see {@link RandomToken#hash}
 * @param accountId whose password it changes
 * @param expiresAt until when it does
 */
@MappedEntity("password_reset")
record PasswordReset(@Id String tokenHash, UUID accountId, Instant expiresAt) {}
