package fr.jobmarket.gateway.activity;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** The feedback in the application database. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface FeedbackRepository extends GenericRepository<Feedback, UUID> {

    Feedback save(Feedback feedback);

    List<Feedback> findByAccountIdOrderByCreatedAt(UUID accountId);
}
