package fr.jobmarket.gateway.savedsearch;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The kept searches in the application database. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface SavedSearchRepository extends GenericRepository<SavedSearch, UUID> {

    long count();

    SavedSearch save(SavedSearch search);

    Optional<SavedSearch> findByIdAndAccountId(UUID id, UUID accountId);

    Optional<SavedSearch> findByFeedTokenHash(String feedTokenHash);

    List<SavedSearch> findByAccountIdOrderByCreatedAt(UUID accountId);

    long countByAccountId(UUID accountId);

    void updateName(@Id UUID id, String name);

    void updateDailyMail(@Id UUID id, boolean dailyMail);

    void updateFeedTokenHash(@Id UUID id, @Nullable String feedTokenHash);

    /** Never back: two windows may be open. */
    @Query("update saved_search set seen_until = :until where id = :id and seen_until < :until")
    void updateSeenUntil(UUID id, Instant until);

    @Query("delete from saved_search where id = :id and account_id = :accountId")
    long delete(UUID id, UUID accountId);

    /** Some of those whose owners want mail and got none since. */
    @Query("select * from saved_search where daily_mail = true and told_at < :before order by told_at limit 200")
    List<SavedSearch> findDue(Instant before);

    /** Takes a search for this program to tell; 0 when another one did, or it is gone. */
    @Query("update saved_search set told_at = :now where id = :id and told_at = :toldAt")
    long take(UUID id, Instant toldAt, Instant now);

    void updateToldUntil(@Id UUID id, Instant toldUntil);
}
