package fr.jobmarket.jobs;

import fr.jobmarket.error.RetriableException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What people left in the application database and the warehouse takes over, as it is at one moment: all reads of one
 * instance agree with each other, whatever gateways write meanwhile. Rows are handed over as they arrive. Not thread-safe.
 *
 * <p>All methods throw {@link RetriableException} when the database does not answer as it should.
 */
public final class Contributions implements AutoCloseable {

    private static final int ROWS_PER_FETCH = 1_000;

    private final Connection connection;

    private Contributions(Connection connection) {
        this.connection = connection;
    }

    static Contributions in(ApplicationDatabase database) {
        Connection connection = null;
        try {
            connection = database.connect();
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
            return new Contributions(connection);
        } catch (SQLException e) {
            RetriableException failure = failed(e);
            if (connection != null) {
                closeAfter(failure, connection);
            }
            throw failure;
        }
    }

    private static void closeAfter(RetriableException failure, Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    /** Whose offers, of those that people enter by hand, everybody is shown. */
    public enum Publishers {
        /** Nobody's: who enters one reads it by its id. */
        NOBODY,
        /** Those of accounts that are administrators now. */
        ADMINISTRATORS,
        /** Everybody's. */
        EVERYBODY
    }

    /**
     * Something that somebody did with an offer.
     *
     * @param id differs from that of any other
     * @param candidate who, by a pseudonym that leads back to an account only in this database
     * @param offerId with which offer
     * @param action such as {@code VIEW}
     * @param rank the place at which it was shown, from 1; null when it is not known
     * @param releaseId the release that was served; null when it is not known
     * @param at when, by the clock of the gateway
     */
    public record Feedback(
            String id,
            String candidate,
            String offerId,
            String action,
            @Nullable Integer rank,
            @Nullable String releaseId,
            Instant at) {}

    /**
     * An offer that somebody entered by hand.
     *
     * @param sourceId its id within its source
     * @param content the canonical offer as JSON
     */
    public record OwnOffer(String sourceId, String content) {}

    /** What tells this database from another. */
    public String databaseId() {
        String[] id = new String[1];
        forEach("select id from database_identity", row -> id[0] = row.getString(1));
        return Objects.requireNonNull(id[0], "the migration writes this row");
    }

    /** Hands over the pseudonym of every account, whether it did anything or not. */
    public void forEachCandidate(Consumer<String> consumer) {
        forEach("select pseudonym from account", row -> consumer.accept(row.getString(1)));
    }

    /**
     * Hands over feedback in no order.
     *
     * @param since the earliest to hand over
     */
    public void forEachFeedback(Instant since, Consumer<Feedback> consumer) {
        forEach(
                "select f.id, a.pseudonym, f.offer_id, f.action, f.offer_rank, f.release_id, f.created_at"
                        + " from feedback f join account a on a.id = f.account_id where f.created_at >= ?",
                row -> consumer.accept(feedback(row)),
                since.atOffset(ZoneOffset.UTC));
    }

    private static Feedback feedback(ResultSet row) throws SQLException {
        int rank = row.getInt(5);
        @Nullable Integer known = row.wasNull() ? null : rank;
        return new Feedback(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                known,
                row.getString(6),
                row.getObject(7, OffsetDateTime.class).toInstant());
    }

    /** Hands over the offers that everybody is shown, in the order of their ids. */
    public void forEachOwnOffer(Publishers publishers, Consumer<OwnOffer> consumer) {
        if (publishers == Publishers.NOBODY) {
            return;
        }
        forEach(
                "select o.source_id, o.content from own_offer o join account a on a.id = o.account_id"
                        + (publishers == Publishers.ADMINISTRATORS ? " where a.role = 'ADMIN'" : "")
                        + " order by o.source_id",
                row -> consumer.accept(new OwnOffer(row.getString(1), row.getString(2))));
    }

    @FunctionalInterface
    private interface RowConsumer {
        void accept(ResultSet row) throws SQLException;
    }

    private void forEach(String query, RowConsumer consumer, Object... values) {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setFetchSize(ROWS_PER_FETCH);
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    consumer.accept(row);
                }
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static RetriableException failed(SQLException e) {
        return new RetriableException("the application database did not do as asked (" + e.getMessage() + ")", e);
    }

    @Override
    public void close() {
        try (Connection closing = connection) {
            closing.rollback();
        } catch (SQLException e) {
            throw failed(e);
        }
    }
}
