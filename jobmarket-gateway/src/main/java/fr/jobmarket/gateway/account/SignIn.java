package fr.jobmarket.gateway.account;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One sign-in.
 *
 * @param createdAt when it happened
 * @param expiresAt when it ends at the latest
 * @param revokedAt when it was ended early
 */
@Serdeable
@Schema(name = "SignIn")
public record SignIn(
        Instant createdAt, Instant expiresAt, @Nullable Instant revokedAt) {}
