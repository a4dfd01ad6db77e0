package fr.jobmarket.gateway.account;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;

/** The unconfirmed registrations in the application database. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface PendingRegistrationRepository extends GenericRepository<PendingRegistration, String> {

    PendingRegistration save(PendingRegistration registration);

    Optional<PendingRegistration> findById(String tokenHash);

    @Query("delete from pending_registration where email = :email")
    void deleteByEmail(String email);

    @Query("delete from pending_registration where expires_at < :now")
    void deleteExpired(Instant now);
}
