package fr.jobmarket.warehouse.internal;

import fr.jobmarket.cleaning.CleaningResult;
import fr.jobmarket.cleaning.DuplicateFinder;
import fr.jobmarket.error.NonRetriableException;
import fr.jobmarket.internal.OrderedWork;
import fr.jobmarket.warehouse.ProgressListener;
import fr.jobmarket.warehouse.TransformReport;
import fr.jobmarket.warehouse.Transformation;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Bronze to silver. Everything it changes is changed in the caller's transaction. */
public final class SilverBuilder {

    private static final int OFFERS_PER_CHUNK = 1_000;
    private static final Model HARVEST_ORDER = Models.ofWarehouse().get("silver.harvest_order");
    private static final Model SEQUENCE_SEEN = Models.ofWarehouse().get("silver.sequence_seen");
    private static final Model CURRENT_VERSION = Models.ofWarehouse().get("silver.current_version");
    private static final List<TableSpec> STAGES = List.of(
            HARVEST_ORDER.table(),
            SEQUENCE_SEEN.table(),
            CURRENT_VERSION.table(),
            History.FOUND.table(),
            History.BEFORE,
            Redaction.REDUCED,
            Schema.DUPLICATE);
    private static final String CLEANER_VERSION = "silver.cleaner_version";
    /** The version of the cleaner whose offers were searched for duplicates last; absent when they were not. */
    private static final String SEARCHED_VERSION = "silver.searched_version";

    private final Database database;
    private final Transformation transformation;
    private final ProgressListener progress;
    private final History history;

    /** A builder for one transformation. */
    public SilverBuilder(Database database, Transformation transformation, ProgressListener progress) {
        this.database = database;
        this.transformation = transformation;
        this.progress = progress;
        this.history = new History(database, transformation);
    }

    /** Makes the tables that are needed meanwhile. Not to be done in a transaction, as {@link GoldBuilder#prepare}. */
    public void prepare() {
        STAGES.forEach(database::stage);
    }

    /** Removes what {@link #prepare} made. */
    public void tidy() {
        STAGES.forEach(table -> database.update("drop table " + table.name()));
    }

    /**
     * Brings silver to the state as of a run and reports the reconciliation with bronze.
     *
     * @param latest whether it is the latest run: only then is it known which offers are gone
     */
    public TransformReport build(String asOf, boolean latest, Instant now) {
        progress.progress("choosing versions", 0, -1);
        database.make(HARVEST_ORDER, asOf);
        database.make(SEQUENCE_SEEN, asOf);
        database.make(CURRENT_VERSION, asOf);
        long redacted = latest ? new Redaction(database, transformation).apply(now) : 0;
        boolean sameCleaner = isMadeBySameCleaner(CLEANER_VERSION) && !transformation.full();
        DuplicateFinder finder = transformation.duplicates() ? DuplicateFinder.create() : null;
        if (finder != null && sameCleaner) {
            tellOfOffersKept(finder, isMadeBySameCleaner(SEARCHED_VERSION));
        }
        removeStale(sameCleaner);
        noteLife();
        long cleaned = cleanMissing(finder);
        markDuplicates(finder);
        progress.progress("telling what changed", 0, -1);
        history.build(asOf);
        progress.progress("reconciling", 0, -1);
        return reconcile(asOf, cleaned, redacted);
    }

    private boolean isMadeBySameCleaner(String state) {
        return database.state(state)
                .filter(transformation.cleanerVersion()::equals)
                .isPresent();
    }

    private void removeStale(boolean sameCleaner) {
        if (sameCleaner) {
            history.remember();
        } else {
            history.forget();
        }
        for (TableSpec table : List.of(Schema.OFFER, Schema.REJECTED)) {
            database.update("delete from " + table.name()
                    + (sameCleaner
                            ? " where not exists (select 1 from current_version t where t.source = " + table.name()
                                    + ".source and t.source_id = " + table.name() + ".source_id and t.payload_sha256 = "
                                    + table.name() + ".payload_sha256)"
                            : ""));
        }
        for (TableSpec child : Schema.CHILDREN) {
            database.update("delete from " + child.name()
                    + " where not exists (select 1 from silver.offer o where o.id = " + child.name() + ".offer_id)");
        }
        database.keepState(CLEANER_VERSION, transformation.cleanerVersion());
    }

    /** Of the offers that stay as they are; those cleaned anew bring it with them. */
    private void noteLife() {
        progress.progress("noting when offers were seen", 0, -1);
        database.update("update silver.offer set first_seen_at = t.first_seen_at, last_seen_at = t.last_seen_at, "
                + "available = t.available from current_version t "
                + "where t.source = silver.offer.source and t.source_id = silver.offer.source_id "
                + "and (t.last_seen_at <> silver.offer.last_seen_at or t.first_seen_at <> silver.offer.first_seen_at "
                + "or t.available <> silver.offer.available)");
    }

    private long cleanMissing(@Nullable DuplicateFinder finder) {
        for (TableSpec table : List.of(Schema.OFFER, Schema.REJECTED)) {
            database.update("delete from current_version where exists (select 1 from " + table.name()
                    + " s where s.source = current_version.source and s.source_id = current_version.source_id)");
        }
        long total = database.number("select count(*) from current_version");
        progress.progress("cleaning", 0, total);
        SilverFiles files = new SilverFiles(database.dialect().landingDirectory());
        try {
            AtomicLong done = new AtomicLong();
            inChunks(
                    database,
                    transformation.threads(),
                    "select r.source, r.source_id, " + database.dialect().utf8("r.payload") + ", r.harvested_at, "
                            + "r.payload_sha256, t.first_seen_at, t.last_seen_at, t.available, "
                            + "r.redacted_at is not null from current_version t "
                            + "join bronze.offer_raw r on r.source = t.source and r.source_id = t.source_id "
                            + "and r.payload_sha256 = t.payload_sha256 where "
                            + StoredPayload.onlyRecent(database, "r", "current_version t", "true"),
                    SilverBuilder::version,
                    versions -> clean(versions, finder),
                    rows -> {
                        files.add(rows);
                        progress.progress("cleaning", done.addAndGet(rows.versions()), total);
                    });
        } catch (RuntimeException e) {
            files.abandon();
            throw e;
        }
        progress.progress("loading silver", 0, -1);
        files.load(database);
        return total;
    }

    private static StoredVersion version(ResultSet row) throws SQLException {
        return new StoredVersion(
                StoredPayload.read(row),
                Objects.requireNonNull(Database.instant(row, 6)),
                Objects.requireNonNull(Database.instant(row, 7)),
                row.getBoolean(8),
                row.getBoolean(9));
    }

    /** The calling thread only fetches it; others make an offer of it. */
    private record StoredVersion(
            StoredPayload stored, Instant firstSeenAt, Instant lastSeenAt, boolean available, boolean redacted) {

        private Version parsed() {
            return new Version(stored.raw(), stored.sha256(), firstSeenAt, lastSeenAt, available, redacted);
        }
    }

    private OfferRows clean(List<StoredVersion> versions, @Nullable DuplicateFinder finder) {
        OfferRows rows = new OfferRows();
        for (StoredVersion stored : versions) {
            Version version = stored.parsed();
            CleaningResult read = transformation.cleaner().apply(version.raw());
            CleaningResult result = version.redacted() ? Redaction.reduced(read) : read;
            if (result instanceof CleaningResult.Cleaned cleaned) {
                rows.add(cleaned.offer(), version);
                byte[] sketch = DuplicateFinder.sketch(cleaned.offer());
                rows.add(cleaned.offer().id(), sketch);
                if (finder != null) {
                    finder.add(sketch, version.available());
                }
            } else if (result instanceof CleaningResult.Rejected rejected) {
                rows.reject(version, rejected.reason());
            }
        }
        return rows;
    }

    /**
     * The whole set is searched, not only what is new: an older offer may be the duplicate. To be done while silver is as the
     * search before left it.
     *
     * @param following whether there was one
     */
    private void tellOfOffersKept(DuplicateFinder finder, boolean following) {
        long total = database.number("select count(*) from silver.offer");
        progress.progress("looking at offers kept", 0, total);
        AtomicLong done = new AtomicLong();
        inChunks(
                database,
                transformation.threads(),
                "select " + database.dialect().utf8("s.sketch")
                        + ", o.available, t.source is not null, coalesce(t.available, false) "
                        + "from silver.offer_sketch s join silver.offer o on o.id = s.offer_id "
                        + "left join current_version t on t.source = o.source and t.source_id = o.source_id "
                        + "and t.payload_sha256 = o.payload_sha256",
                row -> new Sketched(row.getBytes(1), row.getBoolean(2), row.getBoolean(3), row.getBoolean(4)),
                sketched -> {
                    sketched.forEach(offer -> offer.tell(finder, following));
                    return sketched.size();
                },
                sketched -> progress.progress("looking at offers kept", done.addAndGet(sketched), total));
        if (following) {
            database.forEach(
                    "select offer_id, other_id from silver.offer_match",
                    row -> finder.addMatch(new DuplicateFinder.Match(row.getString(1), row.getString(2))));
        }
    }

    /** An offer of silver as it was, and whether it stays. */
    private record Sketched(byte[] sketch, boolean wasAvailable, boolean stays, boolean available) {

        private void tell(DuplicateFinder finder, boolean following) {
            byte[] bytes = Base64.getDecoder().decode(sketch);
            if (following && stays && available == wasAvailable) {
                finder.addKept(bytes, available);
                return;
            }
            if (following) {
                finder.addGone(bytes, wasAvailable);
            }
            if (stays) {
                finder.add(bytes, available);
            }
        }
    }

    private DuplicateFinder.Found search(DuplicateFinder finder) {
        progress.progress("looking for duplicates", 0, -1);
        Callable<DuplicateFinder.Found> search = finder::search;
        ForkJoinPool pool = new ForkJoinPool(transformation.threads());
        try {
            return pool.invoke(ForkJoinTask.adapt(search));
        } finally {
            pool.shutdown();
        }
    }

    private void markDuplicates(@Nullable DuplicateFinder finder) {
        DuplicateFinder.Found found = finder == null ? new DuplicateFinder.Found(List.of(), List.of()) : search(finder);
        progress.progress("marking duplicates", 0, -1);
        Path landing = database.dialect().landingDirectory();
        NdjsonFile pairs = new NdjsonFile(Schema.DUPLICATE, landing.resolve("duplicates.ndjson"));
        for (DuplicateFinder.Pair pair : found.pairs()) {
            pairs.row(pair.duplicateId(), pair.keptId());
        }
        database.loadAndDelete(pairs);
        database.update("update silver.offer set duplicate_of = c.duplicate_of from "
                + "(select o.id, d.duplicate_of from silver.offer o left join duplicate_found d on d.id = o.id "
                + "where coalesce(o.duplicate_of, '') <> coalesce(d.duplicate_of, '')) c where c.id = silver.offer.id");
        NdjsonFile matches = new NdjsonFile(Schema.OFFER_MATCH, landing.resolve("matches.ndjson"));
        for (DuplicateFinder.Match match : found.matches()) {
            matches.row(match.id(), match.otherId());
        }
        database.update("delete from silver.offer_match");
        database.loadAndDelete(matches);
        if (finder == null) {
            database.forgetState(SEARCHED_VERSION);
        } else {
            database.keepState(SEARCHED_VERSION, transformation.cleanerVersion());
        }
    }

    /** What a query gives, read by this thread, worked on by others a chunk at a time, and handed over in order. */
    static <T, R> void inChunks(
            Database database,
            int threads,
            String query,
            Database.RowReader<T> reader,
            Function<List<T>, R> work,
            Consumer<R> results,
            @Nullable Object... parameters) {
        try (OrderedWork<List<T>, R> chunks = OrderedWork.on(threads, work, results)) {
            List<T> chunk = new ArrayList<>(OFFERS_PER_CHUNK);
            database.forEach(
                    query,
                    row -> {
                        chunk.add(reader.read(row));
                        if (chunk.size() == OFFERS_PER_CHUNK) {
                            chunks.give(List.copyOf(chunk));
                            chunk.clear();
                        }
                    },
                    parameters);
            if (!chunk.isEmpty()) {
                chunks.give(chunk);
            }
            chunks.finish();
        }
    }

    private TransformReport reconcile(String asOf, long cleaned, long redacted) {
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
                database.number("select count(*) from silver.offer where duplicate_of is not null"),
                redacted);
    }
}
