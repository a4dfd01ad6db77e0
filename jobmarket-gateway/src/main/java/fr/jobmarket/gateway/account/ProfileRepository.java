package fr.jobmarket.gateway.account;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;
import java.util.UUID;

/** The profiles in the application database. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface ProfileRepository extends GenericRepository<StoredProfile, UUID> {

    StoredProfile save(StoredProfile profile);

    Optional<StoredProfile> findById(UUID accountId);

    void deleteById(UUID accountId);
}
