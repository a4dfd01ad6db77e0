package fr.jobmarket.gateway.account;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jwt.JWTClaimsSet;
import io.micronaut.context.annotation.Property;
import io.micronaut.security.token.jwt.signature.SignatureGeneratorConfiguration;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Access tokens, short-lived and signed, and refresh tokens, each good for one exchange. A refresh token that comes
 * back after its exchange was stolen by somebody, so its whole family ends (RFC 9700, 4.14.2). Thread-safe.
 */
@Singleton
class Tokens {

    static final String SESSION_CLAIM = "sid";
    /** Where the framework looks for roles. */
    private static final String ROLES_CLAIM = "roles";

    /** Who makes tokens, and whom they are for: one and the same. */
    private static final String GATEWAY = "jobmarket-gateway";

    private final SignatureGeneratorConfiguration signature;
    private final AccountRepository accounts;
    private final LoginSessionRepository sessions;
    private final RefreshTokenRepository refreshTokens;
    private final Clock clock;
    private final Duration accessLifetime;
    private final Duration refreshLifetime;

    Tokens(
            SignatureGeneratorConfiguration signature,
            AccountRepository accounts,
            LoginSessionRepository sessions,
            RefreshTokenRepository refreshTokens,
            Clock clock,
            @Property(name = "jobmarket.access-token-lifetime") Duration accessLifetime,
            @Property(name = "jobmarket.refresh-token-lifetime") Duration refreshLifetime) {
        this.signature = signature;
        this.accounts = accounts;
        this.sessions = sessions;
        this.refreshTokens = refreshTokens;
        this.clock = clock;
        this.accessLifetime = accessLifetime;
        this.refreshLifetime = refreshLifetime;
    }

    /** Starts a family. */
    @Transactional
    TokenPair open(Account account) {
        Instant now = now();
        sessions.deleteExpired(now);
        LoginSession session =
                sessions.save(new LoginSession(UUID.randomUUID(), account.id(), now, now.plus(refreshLifetime), null));
        return issue(session, account.role(), now);
    }

    /** Exchanges a refresh token for the next pair; empty when it is unknown, expired, revoked or was used before. */
    @Transactional
    Optional<TokenPair> rotate(String refreshToken) {
        Instant now = now();
        String hash = RandomToken.hash(refreshToken);
        Optional<RefreshToken> known = refreshTokens.findById(hash);
        if (known.isEmpty()) {
            return Optional.empty();
        }
        Optional<LoginSession> session =
                sessions.findById(known.get().sessionId()).filter(found -> found.isLiveAt(now));
        if (session.isEmpty()) {
            return Optional.empty();
        }
        if (refreshTokens.use(hash, now) == 0) {
            sessions.revoke(session.get().id(), now);
            return Optional.empty();
        }
        return accounts.findById(session.get().accountId()).map(account -> issue(session.get(), account.role(), now));
    }

    /** Ends the family of this refresh token, if there is one. */
    @Transactional
    void close(String refreshToken) {
        refreshTokens
                .findById(RandomToken.hash(refreshToken))
                .ifPresent(known -> sessions.revoke(known.sessionId(), now()));
    }

    /** Ends one family. */
    @Transactional
    void close(UUID sessionId) {
        sessions.revoke(sessionId, now());
    }

    /** Ends every family of an account. */
    @Transactional
    void closeAll(UUID accountId) {
        sessions.revokeAll(accountId, now());
    }

    /** Whether access tokens of this family still count. */
    boolean isOpen(UUID sessionId, UUID accountId) {
        return sessions.findById(sessionId)
                .filter(session -> session.accountId().equals(accountId))
                .filter(session -> session.isLiveAt(now()))
                .isPresent();
    }

    /** The families of an account that have not expired, oldest first. */
    List<SignIn> signIns(UUID accountId) {
        return sessions.findByAccountIdOrderByCreatedAt(accountId).stream()
                .map(session -> new SignIn(session.createdAt(), session.expiresAt(), session.revokedAt()))
                .toList();
    }

    private TokenPair issue(LoginSession session, Role role, Instant now) {
        String refreshToken = RandomToken.make();
        refreshTokens.save(new RefreshToken(RandomToken.hash(refreshToken), session.id(), now, null));
        return new TokenPair(accessToken(session, role, now), refreshToken, accessLifetime.toSeconds());
    }

    private String accessToken(LoginSession session, Role role, Instant now) {
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(GATEWAY)
                .audience(GATEWAY)
                .subject(session.accountId().toString())
                .claim(SESSION_CLAIM, session.id().toString())
                .claim(ROLES_CLAIM, List.of(role.text()))
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(accessLifetime)))
                .build();
        try {
            return signature.sign(claims).serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("the access token could not be signed", e);
        }
    }

    // Databases keep microseconds: a finer instant would not be equal to itself once read back.
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** A signed access token and the one refresh token that replaces it. */
    record TokenPair(String accessToken, String refreshToken, long expiresInSeconds) {
        @Override
        public String toString() {
            return "TokenPair[hidden]";
        }
    }
}
