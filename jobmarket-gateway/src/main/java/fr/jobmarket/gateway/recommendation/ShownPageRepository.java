package fr.jobmarket.gateway.recommendation;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What was recommended to whom, in the application database. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface ShownPageRepository extends GenericRepository<StoredPage, UUID> {

    /** Keeps a page unless its account is gone. */
    @Query("insert into shown_page (id, account_id, shown_at, release_id, model, content)"
            + " select :id, a.id, :shownAt, :releaseId, :model, :content from account a where a.id = :accountId")
    void add(UUID id, UUID accountId, Instant shownAt, String releaseId, String model, String content);

    /** Keeps a page that was for nobody in particular. */
    @Query("insert into shown_page (id, shown_at, release_id, model, content)"
            + " values (:id, :shownAt, :releaseId, :model, :content)")
    void addAnonymous(UUID id, Instant shownAt, String releaseId, String model, String content);

    List<StoredPage> findByAccountIdOrderByShownAt(UUID accountId);

    @Query("delete from shown_page where shown_at < :before")
    void deleteBefore(Instant before);
}
