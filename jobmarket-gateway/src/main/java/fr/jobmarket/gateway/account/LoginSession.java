package fr.jobmarket.gateway.account;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One sign-in and every refresh token that descends from it.
 *
 * @param id the family's id; access tokens carry it
 * @param accountId whose it is
 * @param createdAt when they signed in
 * @param expiresAt when they must sign in again at the latest
 * @param revokedAt when it was ended early, by signing out or because a used token came back
 */
@MappedEntity("login_session")
record LoginSession(
        @Id UUID id,
        UUID accountId,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant revokedAt) {

    boolean isLiveAt(Instant now) {
        return revokedAt == null && now.isBefore(expiresAt);
    }
}
