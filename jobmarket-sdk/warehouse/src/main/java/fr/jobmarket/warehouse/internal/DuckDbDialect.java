package fr.jobmarket.warehouse.internal;

import com.sun.management.OperatingSystemMXBean;
import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.error.NonRetriableException;
import fr.jobmarket.error.RetriableException;
import fr.jobmarket.internal.Folders;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** DuckDB in this process: one file, one writing process. */
final class DuckDbDialect implements Dialect {

    /** What a URL of this dialect starts with. */
    static final String PREFIX = "jdbc:duckdb:";

    private static final Pattern HOLDER = Pattern.compile("Conflicting lock is held in (.*?) \\(PID (\\d+)\\)");

    private final String url;
    private final Optional<Path> file;
    private final Optional<DuckDbCommits> commits;
    private final Path landing;

    /** The database of a URL such as {@code jdbc:duckdb:data/warehouse.duckdb}; {@code jdbc:duckdb:} is in memory. */
    DuckDbDialect(String url, Clock clock) {
        this.url = url;
        String path = url.substring(PREFIX.length());
        this.file = path.isEmpty() || path.startsWith(":memory:")
                ? Optional.empty()
                : Optional.of(Path.of(path).toAbsolutePath());
        file.ifPresent(DuckDbDialect::refuseNameOfLayer);
        this.commits = file.map(database -> new DuckDbCommits(database, clock));
        this.landing = prepareFolders();
    }

    /** DuckDB calls a database by its file, and could not tell {@code silver.offer} of one called silver. */
    private static void refuseNameOfLayer(Path file) {
        String name =
                String.valueOf(file.getFileName()).replaceFirst("\\..*", "").toLowerCase(Locale.ROOT);
        if (Models.LAYERS.contains(name)) {
            throw new InvalidInputException("the file of the warehouse cannot be called " + file.getFileName()
                    + ", as a layer of it is called " + name + "; give it another name in JOBMARKET_WAREHOUSE_URL");
        }
    }

    private Path prepareFolders() {
        try {
            if (file.isEmpty()) {
                return Files.createTempDirectory("jobmarket-landing");
            }
            Path folder = file.get().resolveSibling(file.get().getFileName() + ".landing");
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new InvalidInputException(
                    "cannot create the folder of the warehouse " + url + ": " + e.getMessage()
                            + "; check JOBMARKET_WAREHOUSE_URL",
                    e);
        }
    }

    @Override
    public Connection connect() {
        try {
            return commits.isPresent() ? commits.get().open(this::open) : open();
        } catch (SQLException e) {
            refuseWhenHeld(e);
            throw cannotOpen(e);
        } catch (IOException e) {
            throw cannotOpen(e);
        }
    }

    @Override
    public void commit(Connection connection) throws SQLException {
        if (commits.isEmpty()) {
            connection.commit();
            return;
        }
        try {
            commits.get().commit(connection);
        } catch (IOException e) {
            throw new NonRetriableException(
                    "cannot note what was written to the warehouse " + url + ": " + e.getMessage()
                            + "; check space and rights of that folder",
                    e);
        }
    }

    private Connection open() throws SQLException {
        Properties settings = new Properties();
        settings.setProperty("jdbc_stream_results", "true");
        Connection connection = DriverManager.getConnection(url, settings);
        try (Statement statement = connection.createStatement()) {
            statement.execute("set memory_limit = '" + memoryLimitMegabytes() + "MB'");
            statement.execute("set temp_directory = " + quoted(landing));
            statement.execute("set preserve_insertion_order = false");
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        return connection;
    }

    /**
     * DuckDB would take 80 % of the machine, which the Java heap beside it needs too: a quarter is enough, and for a
     * million offers 1.5 GB.
     */
    private static long memoryLimitMegabytes() {
        long machine = ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getTotalMemorySize();
        return Math.min(1536, Math.max(512, machine / 4 / (1 << 20)));
    }

    private void refuseWhenHeld(SQLException e) {
        Matcher holder = HOLDER.matcher(String.valueOf(e.getMessage()));
        if (holder.find()) {
            throw new RetriableException(
                    "the warehouse " + url + " is in use by process " + holder.group(2) + " (" + holder.group(1)
                            + "); wait until it has finished or stop it, then try again",
                    e);
        }
    }

    private NonRetriableException cannotOpen(Exception e) {
        return new NonRetriableException(
                "cannot open the warehouse " + url + ": " + e.getMessage() + "; check JOBMARKET_WAREHOUSE_URL", e);
    }

    @Override
    public Path landingDirectory() {
        return landing;
    }

    /** What landed for a database in memory is gone with it. */
    @Override
    public void close() {
        if (file.isEmpty()) {
            Folders.remove(landing);
        }
    }

    @Override
    public void load(Connection connection, TableSpec table, Path ndjson) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "insert into " + table.name() + " (" + table.columnList() + ") " + readJson(table, ndjson));
        }
    }

    /** A query for the rows of a file with one JSON object a line. */
    static String readJson(TableSpec table, Path ndjson) {
        String types = table.columns().stream()
                .map(column -> column.name() + ": '" + column.type() + "'")
                .collect(Collectors.joining(", "));
        return "select " + table.columnList() + " from read_json(" + quoted(ndjson)
                + ", format = 'newline_delimited', maximum_object_size = 67108864, columns = {" + types + "})";
    }

    private static String quoted(Path file) {
        return "'" + file.toString().replace("'", "''") + "'";
    }

    @Override
    public String utf8(String expression) {
        return "encode(" + expression + ")";
    }

    /** Left to choose, it tries dictionaries, which takes twice as long as all else of a load and three times the space. */
    @Override
    public String documents() {
        return "varchar using compression zstd";
    }

    @Override
    public void onThreads(Connection connection, int threads) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set threads = " + threads);
        }
    }

    @Override
    public void exportParquet(Connection connection, TableSpec table, Path parquet) throws SQLException {
        toParquet(connection, "select " + table.columnList() + " from " + table.name(), parquet);
    }

    static void toParquet(Connection connection, String query, Path parquet) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("copy (" + query + ") to " + quoted(parquet) + " (format parquet, compression zstd)");
        }
    }
}
