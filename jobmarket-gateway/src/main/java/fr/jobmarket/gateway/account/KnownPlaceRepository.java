package fr.jobmarket.gateway.account;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;

/** From where people have signed in, in the application database. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface KnownPlaceRepository extends GenericRepository<KnownPlace, String> {

    boolean existsByPlaceHash(String placeHash);

    @Query("insert into known_place (place_hash, account_id, used_at)"
            + " select :placeHash, id, :now from account where email = :email on conflict do nothing")
    void add(String placeHash, String email, Instant now);

    @Query("update known_place set used_at = :now where place_hash = :placeHash and used_at < :notSince")
    void use(String placeHash, Instant now, Instant notSince);

    @Query("delete from known_place where used_at < :before")
    void deleteUnused(Instant before);
}
