package fr.jobmarket.gateway.activity;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** The feedback in the application database. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface FeedbackRepository extends GenericRepository<Feedback, UUID> {

    Feedback save(Feedback feedback);

    boolean existsById(UUID id);

    long countByAction(FeedbackAction action);

    List<Feedback> findByAccountIdOrderByCreatedAt(UUID accountId);

    /** Offers dismissed and not saved, applied to or restored since, last dismissed first. */
    @Query("select f.offer_id from feedback f where f.account_id = :accountId and f.action = 'DISMISS'"
            + " and not exists (select 1 from feedback later where later.account_id = f.account_id"
            + " and later.offer_id = f.offer_id and later.action in ('SAVE', 'APPLY', 'RESTORE')"
            + " and later.created_at >= f.created_at)"
            + " group by f.offer_id order by max(f.created_at) desc, f.offer_id limit :most")
    List<String> findDismissedOfferIds(UUID accountId, int most);

    /** Offers saved and still on the list, or applied to, last liked first. */
    @Query("select liked.offer_id from"
            + " (select offer_id, saved_at as liked_at from saved_offer where account_id = :accountId"
            + " union all select offer_id, created_at from feedback where account_id = :accountId and action = 'APPLY') liked"
            + " group by liked.offer_id order by max(liked.liked_at) desc, liked.offer_id limit :most")
    List<String> findLikedOfferIds(UUID accountId, int most);
}
