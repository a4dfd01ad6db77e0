package fr.jobmarket.jobs;

import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.error.NonRetriableException;
import fr.jobmarket.error.RetriableException;
import fr.jobmarket.internal.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database of accounts, feedback, offers entered by hand and jobs: H2 in a file, or PostgreSQL. The gateway and the
 * pipeline open it with the same settings, and whoever comes first makes or completes its tables. Immutable;
 * {@link #toString()} shows nothing, as an address may hold a password.
 *
 * <p>The file of H2 is shared by processes of one machine: the first to open it serves the others on a port of the
 * loopback interface, for as long as it runs, and the next takes over. They find it by a file beside the database, which
 * holds the key. Processes that do not share a loopback interface, such as containers, need PostgreSQL.
 */
public final class ApplicationDatabase implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ApplicationDatabase.class);

    /** The variable that names the database. */
    public static final String URL = "JOBMARKET_DATABASE_URL";

    /** The variable that names its user. */
    public static final String USER = "JOBMARKET_DATABASE_USER";

    /** The variable that holds the password of its user. */
    public static final String PASSWORD = "JOBMARKET_DATABASE_PASSWORD";

    private static final String BIND_ADDRESS = "h2.bindAddress";
    private static final Pattern H2_FILE = Pattern.compile("jdbc:h2:(?:file:)?([./][^;]*)(?:;.*)?");

    /**
     * The same SQL must run on both databases, and what was committed must survive a killed process: without WRITE_DELAY=0
     * H2 keeps half a second of commits in memory.
     */
    private static final String H2_OPTIONS = ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1;WRITE_DELAY=0";

    /** How long a process that has just made the file may take to write into it. */
    private static final Duration FIRST_WRITE = Duration.ofSeconds(3);

    private final String url;
    private final String user;
    private final String password;

    private ApplicationDatabase(String url, String user, String password) {
        this.url = url;
        this.user = user;
        this.password = password;
    }

    /**
     * The database these variables name.
     *
     * @param variables {@code JOBMARKET_DATABASE_URL}, by default an H2 file under the home that processes share;
     *     {@code JOBMARKET_DATABASE_USER}, by default {@code sa} for H2 and the system's user for PostgreSQL;
     *     {@code JOBMARKET_DATABASE_PASSWORD}, empty by default
     * @param home the folder everything is kept in
     * @throws InvalidInputException when the address is of neither database
     */
    public static ApplicationDatabase of(Map<String, String> variables, Path home) {
        String given = variables.getOrDefault(URL, "").strip();
        String password = variables.getOrDefault(PASSWORD, "");
        if (given.startsWith("jdbc:postgresql:")) {
            return new ApplicationDatabase(given, variables.getOrDefault(USER, ""), password);
        }
        if (!given.isEmpty() && !given.startsWith("jdbc:h2:")) {
            throw new InvalidInputException(URL + " must start with jdbc:h2: or jdbc:postgresql:; leave it unset for an"
                    + " H2 file under JOBMARKET_HOME");
        }
        // H2 reads it when its driver is loaded, and listens everywhere without it.
        if (System.getProperty(BIND_ADDRESS) == null) {
            System.setProperty(BIND_ADDRESS, "127.0.0.1");
        }
        String file =
                home.toAbsolutePath().resolve("gateway").resolve("gateway").toString();
        String url = given.isEmpty() ? "jdbc:h2:file:" + file + ";AUTO_SERVER=TRUE" : given;
        return new ApplicationDatabase(url + H2_OPTIONS, variables.getOrDefault(USER, "sa"), password);
    }

    /** The address for JDBC, options included. It may hold a password. */
    public String url() {
        return url;
    }

    /** The class of the driver. */
    public String driver() {
        return url.startsWith("jdbc:h2:") ? "org.h2.Driver" : "org.postgresql.Driver";
    }

    /** The user, unless it is the driver's business. */
    public Optional<String> user() {
        return user.isEmpty() ? Optional.empty() : Optional.of(user);
    }

    /** The password; may be empty. */
    public String password() {
        return password;
    }

    /**
     * Makes the database usable: its file is private, and its tables are those of this version or of a later one.
     *
     * @throws InvalidInputException when its file cannot be kept, or was emptied
     * @throws NonRetriableException when it cannot be opened, or its tables cannot be brought up to date
     */
    public ApplicationDatabase open() {
        protect(url);
        try {
            Flyway.configure()
                    .dataSource(url, user.isEmpty() ? null : user, password)
                    .locations("classpath:db/migration")
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new NonRetriableException(
                    "the application database cannot be used (" + reason(e) + "); see " + URL + " and its user", e);
        }
        return this;
    }

    private static String reason(Throwable failure) {
        Throwable last = failure;
        while (last.getCause() != null) {
            last = last.getCause();
        }
        return String.valueOf(last.getMessage()).lines().findFirst().orElse("");
    }

    /** Whether there is one: false as long as nobody has made the file of an H2 database. */
    public boolean exists() {
        return h2File(url).map(Files::exists).orElse(true);
    }

    /** A connection, to be closed by the caller. */
    public Connection connect() throws SQLException {
        return user.isEmpty() ? DriverManager.getConnection(url) : DriverManager.getConnection(url, user, password);
    }

    /**
     * Lets go of the database: the file of an H2 database, which otherwise stays open as long as this process lives, is closed
     * with the last connection to it. Whatever connects later opens it again.
     */
    @Override
    public void close() {
        if (h2File(url).isEmpty() || !exists()) {
            return;
        }
        try (Connection last = connect();
                Statement statement = last.createStatement()) {
            statement.execute("SET DB_CLOSE_DELAY 0");
        } catch (SQLException e) {
            LOG.debug("the database stays open until the process ends: {}", reason(e));
        }
    }

    /** The jobs in this database. */
    public JobQueue jobs() {
        return JobQueue.on(this::connect);
    }

    /** What people left in this database, as it is now; to be closed by the caller. */
    public Contributions contributions() {
        return Contributions.in(this);
    }

    /**
     * Looks after the file of an H2 database before it is opened: only its owner may read it, and one that was emptied is
     * not taken for a new one. Other databases look after themselves.
     *
     * @param url the address of a database
     * @throws InvalidInputException when the file cannot be kept, or was emptied
     */
    public static void protect(String url) {
        Path file = h2File(url).orElse(null);
        if (file == null) {
            return;
        }
        try {
            PrivateFiles.makeFolderOf(file);
            if (url.contains("AUTO_SERVER=TRUE")) {
                // The key to the server lies beside the database, in a file that H2 makes readable for all.
                PrivateFiles.closeFolderOf(file);
            }
            boolean isNew = PrivateFiles.makeFile(file);
            if (!isNew && isEmptied(file)) {
                throw new InvalidInputException("the database " + file
                        + " is empty; put back a copy of it, or delete it to begin without any account");
            }
            PrivateFiles.close(file);
        } catch (IOException e) {
            throw new InvalidInputException(
                    "cannot keep the database in " + file + " (" + e.getMessage()
                            + "); make the folder writable or set " + URL,
                    e);
        }
    }

    private static Optional<Path> h2File(String url) {
        Matcher ofFile = H2_FILE.matcher(url);
        return ofFile.matches()
                ? Optional.of(Path.of(ofFile.group(1) + ".mv.db").toAbsolutePath())
                : Optional.empty();
    }

    /** Another process may have made the file a moment ago and be about to write into it. */
    private static boolean isEmptied(Path file) throws IOException {
        Instant end = Files.getLastModifiedTime(file).toInstant().plus(FIRST_WRITE);
        while (Files.size(file) == 0 && Instant.now().isBefore(end)) {
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new RetriableException("interrupted while another process makes the database " + file, e);
            }
        }
        return Files.size(file) == 0;
    }

    @Override
    public String toString() {
        return "ApplicationDatabase[" + driver() + "]";
    }
}
