package fr.jobmarket.warehouse.internal;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.DSYNC;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How often a DuckDB file was committed to, counted in it and beside it. What cannot be read of a write-ahead log DuckDB
 * drops, often without a word: a database that knows of fewer commits than the file beside it has lost some. After each
 * commit the log is written into the database, so that a damaged one costs no more than what nobody was told of yet. Not
 * thread-safe.
 */
final class DuckDbCommits {

    /** Opens the database. */
    @FunctionalInterface
    interface Opener {
        /** A new connection. */
        Connection open() throws SQLException;
    }

    private static final Logger LOG = LoggerFactory.getLogger(DuckDbCommits.class);
    private static final String UNREADABLE = "replaying WAL";

    private final Path database;
    private final Path log;
    private final Path known;
    private final Clock clock;

    /** Those of the database in this file. */
    DuckDbCommits(Path database, Clock clock) {
        this.database = database;
        this.log = beside(".wal");
        this.known = beside(".commits");
        this.clock = clock;
    }

    private Path beside(String suffix) {
        return database.resolveSibling(database.getFileName() + suffix);
    }

    /**
     * Opens the database. When what was committed is gone from it, the log of an abrupt stop is set aside and never deleted,
     * and a warning says so; what the lost commits had loaded is still in the files it was loaded from.
     */
    Connection open(Opener opener) throws SQLException, IOException {
        if (!Files.exists(database)) {
            Files.deleteIfExists(known);
        }
        Path copy = copyOfLog();
        boolean unreadable = false;
        Connection connection;
        try {
            connection = opener.open();
        } catch (SQLException e) {
            if (copy == null || !String.valueOf(e.getMessage()).contains(UNREADABLE)) {
                drop(copy);
                throw e;
            }
            unreadable = true;
            Files.delete(log);
            connection = opener.open();
        }
        try {
            long count = counted(connection);
            if (unreadable || count < known()) {
                tell(copy);
            } else {
                drop(copy);
            }
            settle(connection, count);
            return connection;
        } catch (SQLException | IOException e) {
            connection.close();
            throw e;
        }
    }

    /** Opening changes the log, or removes it, before anybody can tell whether it was whole. */
    private @Nullable Path copyOfLog() throws IOException {
        if (!Files.exists(log)) {
            return null;
        }
        return Files.copy(log, beside(".wal.bad-" + clock.millis()), StandardCopyOption.REPLACE_EXISTING);
    }

    private static void drop(@Nullable Path copy) throws IOException {
        if (copy != null) {
            Files.delete(copy);
        }
    }

    private void tell(@Nullable Path aside) {
        LOG.warn(
                "the last changes to {} are lost: after an abrupt stop its write-ahead log {}; what had been harvested"
                        + " is loaded again from {}, and the next run does the rest",
                database,
                aside == null ? "was gone" : "could not be read to its end and was set aside in " + aside,
                beside(".landing"));
    }

    private static long counted(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("create table if not exists main.commits (number bigint)");
            statement.execute("insert into main.commits select 0 where not exists (select 1 from main.commits)");
            return number(statement);
        }
    }

    private static long number(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select number from main.commits")) {
            row.next();
            return row.getLong(1);
        }
    }

    private long known() throws IOException {
        String text = Files.exists(known) ? Files.readString(known).strip() : "";
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
    }

    /** Commits the transaction of a connection; it is there to stay when this comes back. */
    void commit(Connection connection) throws SQLException, IOException {
        long count;
        try (Statement statement = connection.createStatement()) {
            statement.execute("update main.commits set number = number + 1");
            count = number(statement);
        }
        connection.commit();
        connection.setAutoCommit(true);
        settle(connection, count);
    }

    private void settle(Connection connection, long count) throws SQLException, IOException {
        // always of the same length, so that no other number can be read when only half of it was written
        Files.writeString(known, String.format(Locale.ROOT, "%018d%n", count), CREATE, WRITE, DSYNC);
        try (Statement statement = connection.createStatement()) {
            statement.execute("checkpoint");
        }
    }
}
