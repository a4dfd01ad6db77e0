package fr.jobmarket.gateway.account;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A registration whose address is not confirmed yet.
 *
 * @param tokenHash of the token that was sent there, see {@link RandomToken#hash}
 * @param email normalised
 * @param displayName how they wish to be called
 * @param passwordHash as in {@link Account}
 * @param expiresAt until when it can be confirmed
 */
@MappedEntity("pending_registration")
record PendingRegistration(
        @Id String tokenHash, String email, @Nullable String displayName, String passwordHash, Instant expiresAt) {

    @Override
    public String toString() {
        return "PendingRegistration[hidden]";
    }
}
