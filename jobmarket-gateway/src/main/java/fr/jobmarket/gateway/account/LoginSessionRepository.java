package fr.jobmarket.gateway.account;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The sign-ins in the application database. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface LoginSessionRepository extends GenericRepository<LoginSession, UUID> {

    LoginSession save(LoginSession session);

    Optional<LoginSession> findById(UUID id);

    List<LoginSession> findByAccountIdOrderByCreatedAt(UUID accountId);

    @Query("update login_session set revoked_at = :now where id = :id and revoked_at is null")
    void revoke(UUID id, Instant now);

    @Query("update login_session set revoked_at = :now where account_id = :accountId and revoked_at is null")
    void revokeAll(UUID accountId, Instant now);

    @Query("delete from login_session where expires_at < :now")
    void deleteExpired(Instant now);
}
