package fr.jobmarket.gateway.account;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The links to new passwords in the application database. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface PasswordResetRepository extends GenericRepository<PasswordReset, String> {

    PasswordReset save(PasswordReset reset);

    Optional<PasswordReset> findById(String tokenHash);

    /** Uses a link up; 0 when it was before, which two requests at once can tell apart only this way. */
    @Query("delete from password_reset where token_hash = :tokenHash and expires_at > :now")
    long use(String tokenHash, Instant now);

    @Query("delete from password_reset where account_id = :accountId")
    void deleteByAccountId(UUID accountId);

    @Query("delete from password_reset where expires_at < :now")
    void deleteExpired(Instant now);
}
