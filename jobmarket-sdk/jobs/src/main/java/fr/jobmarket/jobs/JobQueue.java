package fr.jobmarket.jobs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.error.NonRetriableException;
import fr.jobmarket.error.RetriableException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Jobs in the application database: some processes ask for them, others do them, one at a time across all processes. Who
 * works shows a sign of life every few seconds; a job whose worker has shown none for half a minute has failed, which
 * every reader finds out, so that no job seems to run for ever. Moments are those of the database's clock. Thread-safe.
 *
 * <p>All methods throw {@link RetriableException} when the database does not answer as it should.
 */
public final class JobQueue {

    /** How long a worker is believed to be alive without a sign. */
    public static final Duration LEASE = Duration.ofSeconds(30);

    private static final String ABANDONED =
            "its worker stopped answering; what it had done is kept, and asking again goes on from there";
    private static final String UNIQUE_VIOLATION = "23505";
    private static final String LEASE_NAME = "pipeline";
    private static final String WAITS_LONGEST = "select min(id) from job where state = ?";
    private static final String COLUMNS =
            "id, kind, parameters, requested_by, state, task, done, total, run_id, result,"
                    + " error, created_at, started_at, ended_at, cancel_requested_at";
    private static final int LONGEST_RESULT = 1_000;
    private static final int LONGEST_ERROR = 4_000;
    private static final int LONGEST_NAME = 300;
    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    /** Opens connections to the application database, which has its tables. */
    @FunctionalInterface
    public interface Connections {
        /** A connection, which the queue closes. */
        Connection open() throws SQLException;
    }

    /** What a worker hears in answer to a sign of life. */
    enum Sign {
        GO_ON,
        CANCEL,
        LOST
    }

    private final Connections connections;
    private final Duration lease;

    JobQueue(Connections connections, Duration lease) {
        this.connections = connections;
        this.lease = lease;
    }

    /** The jobs of the database these connections lead to. */
    public static JobQueue on(Connections connections) {
        return new JobQueue(connections, LEASE);
    }

    /**
     * Asks for a job.
     *
     * @param requestedBy the id of an account, or in words what asks
     * @return the job; empty when one of its kind is waiting already
     * @throws InvalidInputException when it is a command, which no worker does
     */
    public Optional<Job> request(JobRequest request, String requestedBy) {
        if (request instanceof JobRequest.Command command) {
            throw new InvalidInputException("no worker does " + command.name() + "; type it as a command");
        }
        return inTransaction(connection -> {
            try {
                long id = insert(connection, request, requestedBy, JobState.REQUESTED, now(connection));
                return Optional.of(require(connection, id));
            } catch (SQLException e) {
                if (UNIQUE_VIOLATION.equals(e.getSQLState())) {
                    connection.rollback();
                    return Optional.empty();
                }
                throw e;
            }
        });
    }

    /**
     * Begins a job that nobody has asked for before, unless another is being worked on.
     *
     * @throws RetriableException naming who works, when somebody does
     */
    public Work begin(JobRequest request, String requestedBy, Worker worker) {
        return inTransaction(connection -> {
            Instant now = now(connection);
            long id = insert(connection, request, requestedBy, JobState.RUNNING, now);
            Optional<Long> token = take(connection, worker, id, now);
            if (token.isEmpty()) {
                throw new RetriableException(
                        "the pipeline is at work (" + holder(connection) + "); wait until it has finished, or stop it",
                        null);
            }
            endAbandoned(connection, now);
            return new Work(this, require(connection, id), token.get());
        });
    }

    /** Whether a job waits for a worker. */
    public boolean isAnyWaiting() {
        return inTransaction(connection ->
                queryLong(connection, WAITS_LONGEST, JobState.REQUESTED.name()).isPresent());
    }

    /** Begins the job that has waited longest; empty when none waits, or another is being worked on. */
    public Optional<Work> next(Worker worker) {
        return inTransaction(connection -> {
            Instant now = now(connection);
            Optional<Long> waiting = queryLong(connection, WAITS_LONGEST, JobState.REQUESTED.name());
            Optional<Long> token = waiting.isEmpty() ? Optional.empty() : take(connection, worker, waiting.get(), now);
            if (token.isEmpty()) {
                return Optional.empty();
            }
            int claimed = update(
                    connection,
                    "update job set state = ?, waiting = null, started_at = ? where id = ? and state = ?",
                    JobState.RUNNING.name(),
                    now,
                    waiting.get(),
                    JobState.REQUESTED.name());
            if (claimed == 0) {
                connection.rollback();
                return Optional.empty();
            }
            endAbandoned(connection, now);
            return Optional.of(new Work(this, require(connection, waiting.get()), token.get()));
        });
    }

    /**
     * Asks to stop a job: one that waits is cancelled at once, one that is worked on at the next moment its worker looks.
     *
     * @return the job afterwards, which is as it was when it had ended before; empty when there is none with this id
     */
    public Optional<Job> cancel(long id) {
        return inTransaction(connection -> {
            Instant now = now(connection);
            endAbandoned(connection, now);
            update(
                    connection,
                    "update job set state = ?, waiting = null, cancel_requested_at = ?, ended_at = ?, error = ?"
                            + " where id = ? and state = ?",
                    JobState.CANCELLED.name(),
                    now,
                    now,
                    "cancelled before it began",
                    id,
                    JobState.REQUESTED.name());
            update(
                    connection,
                    "update job set cancel_requested_at = ? where id = ? and state = ? and cancel_requested_at is null",
                    now,
                    id,
                    JobState.RUNNING.name());
            return find(connection, id);
        });
    }

    /** The job with this id, with its log. */
    public Optional<Job> find(long id) {
        return inTransaction(connection -> {
            endAbandoned(connection, now(connection));
            return find(connection, id);
        });
    }

    /**
     * The latest jobs, newest first, without their logs.
     *
     * @param kind of which kind; null for all
     * @param limit how many at most
     */
    public List<Job> latest(JobRequest.@Nullable Kind kind, int limit) {
        return inTransaction(connection -> {
            endAbandoned(connection, now(connection));
            String select = "select " + COLUMNS + ", '' from job";
            return kind == null
                    ? jobs(connection, select + " order by id desc limit ?", limit)
                    : jobs(connection, select + " where kind = ? order by id desc limit ?", kind.name(), limit);
        });
    }

    /** The jobs that worked on a run of the warehouse, oldest first, without their logs. */
    public List<Job> ofRun(String runId) {
        return inTransaction(connection -> {
            endAbandoned(connection, now(connection));
            return jobs(connection, "select " + COLUMNS + ", '' from job where run_id = ? order by id", runId);
        });
    }

    /**
     * Removes jobs that ended longer ago than this; none that waits or is being worked on.
     *
     * @return how many
     */
    public int removeEnded(Duration keep) {
        return inTransaction(connection -> {
            Instant now = now(connection);
            endAbandoned(connection, now);
            return update(
                    connection,
                    "delete from job where state not in (?, ?) and ended_at < ?",
                    JobState.REQUESTED.name(),
                    JobState.RUNNING.name(),
                    now.minus(keep));
        });
    }

    Duration lease() {
        return lease;
    }

    /** Prolongs the lease and stores how far the work is. */
    Sign beat(Work work) {
        return inTransaction(connection -> {
            Instant now = now(connection);
            int held = update(
                    connection,
                    "update worker_lease set expires_at = ? where name = ? and token = ?",
                    now.plus(lease),
                    LEASE_NAME,
                    work.token());
            if (held == 0 || store(connection, work) == 0) {
                return Sign.LOST;
            }
            return queryLong(
                                    connection,
                                    "select count(*) from job where id = ? and cancel_requested_at is not null",
                                    work.job().id())
                            .equals(Optional.of(0L))
                    ? Sign.GO_ON
                    : Sign.CANCEL;
        });
    }

    /** Records how the work ended, unless it is not its worker's any more, and gives the lease back. */
    void end(Work work, JobState state, @Nullable String result, @Nullable String error) {
        inTransaction(connection -> {
            Instant now = now(connection);
            store(connection, work);
            update(
                    connection,
                    "update job set state = ?, result = ?, error = ?, ended_at = ? where id = ? and state = ?",
                    state.name(),
                    cut(result, LONGEST_RESULT),
                    cut(error, LONGEST_ERROR),
                    now,
                    work.job().id(),
                    JobState.RUNNING.name());
            return update(
                    connection,
                    "update worker_lease set expires_at = ?, job_id = null where name = ? and token = ?",
                    now,
                    LEASE_NAME,
                    work.token());
        });
    }

    private static int store(Connection connection, Work work) throws SQLException {
        Job.Progress progress = work.progress();
        return update(
                connection,
                "update job set task = ?, done = ?, total = ?, run_id = ?, log_tail = ? where id = ? and state = ?",
                progress == null ? null : progress.task(),
                progress == null ? null : progress.done(),
                progress == null ? null : progress.total(),
                work.runId(),
                String.join("\n", work.log()),
                work.job().id(),
                JobState.RUNNING.name());
    }

    private static long insert(
            Connection connection, JobRequest request, String requestedBy, JobState state, Instant now)
            throws SQLException {
        boolean waits = state == JobState.REQUESTED;
        String insert = "insert into job (kind, waiting, parameters, requested_by, state, created_at, started_at)"
                + " values (?, ?, ?, ?, ?, ?, ?)";
        try (PreparedStatement statement = connection.prepareStatement(insert, new String[] {"id"})) {
            bind(
                    statement,
                    request.kind().name(),
                    waits ? request.kind().name() : null,
                    json(request),
                    cut(requestedBy, LONGEST_NAME),
                    state.name(),
                    now,
                    waits ? null : now);
            statement.executeUpdate();
            try (ResultSet keys = statement.getGeneratedKeys()) {
                keys.next();
                return keys.getLong(1);
            }
        }
    }

    /** Takes the lease for a job; empty when another holds it. Whoever comes second waits for the first to commit. */
    private Optional<Long> take(Connection connection, Worker worker, long jobId, Instant now) throws SQLException {
        int taken = update(
                connection,
                "update worker_lease set token = token + 1, holder = ?, workplace = ?, job_id = ?, expires_at = ?"
                        + " where name = ? and (expires_at <= ? or workplace = ?)",
                cut(worker.name(), LONGEST_NAME),
                worker.workplace(),
                jobId,
                now.plus(lease),
                LEASE_NAME,
                now,
                worker.workplace());
        return taken == 0
                ? Optional.empty()
                : queryLong(connection, "select token from worker_lease where name = ?", LEASE_NAME);
    }

    private static void endAbandoned(Connection connection, Instant now) throws SQLException {
        update(
                connection,
                "update job set state = ?, ended_at = ?, error = ? where state = ? and not exists"
                        + " (select 1 from worker_lease where job_id = job.id and expires_at > ?)",
                JobState.FAILED.name(),
                now,
                ABANDONED,
                JobState.RUNNING.name(),
                now);
    }

    private static String holder(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                        "select l.holder, j.started_at, j.kind, j.parameters from worker_lease l"
                                + " join job j on j.id = l.job_id");
                ResultSet row = statement.executeQuery()) {
            return row.next()
                    ? what(request(JobRequest.Kind.valueOf(row.getString(3)), row.getString(4))) + ", "
                            + row.getString(1) + " since " + instant(row, 2)
                    : "nobody any more";
        }
    }

    private static String what(JobRequest request) {
        return request instanceof JobRequest.Command command
                ? command.name()
                : request.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static Job require(Connection connection, long id) throws SQLException {
        return find(connection, id).orElseThrow(() -> new IllegalStateException("job " + id + " was written before"));
    }

    private static Optional<Job> find(Connection connection, long id) throws SQLException {
        return jobs(connection, "select " + COLUMNS + ", log_tail from job where id = ?", id).stream()
                .findFirst();
    }

    private static List<Job> jobs(Connection connection, String query, Object... values) throws SQLException {
        List<Job> jobs = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            bind(statement, values);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    jobs.add(job(row));
                }
            }
        }
        return jobs;
    }

    private static Job job(ResultSet row) throws SQLException {
        String task = row.getString(6);
        String log = row.getString(16);
        return new Job(
                row.getLong(1),
                request(JobRequest.Kind.valueOf(row.getString(2)), row.getString(3)),
                row.getString(4),
                JobState.valueOf(row.getString(5)),
                task == null ? null : new Job.Progress(task, row.getLong(7), row.getLong(8)),
                row.getString(9),
                row.getString(10),
                row.getString(11),
                log.isEmpty() ? List.of() : log.lines().toList(),
                row.getObject(12, OffsetDateTime.class).toInstant(),
                instant(row, 13),
                instant(row, 14),
                instant(row, 15));
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static Instant now(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select current_timestamp");
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getObject(1, OffsetDateTime.class).toInstant();
        }
    }

    private static Optional<Long> queryLong(Connection connection, String query, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            bind(statement, values);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                long value = row.getLong(1);
                return row.wasNull() ? Optional.empty() : Optional.of(value);
            }
        }
    }

    private static int update(Connection connection, String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            return statement.executeUpdate();
        }
    }

    private static void bind(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            statement.setObject(i + 1, value instanceof Instant moment ? moment.atOffset(ZoneOffset.UTC) : value);
        }
    }

    private static String json(JobRequest request) {
        try {
            return JSON.writeValueAsString(request);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("requests are always writable", e);
        }
    }

    private static JobRequest request(JobRequest.Kind kind, String json) {
        try {
            return JSON.readValue(json, kind.type);
        } catch (JsonProcessingException e) {
            throw new NonRetriableException("a job of the application database cannot be read: " + json, e);
        }
    }

    /** Not longer than its column, and without the character that PostgreSQL refuses. */
    static @Nullable String cut(@Nullable String text, int longest) {
        if (text == null) {
            return null;
        }
        String clean = text.replace('\0', ' ');
        return clean.length() <= longest ? clean : clean.substring(0, longest - 1) + "…";
    }

    private <T> T inTransaction(Transaction<T> transaction) {
        try (Connection connection = connections.open()) {
            connection.setAutoCommit(false);
            try {
                T result = transaction.in(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new RetriableException("the application database did not do as asked (" + e.getMessage() + ")", e);
        }
    }

    @FunctionalInterface
    private interface Transaction<T> {
        T in(Connection connection) throws SQLException;
    }
}
