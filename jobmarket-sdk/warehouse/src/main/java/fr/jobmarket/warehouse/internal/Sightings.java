package fr.jobmarket.warehouse.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sightings of offers on their way to {@code bronze.offer_presence}. An offer that a harvest sees as the one before it of the
 * same series did costs no row: the sequence it is in grows by that harvest. A sequence only grows by a harvest that took
 * place later and belongs to a later run, so that any state of the past is a beginning of it.
 */
public final class Sightings {

    /** The sightings of a harvest that show something else than the one before, in their order: of each offer the payloads. */
    private static final String CHANGES =
            "select source_id, payload_sha256, ordinal, row_number() over (partition by source_id order by ordinal) as nth "
                    + "from (select source_id, payload_sha256, ordinal from bronze.offer_seen "
                    + "where run_id = ? and source = ? and coalesce(plan, '') = ? "
                    + "qualify coalesce(lag(payload_sha256) over (partition by source_id order by ordinal), '') "
                    + "<> payload_sha256) s";

    /** The payload of each offer that the harvest, or the one before it, saw last. */
    private static final String TAIL =
            "select source_id, payload_sha256, first_harvest, last_harvest, ordinal from bronze.offer_presence "
                    + "where source = ? and last_harvest in (?, ?) qualify row_number() over (partition by source_id "
                    + "order by last_harvest desc, first_harvest desc, ordinal desc) = 1";

    private final Database database;

    /** Those of a database. */
    public Sightings(Database database) {
        this.database = database;
    }

    private record Harvest(
            long id, String runId, String source, @Nullable String plan, Instant harvestedAt) {

        /** As statements compare it: null is a series of its own. */
        private String series() {
            return plan == null ? "" : plan;
        }

        private boolean comesBefore(Harvest other) {
            return runId.compareTo(other.runId) < 0 && !harvestedAt.isAfter(other.harvestedAt);
        }
    }

    /** Takes up every sighting there is. To be done in a transaction. */
    public void fold() {
        noteHarvests("select run_id, source, plan, min(seen_at) from bronze.offer_seen s where %s "
                + "group by run_id, source, plan order by run_id, source, plan");
        noteHarvests("select run_id, source, plan, min(started_at) from meta.task s where source is not null "
                + "and status = 'COMPLETE' and %s group by run_id, source, plan order by run_id, source, plan");
        harvests("where exists (select 1 from bronze.offer_seen s where s.run_id = h.run_id and s.source = h.source "
                        + "and coalesce(s.plan, '') = coalesce(h.plan, '')) order by harvest_id")
                .forEach(this::fold);
    }

    private void noteHarvests(String query) {
        String unknown = "not exists (select 1 from bronze.harvest h where h.run_id = s.run_id and h.source = s.source "
                + "and coalesce(h.plan, '') = coalesce(s.plan, ''))";
        long last = database.number("select coalesce(max(harvest_id), 0) from bronze.harvest");
        for (Harvest harvest :
                database.list("select 0, h.* from (" + query.formatted(unknown) + ") h", Sightings::harvest)) {
            database.update(
                    "insert into bronze.harvest (harvest_id, run_id, source, plan, harvested_at) "
                            + "values (?, ?, ?, ?, cast(? as timestamp))",
                    ++last,
                    harvest.runId(),
                    harvest.source(),
                    harvest.plan(),
                    harvest.harvestedAt());
        }
    }

    private List<Harvest> harvests(String restriction, Object... parameters) {
        return database.list(
                "select harvest_id, run_id, source, plan, harvested_at from bronze.harvest h " + restriction,
                Sightings::harvest,
                parameters);
    }

    private static Harvest harvest(ResultSet row) throws SQLException {
        return new Harvest(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                Objects.requireNonNull(Database.instant(row, 5)));
    }

    /** Statements of the same text on every database, the harvest's sightings given up at the end. */
    private void fold(Harvest harvest) {
        Optional<Harvest> before = harvests(
                        "where source = ? and coalesce(plan, '') = ? and harvest_id < ? order by harvest_id desc limit 1",
                        harvest.source(),
                        harvest.series(),
                        harvest.id())
                .stream()
                .filter(previous -> previous.comesBefore(harvest))
                .findFirst();
        before.ifPresent(previous -> extend(harvest, previous));
        database.update(
                "insert into bronze.offer_presence (source, source_id, payload_sha256, first_harvest, last_harvest, ordinal) "
                        + "select ?, c.source_id, c.payload_sha256, ?, ?, c.ordinal from (" + CHANGES
                        + ") c left join ("
                        + TAIL + ") t on t.source_id = c.source_id and t.payload_sha256 = c.payload_sha256 "
                        + "and c.nth = 1 where t.source_id is null",
                harvest.source(),
                harvest.id(),
                harvest.id(),
                harvest.runId(),
                harvest.source(),
                harvest.series(),
                harvest.source(),
                harvest.id(),
                harvest.id());
        database.update(
                "delete from bronze.offer_seen where run_id = ? and source = ? and coalesce(plan, '') = ?",
                harvest.runId(),
                harvest.source(),
                harvest.series());
    }

    private void extend(Harvest harvest, Harvest previous) {
        database.update(
                "update bronze.offer_presence set last_harvest = ? from (select t.source_id, t.first_harvest, t.ordinal "
                        + "from (" + TAIL + ") t join (" + CHANGES + ") c on c.source_id = t.source_id "
                        + "and c.payload_sha256 = t.payload_sha256 and c.nth = 1 where t.last_harvest = ?) k "
                        + "where bronze.offer_presence.source = ? and bronze.offer_presence.source_id = k.source_id "
                        + "and bronze.offer_presence.first_harvest = k.first_harvest "
                        + "and bronze.offer_presence.ordinal = k.ordinal and bronze.offer_presence.last_harvest = ?",
                harvest.id(),
                harvest.source(),
                previous.id(),
                harvest.id(),
                harvest.runId(),
                harvest.source(),
                harvest.series(),
                previous.id(),
                harvest.source(),
                previous.id());
    }

    /** Takes one payload of an offer. */
    @FunctionalInterface
    interface PayloadConsumer {
        /** The offer's id of its source, and the hash. */
        void accept(String sourceId, String sha256);
    }

    /** Hands over what the last harvest of a series saw, whether taken up or not; payloads that were reduced apart. */
    void forEachLastSeen(String source, @Nullable String plan, PayloadConsumer consumer) {
        String series = plan == null ? "" : plan;
        database.forEach(
                "select r.source_id, r.payload_sha256 from bronze.offer_raw r join (select source_id, payload_sha256 "
                        + "from bronze.offer_presence where source = ? and last_harvest = (select max(harvest_id) "
                        + "from bronze.harvest where source = ? and coalesce(plan, '') = ?) "
                        + "union select source_id, payload_sha256 from bronze.offer_seen "
                        + "where source = ? and coalesce(plan, '') = ?) s "
                        + "on s.source_id = r.source_id and s.payload_sha256 = r.payload_sha256 "
                        + "where r.source = ? and r.redacted_at is null",
                row -> consumer.accept(row.getString(1), row.getString(2)),
                source,
                source,
                series,
                source,
                series,
                source);
    }

    /** The greatest number an offer of a run was given. */
    public long lastOrdinal(String runId) {
        return database.number(
                "select coalesce(max(ordinal), 0) from (select ordinal from bronze.offer_seen where run_id = ? union all "
                        + "select p.ordinal from bronze.offer_presence p join bronze.harvest h "
                        + "on h.harvest_id = p.first_harvest where h.run_id = ?) o",
                runId,
                runId);
    }
}
