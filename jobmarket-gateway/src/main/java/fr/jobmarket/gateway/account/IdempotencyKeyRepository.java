package fr.jobmarket.gateway.account;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The keys of repeatable requests in the application database. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface IdempotencyKeyRepository extends GenericRepository<IdempotencyKey, String> {

    IdempotencyKey save(IdempotencyKey key);

    Optional<IdempotencyKey> findById(String id);

    long countByAccountId(UUID accountId);

    @Query("delete from idempotency_key where account_id = :accountId and created_at < :before")
    void deleteOlder(UUID accountId, Instant before);
}
