package fr.jobmarket.gateway.account;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A refresh token that was handed out.
 *
 * @param tokenHash SHA-256 of the token, in hexadecimal
 * @param sessionId the sign-in it descends from
 * @param issuedAt when it was handed out
 * @param usedAt when it was exchanged for the next one
 */
@MappedEntity("refresh_token")
record RefreshToken(
        @Id String tokenHash,
        UUID sessionId,
        Instant issuedAt,
        @Nullable Instant usedAt) {}
