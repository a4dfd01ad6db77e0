package fr.jobmarket.gateway.account;

import io.micronaut.security.token.Claims;
import io.micronaut.security.token.jwt.validator.GenericJwtClaimsValidator;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/** Refuses tokens that never end, and those that do not count yet: the framework lets both pass. */
@Singleton
final class BoundedTokens<T> implements GenericJwtClaimsValidator<T> {

    /** How far the clock of another server of the same gateway may be ahead. */
    private static final Duration SKEW = Duration.ofSeconds(30);

    private final Clock clock;

    BoundedTokens(Clock clock) {
        this.clock = clock;
    }

    @Override
    public boolean validate(Claims claims, T request) {
        return claims.get(Claims.EXPIRATION_TIME) != null && begun(claims.get(Claims.NOT_BEFORE));
    }

    private boolean begun(@Nullable Object notBefore) {
        Instant soon = clock.instant().plus(SKEW);
        if (notBefore instanceof Date date) {
            return !date.toInstant().isAfter(soon);
        }
        return notBefore == null || notBefore instanceof Number seconds && seconds.longValue() <= soon.getEpochSecond();
    }
}
