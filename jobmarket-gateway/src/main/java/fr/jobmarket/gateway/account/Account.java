package fr.jobmarket.gateway.account;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who registered.
 *
 * @param id random, never reused
 * @param email normalised, unique
 * @param displayName how they wish to be called
 * @param passwordHash Argon2id, with its parameters and salt
 * @param createdAt when they registered
 * @param role what they may do
 */
@MappedEntity("account")
public record Account(
        @Id UUID id, String email, @Nullable String displayName, String passwordHash, Instant createdAt, Role role) {

    @Override
    public String toString() {
        return "Account[" + id + "]";
    }
}
