package fr.jobmarket.gateway.account;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;

/** The refresh tokens in the application database. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface RefreshTokenRepository extends GenericRepository<RefreshToken, String> {

    RefreshToken save(RefreshToken token);

    Optional<RefreshToken> findById(String tokenHash);

    /** Marks a token used; 0 when it was before, which two requests at once can tell apart only this way. */
    @Query("update refresh_token set used_at = :now where token_hash = :tokenHash and used_at is null")
    long use(String tokenHash, Instant now);
}
