package fr.jobmarket.warehouse.internal;

import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.error.NonRetriableException;
import fr.jobmarket.error.RetriableException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Snowflake, through its driver as it is published: {@code net.snowflake:snowflake-jdbc}, which the program brings. User, key
 * ({@code private_key_file}), role, database, schema and warehouse are parameters of the URL.
 *
 * <p>What lands waits in a folder of this machine, which one process at a time may have.
 */
final class SnowflakeDialect implements Dialect {

    /** What a URL of this dialect starts with. */
    static final String PREFIX = "jdbc:snowflake:";

    /** Settings a URL may overrule; the driver hands those it does not know to the session. */
    private static final Map<String, String> DEFAULTS = Map.of(
            "QUERY_TAG", "jobmarket",
            "STATEMENT_TIMEOUT_IN_SECONDS", "3600",
            "TIMESTAMP_TYPE_MAPPING", "TIMESTAMP_NTZ",
            "disablePlatformDetection", "true");

    private static final Logger LOG = LoggerFactory.getLogger(SnowflakeDialect.class);
    private static final String STAGE = "@~/jobmarket";
    /** Half of what a value may hold, as characters outside ASCII take several bytes. */
    private static final int CHARACTERS_PER_BIND = 4 << 20;

    private final String url;
    private final Path landing;
    private @Nullable FileChannel lock;
    private boolean puts;

    /** @param landing a folder for what lands; made when it does not exist */
    SnowflakeDialect(String url, Path landing) {
        this.url = url;
        this.landing = landing.toAbsolutePath();
    }

    /** Host and account: parameters may be secrets. */
    private String shownUrl() {
        return url.replaceAll("[?;].*", "");
    }

    @Override
    public Connection connect() {
        lockLanding();
        try {
            Connection connection = DriverManager.getConnection(url, settings());
            puts = canPut(connection);
            return connection;
        } catch (SQLException e) {
            throw cannotOpen(e);
        }
    }

    @Override
    public void commit(Connection connection) throws SQLException {
        connection.commit();
    }

    private Properties settings() {
        Properties settings = new Properties();
        String given = url.toLowerCase(Locale.ROOT);
        DEFAULTS.forEach((name, value) -> {
            if (!given.contains(name.toLowerCase(Locale.ROOT) + "=")) {
                settings.setProperty(name, value);
            }
        });
        return settings;
    }

    private RuntimeException cannotOpen(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        if (String.valueOf(e.getMessage()).startsWith("No suitable driver")) {
            return new InvalidInputException(
                    "cannot open the warehouse " + shownUrl()
                            + ": the driver is missing; add net.snowflake:snowflake-jdbc to the class path",
                    e);
        }
        String message = "cannot open the warehouse " + shownUrl() + ": "
                + withoutSecrets(String.valueOf(e.getMessage())) + "; check JOBMARKET_WAREHOUSE_URL";
        return state.startsWith("08") ? new RetriableException(message, e) : new NonRetriableException(message, e);
    }

    private static String withoutSecrets(String message) {
        return message.replaceAll("(?i)((?:password|pwd|token|private_key\\w*)=)[^&\\s]*", "$1…");
    }

    private void lockLanding() {
        try {
            Files.createDirectories(landing);
            FileChannel channel =
                    FileChannel.open(landing.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            lock = channel;
            if (channel.tryLock() == null) {
                throw inUse();
            }
        } catch (OverlappingFileLockException e) {
            throw inUse();
        } catch (IOException e) {
            throw new NonRetriableException(
                    "cannot use the folder " + landing + " for what lands: " + e.getMessage()
                            + "; check the rights of that folder",
                    e);
        }
    }

    private RetriableException inUse() {
        return new RetriableException(
                "another process uses " + landing + ", where batches for " + shownUrl()
                        + " land; wait until it has finished or stop it, then try again",
                null);
    }

    /** Tried outside any transaction, as an error would end one. Emulators cannot. */
    private boolean canPut(Connection connection) {
        Path probe = landing.resolve("probe.json");
        try (Statement statement = connection.createStatement()) {
            Files.writeString(probe, "{}\n");
            statement.execute(put(probe));
            statement.execute("remove " + STAGE + "/probe.json.gz");
            return true;
        } catch (SQLException | IOException | RuntimeException e) {
            LOG.info(
                    "{} takes no files, so rows are sent as JSON in statements: {}",
                    shownUrl(),
                    String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
            return false;
        }
    }

    static String put(Path file) {
        return "put 'file://" + file.toString().replace("'", "\\'") + "' " + STAGE
                + " auto_compress = true overwrite = true";
    }

    static String copy(TableSpec table, String stagedFile) {
        return "copy into " + table.name() + " from '" + STAGE + "/" + stagedFile
                + "' file_format = (type = json) match_by_column_name = case_insensitive purge = true";
    }

    static String insertJson(TableSpec table) {
        return "insert into " + table.name() + " (" + table.columnList() + ") select "
                + table.columns().stream()
                        .map(column -> "cast(f.value:" + column.name() + " as " + column.type() + ")")
                        .collect(Collectors.joining(", "))
                + " from table(flatten(input => parse_json(?))) f";
    }

    @Override
    public Path landingDirectory() {
        return landing;
    }

    @Override
    public void close() {
        try {
            if (lock != null) {
                lock.close();
            }
        } catch (IOException e) {
            throw new NonRetriableException("cannot release the lock of " + landing + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void load(Connection connection, TableSpec table, Path ndjson) throws SQLException {
        if (puts) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(put(ndjson));
                statement.execute(copy(table, ndjson.getFileName() + ".gz"));
            }
        } else {
            insertInPieces(connection, table, ndjson);
        }
    }

    private static void insertInPieces(Connection connection, TableSpec table, Path ndjson) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(insertJson(table));
                BufferedReader lines = Files.newBufferedReader(ndjson)) {
            StringBuilder piece = new StringBuilder();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                piece.append(piece.isEmpty() ? '[' : ',').append(line);
                if (piece.length() >= CHARACTERS_PER_BIND) {
                    insert(statement, piece);
                }
            }
            if (!piece.isEmpty()) {
                insert(statement, piece);
            }
        } catch (IOException e) {
            throw new NonRetriableException("cannot read " + ndjson + ": " + e.getMessage(), e);
        }
    }

    private static void insert(PreparedStatement statement, StringBuilder piece) throws SQLException {
        statement.setString(1, piece.append(']').toString());
        statement.executeUpdate();
        piece.setLength(0);
    }

    /** The driver hands out text as the bytes it came in. */
    @Override
    public String utf8(String expression) {
        return expression;
    }

    @Override
    public String documents() {
        return "varchar";
    }

    @Override
    public void onThreads(Connection connection, int threads) {
        // its warehouse has a size of its own
    }

    @Override
    public void exportParquet(Connection connection, TableSpec table, Path parquet) throws SQLException {
        NdjsonFile rows = new NdjsonFile(table, landing.resolve(table.name() + ".export.ndjson"));
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select " + table.columnList() + " from " + table.name())) {
            @Nullable Object[] values = new @Nullable Object[table.columns().size()];
            while (row.next()) {
                for (int i = 0; i < values.length; i++) {
                    values[i] = row.getObject(i + 1);
                }
                rows.row(values);
            }
        } catch (SQLException | RuntimeException e) {
            rows.close();
            throw e;
        }
        NdjsonFile.Written written = rows.finish();
        try (Connection local = DriverManager.getConnection(DuckDbDialect.PREFIX)) {
            DuckDbDialect.toParquet(local, DuckDbDialect.readJson(table, written.file()), parquet);
        }
        written.delete();
    }
}
