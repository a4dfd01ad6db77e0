package fr.jobmarket.warehouse.internal;

import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.error.JobMarketException;
import fr.jobmarket.error.NonRetriableException;
import fr.jobmarket.error.RetriableException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** One connection to the warehouse, with errors turned into those of this SDK. Not thread-safe. */
public final class Database implements AutoCloseable {

    /** A second one in this process would take the files that land for the first for leftovers. */
    private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

    private final Dialect dialect;
    private final Connection connection;

    private Database(Dialect dialect) {
        this.dialect = dialect;
        if (!OPEN.add(dialect.landingDirectory())) {
            throw new RetriableException(
                    "the warehouse is already open in this process; share it, or close it before opening it again",
                    null);
        }
        try {
            this.connection = dialect.connect();
        } catch (JobMarketException e) {
            OPEN.remove(dialect.landingDirectory());
            dialect.close();
            throw e;
        }
    }

    /**
     * Opens the database of this URL, brings its tables to this version and makes those it lacks.
     *
     * @param landing where batches land when the database is not a file, which they would lie beside
     */
    public static Database open(String jdbcUrl, Path landing, Clock clock) {
        return open(dialect(jdbcUrl, landing, clock), clock);
    }

    static Database open(Dialect dialect, Clock clock) {
        Database database = new Database(dialect);
        try {
            database.createTables(clock.instant());
        } catch (JobMarketException e) {
            database.close();
            throw e;
        }
        return database;
    }

    private static Dialect dialect(String jdbcUrl, Path landing, Clock clock) {
        if (jdbcUrl.startsWith(DuckDbDialect.PREFIX)) {
            return new DuckDbDialect(jdbcUrl, clock);
        }
        if (jdbcUrl.startsWith(SnowflakeDialect.PREFIX)) {
            return new SnowflakeDialect(jdbcUrl, landing);
        }
        throw new InvalidInputException(
                "cannot open the warehouse " + jdbcUrl.replaceAll("[?;].*", "")
                        + ": only jdbc:duckdb: and jdbc:snowflake: URLs are supported, such as jdbc:duckdb:data/warehouse.duckdb");
    }

    private void createTables(Instant now) {
        List<TableSpec> missing = new ArrayList<>(Schema.kept());
        Set<String> existing = columns().keySet();
        missing.removeIf(table -> existing.contains(table.name()));
        if (!missing.isEmpty()) {
            Models.LAYERS.forEach(schema -> update("create schema if not exists " + schema));
        }
        if (missing.contains(Schema.VERSIONS)) {
            update(Schema.VERSIONS.ddl(dialect));
        }
        Migrations.toSchema().apply(this, now);
        missing.forEach(table -> update(table.ddl(dialect)));
        if (number("select count(*) from " + Schema.VERSIONS.name()) == 0) {
            Migrations.note(this, Schema.VERSION, now);
        }
    }

    /** What was kept under this name; empty when nothing was. */
    public Optional<String> state(String name) {
        return list("select value from meta.state where name = ?", row -> row.getString(1), name).stream()
                .findFirst();
    }

    /** Keeps a value under a name, in the place of what was kept. */
    public void keepState(String name, String value) {
        forgetState(name);
        update("insert into meta.state values (?, ?)", name, value);
    }

    /** Keeps nothing under this name any more. */
    public void forgetState(String name) {
        update("delete from meta.state where name = ?", name);
    }

    /** The tables there are, by name with schema, and the columns of each. */
    Map<String, Set<String>> columns() {
        Map<String, Set<String>> tables = new TreeMap<>();
        forEach(
                "select lower(table_schema), lower(table_name), lower(column_name) from information_schema.columns "
                        + "where lower(table_schema) in ('" + String.join("', '", Models.LAYERS) + "')",
                row -> tables.computeIfAbsent(row.getString(1) + "." + row.getString(2), name -> new TreeSet<>())
                        .add(row.getString(3)));
        return tables;
    }

    /** Reads one row. */
    @FunctionalInterface
    public interface RowReader<T> {
        /** The value in the current row. */
        T read(ResultSet row) throws SQLException;
    }

    /** Work on the current row. */
    @FunctionalInterface
    public interface RowConsumer {
        /** Takes the current row. */
        void accept(ResultSet row) throws SQLException;
    }

    /** {@link #update} as a transaction of its own. */
    public void updateToStay(String sql, @Nullable Object... parameters) {
        inTransaction(() -> update(sql, parameters));
    }

    /**
     * Runs a statement; returns the number of rows it changed. Outside {@link #inTransaction} that is for what may be lost
     * when this process is killed.
     */
    public long update(String sql, @Nullable Object... parameters) {
        try (PreparedStatement statement = prepare(sql, parameters)) {
            return Math.max(0, statement.executeUpdate());
        } catch (SQLException e) {
            throw failed(sql, e);
        }
    }

    /** Hands over each row of a query as it arrives. The connection is busy until the last row. */
    public void forEach(String sql, RowConsumer consumer, @Nullable Object... parameters) {
        try (PreparedStatement statement = prepare(sql, parameters);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                consumer.accept(rows);
            }
        } catch (SQLException e) {
            throw failed(sql, e);
        }
    }

    /** All rows of a query that is known to give few. */
    public <T> List<T> list(String sql, RowReader<T> reader, @Nullable Object... parameters) {
        List<T> result = new ArrayList<>();
        forEach(sql, row -> result.add(reader.read(row)), parameters);
        return result;
    }

    /** The single number a query gives. */
    public long number(String sql, @Nullable Object... parameters) {
        return list(sql, row -> row.getLong(1), parameters).get(0);
    }

    /** Loads what was written to a table's file, and removes the file. */
    public void loadAndDelete(NdjsonFile rows) {
        NdjsonFile.Written written = rows.finish();
        if (rows.rows() > 0) {
            load(written);
        }
        written.delete();
    }

    /** Loads a finished file and leaves it where it is. */
    public void load(NdjsonFile.Written rows) {
        try {
            dialect.load(connection, rows.table(), rows.file());
        } catch (SQLException e) {
            throw failed("load of " + rows.file() + " into " + rows.table().name(), e);
        }
    }

    /**
     * Fills a table with what the query of its model gives.
     *
     * @param asOf the run that {@code :as_of} stands for in it
     */
    void make(Model model, String asOf) {
        TableSpec table = model.table();
        update("insert into " + table.name() + " (" + table.columnList() + ") "
                + model.sql().replace(":as_of", "'" + asOf.replace("'", "''") + "'"));
    }

    /** Works on this many threads from now on, where the database runs in this process. */
    public void onThreads(int threads) {
        try {
            dialect.onThreads(connection, threads);
        } catch (SQLException e) {
            throw failed("threads " + threads, e);
        }
    }

    /** Makes an empty table that lives as long as this connection. */
    public void stage(TableSpec table) {
        update("drop table if exists " + table.name());
        update(table.temporaryDdl(dialect));
    }

    /** Writes a table to one Parquet file. */
    public void exportParquet(TableSpec table, Path parquet) {
        try {
            dialect.exportParquet(connection, table, parquet);
        } catch (SQLException e) {
            throw failed("export to " + parquet, e);
        }
    }

    /** Does all of the work or nothing of it; what was done is there to stay when this comes back. */
    public void inTransaction(Runnable work) {
        try {
            connection.setAutoCommit(false);
            try {
                work.run();
                dialect.commit(connection);
            } catch (RuntimeException | Error e) {
                rollback(e);
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw failed("transaction", e);
        }
    }

    private void rollback(Throwable cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    /** What this database does in its own way. */
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public void close() {
        OPEN.remove(dialect.landingDirectory());
        try {
            connection.close();
        } catch (SQLException e) {
            throw failed("close", e);
        }
        dialect.close();
    }

    private PreparedStatement prepare(String sql, @Nullable Object... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            for (int i = 0; i < parameters.length; i++) {
                bind(statement, i + 1, parameters[i]);
            }
            return statement;
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    /** Times go as text, which statements cast: not every driver takes them otherwise. */
    private static void bind(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        if (value == null) {
            statement.setNull(index, Types.VARCHAR);
        } else if (value instanceof Instant instant) {
            statement.setString(index, text(instant));
        } else {
            statement.setObject(index, value);
        }
    }

    /** A time as statements cast it to a timestamp. */
    static String text(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC).toString();
    }

    /** A timestamp column, kept in UTC; null when it is null. */
    public static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        Object value = row.getObject(column);
        if (value instanceof Timestamp timestamp) {
            return timestamp.toLocalDateTime().toInstant(ZoneOffset.UTC);
        }
        return value instanceof LocalDateTime time ? time.toInstant(ZoneOffset.UTC) : null;
    }

    private static NonRetriableException failed(String what, SQLException e) {
        String statement = what.length() > 200 ? what.substring(0, 200) + "…" : what;
        return new NonRetriableException("the warehouse refused: " + e.getMessage() + " — in: " + statement, e);
    }
}
