package fr.jobmarket.warehouse.internal;

import fr.jobmarket.cleaning.CleaningResult;
import fr.jobmarket.cleaning.DuplicateFinder;
import fr.jobmarket.error.NonRetriableException;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.offer.OfferJson;
import fr.jobmarket.offer.Source;
import fr.jobmarket.source.RawOffer;
import fr.jobmarket.warehouse.ProgressListener;
import fr.jobmarket.warehouse.TransformReport;
import fr.jobmarket.warehouse.Transformation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Bronze to silver. Everything it changes is changed in the caller's transaction. */
public final class SilverBuilder {

    private static final int OFFERS_PER_CHUNK = 1_000;
    private static final String CLEANER_VERSION = "silver.cleaner_version";

    private static final String OFFERS =
            "select canonical, first_seen_at, last_seen_at, available, duplicate_of from silver.offer order by id";

    /** Which version of each offer counts, when it was seen first and last, and whether its source still has it. */
    private static final String TARGET = """
            create temporary table target as
            with seen as (
              select run_id, source, plan, source_id, payload_sha256, ordinal, seen_at
              from bronze.offer_seen where run_id <= ?
            ), latest as (
              select source, source_id, payload_sha256 from seen
              qualify row_number() over (partition by source, source_id order by run_id desc, ordinal desc) = 1
            ), life as (
              select source, source_id, min(seen_at) as first_seen_at, max(seen_at) as last_seen_at,
                max(run_id) as last_run
              from seen group by source, source_id
            ), finished as (
              select source, plan, max(run_id) as run_id from meta.task
              where status = 'COMPLETE' and plan is not null and run_id <= ? group by source, plan
            ), gone as (
              select distinct s.source, s.source_id from seen s
              join finished f on f.source = s.source and f.plan = s.plan
              join life l on l.source = s.source and l.source_id = s.source_id
              where f.run_id > l.last_run
            )
            select t.source, t.source_id, t.payload_sha256, l.first_seen_at, l.last_seen_at,
              g.source_id is null as available
            from latest t
            join life l on l.source = t.source and l.source_id = t.source_id
            left join gone g on g.source = t.source and g.source_id = t.source_id
            """;

    private final Database database;
    private final Transformation transformation;
    private final ProgressListener progress;

    /** A builder for one transformation. */
    public SilverBuilder(Database database, Transformation transformation, ProgressListener progress) {
        this.database = database;
        this.transformation = transformation;
        this.progress = progress;
    }

    /** Brings silver to the state as of a run and reports the reconciliation with bronze. */
    public TransformReport build(String asOf) {
        database.update("drop table if exists target");
        database.update(TARGET, asOf, asOf);
        removeStale();
        long cleaned = cleanMissing();
        database.update("update silver.offer set first_seen_at = t.first_seen_at, last_seen_at = t.last_seen_at, "
                + "available = t.available from target t "
                + "where t.source = silver.offer.source and t.source_id = silver.offer.source_id");
        markDuplicates();
        database.update("drop table target");
        return reconcile(asOf, cleaned);
    }

    private void removeStale() {
        List<String> previous =
                database.list("select value from meta.state where name = ?", row -> row.getString(1), CLEANER_VERSION);
        boolean sameCleaner = previous.contains(transformation.cleanerVersion());
        for (TableSpec table : List.of(Schema.OFFER, Schema.REJECTED)) {
            database.update("delete from " + table.name()
                    + (sameCleaner
                            ? " where not exists (select 1 from target t where t.source = " + table.name()
                                    + ".source and t.source_id = " + table.name() + ".source_id and t.payload_sha256 = "
                                    + table.name() + ".payload_sha256)"
                            : ""));
        }
        for (TableSpec child : Schema.CHILDREN) {
            database.update("delete from " + child.name()
                    + " where not exists (select 1 from silver.offer o where o.id = " + child.name() + ".offer_id)");
        }
        database.update("delete from meta.state where name = ?", CLEANER_VERSION);
        database.update("insert into meta.state values (?, ?)", CLEANER_VERSION, transformation.cleanerVersion());
    }

    private record Pending(RawOffer raw, String sha256) {}

    private long cleanMissing() {
        String missing = " from target t join bronze.offer_raw r on r.source = t.source "
                + "and r.source_id = t.source_id and r.payload_sha256 = t.payload_sha256 "
                + "where not exists (select 1 from silver.offer o where o.source = t.source and o.source_id = t.source_id) "
                + "and not exists (select 1 from silver.rejected x where x.source = t.source and x.source_id = t.source_id)";
        long total = database.number("select count(*)" + missing);
        OfferRows rows = new OfferRows(database.dialect().landingDirectory());
        try {
            Chunks chunks = new Chunks(rows, total);
            database.forEach(
                    "select r.source, r.source_id, r.payload, r.payload_sha256, r.harvested_at" + missing,
                    row -> chunks.add(pending(row)));
            chunks.flush();
        } catch (RuntimeException e) {
            rows.abandon();
            throw e;
        }
        rows.load(database);
        return total;
    }

    private static Pending pending(ResultSet row) throws SQLException {
        return new Pending(
                new RawOffer(
                        Source.of(row.getString("source")),
                        row.getString("source_id"),
                        row.getString("payload"),
                        Objects.requireNonNull(Database.instant(row, "harvested_at"))),
                row.getString("payload_sha256"));
    }

    /** Cleans on all processors while holding only one chunk of offers. */
    private final class Chunks {
        private final List<Pending> chunk = new ArrayList<>(OFFERS_PER_CHUNK);
        private final OfferRows rows;
        private final long total;
        private long done;

        private Chunks(OfferRows rows, long total) {
            this.rows = rows;
            this.total = total;
        }

        private void add(Pending pending) {
            chunk.add(pending);
            if (chunk.size() == OFFERS_PER_CHUNK) {
                flush();
            }
        }

        private void flush() {
            List<CleaningResult> results = chunk.parallelStream()
                    .map(pending -> transformation.cleaner().apply(pending.raw()))
                    .toList();
            for (int i = 0; i < results.size(); i++) {
                write(chunk.get(i), results.get(i));
            }
            done += chunk.size();
            chunk.clear();
            progress.progress("cleaning", done, total);
        }

        private void write(Pending pending, CleaningResult result) {
            if (result instanceof CleaningResult.Cleaned cleaned) {
                rows.add(cleaned.offer(), pending.sha256());
            } else if (result instanceof CleaningResult.Rejected rejected) {
                RawOffer raw = pending.raw();
                rows.reject(raw.source().id(), raw.sourceId(), pending.sha256(), rejected.reason());
            }
        }
    }

    /** Looks at the whole set, not only at what is new: an older offer may be the duplicate. */
    private void markDuplicates() {
        database.update("update silver.offer set duplicate_of = null where duplicate_of is not null");
        if (!transformation.duplicates()) {
            return;
        }
        NdjsonFile found = new NdjsonFile(
                Schema.DUPLICATE, database.dialect().landingDirectory().resolve("duplicates.ndjson"));
        for (DuplicateFinder.Pair pair : findDuplicates()) {
            found.row(pair.duplicateId(), pair.keptId());
        }
        database.stage(Schema.DUPLICATE);
        database.loadAndDelete(found);
        database.update("update silver.offer set duplicate_of = d.duplicate_of from duplicate_found d "
                + "where d.id = silver.offer.id");
        database.update("drop table duplicate_found");
    }

    private List<DuplicateFinder.Pair> findDuplicates() {
        DuplicateFinder finder = DuplicateFinder.create();
        long total = database.number("select count(*) from silver.offer");
        AtomicLong done = new AtomicLong();
        forEachChunk(database, chunk -> {
            chunk.parallelStream().forEach(finder::add);
            progress.progress("looking for duplicates", done.addAndGet(chunk.size()), total);
        });
        return finder.find();
    }

    private TransformReport reconcile(String asOf, long cleaned) {
        long bronze = database.number(
                "select count(*) from (select distinct source, source_id from bronze.offer_raw where run_id <= ?) d",
                asOf);
        long silver = database.number("select count(*) from silver.offer");
        long rejected = database.number("select count(*) from silver.rejected");
        if (bronze != silver + rejected) {
            throw new NonRetriableException(
                    "bronze has " + bronze + " distinct offers, but silver " + silver + " and rejected " + rejected
                            + "; nothing was changed, please report this",
                    null);
        }
        return new TransformReport(
                asOf,
                bronze,
                silver,
                rejected,
                cleaned,
                database.number("select count(*) from silver.offer where available"),
                database.number("select count(*) from silver.offer where duplicate_of is not null"));
    }

    /** Hands over what may be shown of the offers of silver, in order of id, a chunk at a time. */
    public static void forEachShown(Database database, Consumer<List<Offer>> consumer) {
        forEachChunk(
                database,
                chunk ->
                        consumer.accept(chunk.stream().map(VanishedOffer::shown).toList()));
    }

    private static void forEachChunk(Database database, Consumer<List<Offer>> consumer) {
        List<Stored> chunk = new ArrayList<>(OFFERS_PER_CHUNK);
        database.forEach(OFFERS, row -> {
            chunk.add(stored(row));
            if (chunk.size() == OFFERS_PER_CHUNK) {
                consumer.accept(parse(chunk));
                chunk.clear();
            }
        });
        if (!chunk.isEmpty()) {
            consumer.accept(parse(chunk));
        }
    }

    private record Stored(
            String canonical,
            @Nullable Instant firstSeenAt,
            @Nullable Instant lastSeenAt,
            boolean available,
            @Nullable String duplicateOf) {

        private Offer parsed() {
            return OfferJson.read(canonical).toBuilder()
                    .firstSeenAt(firstSeenAt)
                    .lastSeenAt(lastSeenAt)
                    .available(available)
                    .duplicateOf(duplicateOf)
                    .build();
        }
    }

    private static Stored stored(ResultSet row) throws SQLException {
        return new Stored(
                row.getString("canonical"),
                Database.instant(row, "first_seen_at"),
                Database.instant(row, "last_seen_at"),
                row.getBoolean("available"),
                row.getString("duplicate_of"));
    }

    private static List<Offer> parse(List<Stored> chunk) {
        return chunk.parallelStream().map(Stored::parsed).toList();
    }
}
