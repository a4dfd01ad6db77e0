package fr.jobmarket.gateway.manual;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The offers entered by hand in the application database. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface OwnOfferRepository extends GenericRepository<OwnOffer, String> {

    OwnOffer save(OwnOffer offer);

    Optional<OwnOffer> findById(String sourceId);

    List<OwnOffer> findByAccountIdOrderByCreatedAt(UUID accountId);

    long count();

    long countByAccountId(UUID accountId);

    @Query("delete from own_offer where source_id = :sourceId and account_id = :accountId")
    long delete(String sourceId, UUID accountId);

    @Query("delete from own_offer")
    long deleteAll();
}
