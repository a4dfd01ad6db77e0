package fr.jobmarket.gateway.account;

import io.micronaut.core.annotation.Introspected;
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
@Introspected
@Schema(name = "SignIn")
public record SignIn(
        Instant createdAt, Instant expiresAt, @Nullable Instant revokedAt) {}
