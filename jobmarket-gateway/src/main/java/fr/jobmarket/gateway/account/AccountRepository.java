package fr.jobmarket.gateway.account;

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

/** The accounts in the application database. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface AccountRepository extends GenericRepository<Account, UUID> {

    long count();

    Account save(Account account);

    /** Makes an administrator's account unless there is one with the address; waits for whoever is making it. */
    @Query("insert into account (id, email, password_hash, created_at, role)"
            + " values (:id, :email, :passwordHash, :createdAt, 'ADMIN') on conflict do nothing")
    void saveAdministrator(UUID id, String email, String passwordHash, Instant createdAt);

    Optional<Account> findById(UUID id);

    Optional<Account> findByEmail(String email);

    void updateDisplayName(@Id UUID id, @Nullable String displayName);

    void updateEmail(@Id UUID id, String email);

    void updatePasswordHash(@Id UUID id, String passwordHash);

    /** Replaces a hash unless another has taken its place. */
    @Query("update account set password_hash = :now where id = :id and password_hash = :before")
    void replacePasswordHash(UUID id, String before, String now);

    void updateRole(@Id UUID id, Role role);

    List<Account> findByRole(Role role);

    void deleteById(UUID id);

    /** Waits until no other transaction holds this account; whether it is still there. */
    @Query("select id from account where id = :id for update")
    Optional<UUID> lock(UUID id);
}
