package fr.jobmarket.gateway.activity;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The saved offers in the application database. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface SavedOfferRepository extends GenericRepository<SavedOffer, String> {

    @Query("select count(*) from saved_offer")
    long count();

    /** Puts an offer on a list unless it is there; portable, unlike the databases' own ways to say that. */
    @Query("insert into saved_offer (account_id, offer_id, saved_at) select :accountId, :offerId, :savedAt"
            + " where not exists (select 1 from saved_offer where account_id = :accountId and offer_id = :offerId)")
    void add(UUID accountId, String offerId, Instant savedAt);

    @Query("delete from saved_offer where account_id = :accountId and offer_id = :offerId")
    void remove(UUID accountId, String offerId);

    @Query("update saved_offer set note = :note, application = :application"
            + " where account_id = :accountId and offer_id = :offerId")
    void note(UUID accountId, String offerId, @Nullable String note, @Nullable ApplicationStage application);

    @Query("select offer_id, saved_at, note, application from saved_offer where account_id = :accountId"
            + " order by saved_at desc, offer_id")
    List<SavedOffer> findAll(UUID accountId);

    @Query("select offer_id, saved_at, note, application from saved_offer"
            + " where account_id = :accountId and offer_id = :offerId")
    Optional<SavedOffer> find(UUID accountId, String offerId);

    @Query("select offer_id from saved_offer where account_id = :accountId order by saved_at desc, offer_id")
    List<String> findOfferIds(UUID accountId);
}
