package fr.jobmarket.warehouse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.warehouse.internal.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The record of runs and their tasks ({@code meta.run}, {@code meta.task}). Thread-safe. */
public final class RunLog {

    private static final DateTimeFormatter ID =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<TreeMap<String, Long>> COUNTS = new TypeReference<>() {};

    private final Database database;
    private final Clock clock;

    RunLog(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Starts a run.
     *
     * @param kind the command that runs, such as {@code run} or {@code harvest}
     */
    public Run start(String kind) {
        synchronized (database) {
            Instant now = clock.instant();
            String id = nextId(now);
            database.updateToStay(
                    "insert into meta.run (run_id, kind, status, started_at) values (?, ?, ?, cast(? as timestamp))",
                    id,
                    kind,
                    Run.Status.RUNNING.name(),
                    now);
            return new Run(id, kind, Run.Status.RUNNING, now, null, null);
        }
    }

    /** Ids follow the clock, but never run backwards with it: what is later must sort later. */
    private String nextId(Instant now) {
        String last = database.list("select max(run_id) from meta.run", row -> Optional.ofNullable(row.getString(1)))
                .get(0)
                .orElse("");
        String id = ID.format(now);
        if (id.compareTo(last) > 0) {
            return id;
        }
        return ID.format(ID.parse(last, Instant::from).plusMillis(1));
    }

    /** Continues a run that ended early or was stopped: it counts as running again. */
    public Run resume(Run run) {
        synchronized (database) {
            database.updateToStay(
                    "update meta.run set status = ?, ended_at = null, error = null where run_id = ?",
                    Run.Status.RUNNING.name(),
                    run.id());
            return new Run(run.id(), run.kind(), Run.Status.RUNNING, run.startedAt(), null, null);
        }
    }

    /** Ends a run. */
    public void end(String runId, Run.Status status, @Nullable String error) {
        synchronized (database) {
            database.updateToStay(
                    "update meta.run set status = ?, ended_at = cast(? as timestamp), error = ? where run_id = ?",
                    status.name(),
                    clock.instant(),
                    error,
                    runId);
        }
    }

    /** The run of this id. */
    public Optional<Run> find(String runId) {
        return runs("where run_id = ?", runId).stream().findFirst();
    }

    /** The run of this id. Throws {@link InvalidInputException} naming the latest ones when there is none. */
    public Run get(String runId) {
        return find(runId)
                .orElseThrow(() -> new InvalidInputException("unknown run \"" + runId + "\"; the latest are: "
                        + String.join(", ", latest(5).stream().map(Run::id).toList())));
    }

    /** The latest runs, newest first. */
    public List<Run> latest(int limit) {
        return runs("order by run_id desc limit " + limit);
    }

    private List<Run> runs(String restriction, Object... parameters) {
        synchronized (database) {
            return database.list(
                    "select run_id, kind, status, started_at, ended_at, error from meta.run " + restriction,
                    RunLog::run,
                    parameters);
        }
    }

    /**
     * Starts a task, or starts it again when the run is resumed.
     *
     * @param source for harvests, the short name of the source
     * @param plan for harvests of a plan, its name: once such a task is {@code COMPLETE}, offers of that plan it did
     *     not see are no longer available. Absent for a harvest that says nothing about what it did not see.
     */
    public void startTask(String runId, String name, @Nullable String source, @Nullable String plan) {
        synchronized (database) {
            database.inTransaction(() -> {
                database.update("delete from meta.task where run_id = ? and task = ?", runId, name);
                database.update(
                        "insert into meta.task (run_id, task, source, plan, status, started_at, counts) "
                                + "values (?, ?, ?, ?, ?, cast(? as timestamp), '{}')",
                        runId,
                        name,
                        source,
                        plan,
                        Run.Status.RUNNING.name(),
                        clock.instant());
            });
        }
    }

    /** Ends a task. */
    public void endTask(
            String runId, String name, Run.Status status, Map<String, Long> counts, @Nullable String error) {
        synchronized (database) {
            database.updateToStay(
                    "update meta.task set status = ?, ended_at = cast(? as timestamp), counts = ?, error = ? where run_id = ? and task = ?",
                    status.name(),
                    clock.instant(),
                    json(counts),
                    error,
                    runId,
                    name);
        }
    }

    /**
     * Ends a task that failed. When even that cannot be written, the failure to write is suppressed in the failure
     * itself, which the caller throws on.
     */
    public void failTask(String runId, String name, Map<String, Long> counts, RuntimeException failure) {
        try {
            endTask(runId, name, Run.Status.FAILED, counts, String.valueOf(failure.getMessage()));
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    /** The tasks of a run, in the order they started. */
    public List<Task> tasks(String runId) {
        return selectTasks("where run_id = ? order by started_at, task", runId);
    }

    /** The latest tasks of this name and plan, of whatever run, that ended with everything done; newest first. */
    public List<Task> latestComplete(String name, String plan, int limit) {
        return selectTasks(
                "where task = ? and plan = ? and status = ? order by run_id desc limit " + limit,
                name,
                plan,
                Run.Status.COMPLETE.name());
    }

    private List<Task> selectTasks(String restriction, Object... parameters) {
        synchronized (database) {
            return database.list(
                    "select run_id, task, source, plan, status, started_at, ended_at, counts, error from meta.task "
                            + restriction,
                    RunLog::task,
                    parameters);
        }
    }

    private static Run run(ResultSet row) throws SQLException {
        return new Run(
                row.getString(1),
                row.getString(2),
                Run.Status.valueOf(row.getString(3)),
                Objects.requireNonNull(Database.instant(row, 4)),
                Database.instant(row, 5),
                row.getString(6));
    }

    private static Task task(ResultSet row) throws SQLException {
        return new Task(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                Run.Status.valueOf(row.getString(5)),
                Objects.requireNonNull(Database.instant(row, 6)),
                Database.instant(row, 7),
                counts(row.getString(8)),
                row.getString(9));
    }

    private static Map<String, Long> counts(@Nullable String json) {
        try {
            return json == null ? Map.of() : JSON.readValue(json, COUNTS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("meta.task.counts is written by this class only", e);
        }
    }

    private static String json(Map<String, Long> counts) {
        try {
            return JSON.writeValueAsString(new TreeMap<>(counts));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("numbers are always writable", e);
        }
    }
}
