package fr.jobmarket.gateway.account;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;

/** What counts against limits, in the application database. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface AttemptRepository extends GenericRepository<AttemptWindow, String> {

    /** Makes a row unless there is one; waits for whoever is making it. */
    @Query("insert into attempt (key_hash, times, until_at) values (:keyHash, '', :now) on conflict do nothing")
    void begin(String keyHash, Instant now);

    /** Waits until no other transaction holds this row; its times. */
    @Query("select times from attempt where key_hash = :keyHash for update")
    Optional<String> lock(String keyHash);

    @Query("update attempt set times = :times, until_at = :untilAt where key_hash = :keyHash")
    void keep(String keyHash, String times, Instant untilAt);

    @Query("update attempt set times = :times where key_hash = :keyHash")
    void keepTimes(String keyHash, String times);

    @Query("delete from attempt where until_at < :before")
    void deleteExpired(Instant before);
}
