package fr.jobmarket.warehouse;

import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.error.NonRetriableException;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.offer.Source;
import fr.jobmarket.warehouse.internal.BronzeLanding;
import fr.jobmarket.warehouse.internal.DataTests;
import fr.jobmarket.warehouse.internal.Database;
import fr.jobmarket.warehouse.internal.GoldBuilder;
import fr.jobmarket.warehouse.internal.Schema;
import fr.jobmarket.warehouse.internal.ShownOffers;
import fr.jobmarket.warehouse.internal.Sightings;
import fr.jobmarket.warehouse.internal.SilverBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The warehouse: bronze keeps every distinct payload ever harvested, silver one clean row per offer, gold what people
 * read. Silver and gold can be made again from bronze as of any run.
 *
 * <p>Thread-safe; calls that reach the database wait for each other. One process at a time may have a DuckDB file
 * open, or a landing folder.
 */
public final class Warehouse implements AutoCloseable {

    private static final String SILVER_AS_OF = "silver.as_of";

    private final Database database;
    private final Clock clock;
    private final RunLog runs;
    /** Run and source of what is being taken into bronze. */
    private final Set<String> ingesting = ConcurrentHashMap.newKeySet();

    private Warehouse(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
        this.runs = new RunLog(database, clock);
    }

    /**
     * Opens a warehouse, making it when it does not exist.
     *
     * @param jdbcUrl such as {@code jdbc:duckdb:data/warehouse.duckdb}
     * @throws InvalidInputException when the URL is not one of a supported database
     * @throws fr.jobmarket.error.RetriableException when another process has it open; the message says which
     */
    public static Warehouse open(String jdbcUrl) {
        return open(jdbcUrl, Clock.systemUTC());
    }

    /** Opens a warehouse that takes the times of runs and tasks from this clock. */
    public static Warehouse open(String jdbcUrl, Clock clock) {
        return open(jdbcUrl, Path.of(System.getProperty("java.io.tmpdir"), "jobmarket-landing"), clock);
    }

    /**
     * Opens a warehouse wherever it is.
     *
     * @param jdbcUrl such as {@code jdbc:snowflake://ACCOUNT.snowflakecomputing.com/?user=…&private_key_file=…&db=…&schema=…}
     * @param landing where what was harvested waits to be loaded when the warehouse is not a file, which it would lie beside;
     *     made when it does not exist. It must stay from one opening to the next, and belong to this warehouse.
     */
    public static Warehouse open(String jdbcUrl, Path landing, Clock clock) {
        Database database = Database.open(jdbcUrl, landing, clock);
        try {
            new BronzeLanding(database).recover();
            return new Warehouse(database, clock);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /** The record of runs and tasks. */
    public RunLog runs() {
        return runs;
    }

    /**
     * Starts to take raw offers of one source into bronze.
     *
     * @param runId the run they are harvested by
     * @param plan the name of the harvest plan; absent for a harvest that is not repeated
     * @throws NonRetriableException when offers of this source are being taken for this run already, since the order in
     *     which they were seen says which version of an offer is the newest
     */
    public BronzeIngest ingest(String runId, Source source, @Nullable String plan) {
        runs.get(runId);
        String taken = runId + " " + source.id();
        if (!ingesting.add(taken)) {
            throw new NonRetriableException(
                    "run " + runId + " is taking offers of " + source.id() + " already; close that ingest first", null);
        }
        try {
            return new BronzeIngest(database, runId, source.id(), plan, () -> ingesting.remove(taken));
        } catch (RuntimeException e) {
            ingesting.remove(taken);
            throw e;
        }
    }

    /**
     * Starts to take over what people left in an application database.
     *
     * @param runId the run that does
     * @param databaseId what tells the application database from another
     * @param accept whether to do so though it is another than before: whatever came from that is erased
     * @throws InvalidInputException when it is another than before and that is not accepted
     */
    public Collecting collect(String runId, String databaseId, boolean accept) {
        runs.get(runId);
        synchronized (database) {
            return new Collecting(this, database, runId, databaseId, accept);
        }
    }

    /**
     * The run that took an archive.
     *
     * @param sha256 of the file, in hexadecimal
     * @param harvestedAt when its offers were harvested; null for whatever time it was taken with
     */
    public Optional<String> importOf(String sha256, @Nullable Instant harvestedAt) {
        synchronized (database) {
            return database
                    .list(
                            "select harvested_at, run_id from bronze.archive where sha256 = ? order by run_id",
                            row -> Map.entry(Objects.requireNonNull(Database.instant(row, 1)), row.getString(2)),
                            sha256)
                    .stream()
                    .filter(taken -> harvestedAt == null || taken.getKey().equals(harvestedAt))
                    .map(Map.Entry::getValue)
                    .findFirst();
        }
    }

    /** Notes that a run has taken the whole of an archive; see {@link #importOf}. */
    public void noteImport(String runId, String sha256, String fileName, Instant harvestedAt) {
        synchronized (database) {
            database.updateToStay(
                    "insert into bronze.archive (sha256, file_name, harvested_at, run_id) "
                            + "values (?, ?, cast(? as timestamp), ?)",
                    sha256,
                    fileName,
                    harvestedAt,
                    runId);
        }
    }

    /** A folder for what belongs to the unfinished tasks of a run, such as checkpoints; not made by this call. */
    public Path workFolder(String runId) {
        return new BronzeLanding(database).folder(runId);
    }

    /**
     * Makes silver and gold from bronze, cleaning only what is new or changed since the last time. It is done wholly
     * or not at all.
     *
     * @throws InvalidInputException when there is no run to make it from, or not the one asked for
     */
    public TransformReport transform(Transformation transformation, ProgressListener progress) {
        synchronized (database) {
            String asOf = asOf(transformation);
            database.onThreads(transformation.threads());
            SilverBuilder silver = new SilverBuilder(database, transformation, progress);
            GoldBuilder gold = new GoldBuilder(database);
            silver.prepare();
            if (gold.prepare()) {
                database.forgetState(SILVER_AS_OF);
            }
            TransformReport[] report = new TransformReport[1];
            database.inTransaction(() -> {
                progress.progress("taking up sightings", 0, -1);
                new Sightings(database).fold();
                boolean latest = runs.latest(1).get(0).id().equals(asOf);
                report[0] = silver.build(asOf, latest, clock.instant());
                progress.progress("building gold", 0, -1);
                gold.build(asOf);
                database.keepState(SILVER_AS_OF, asOf);
                progress.progress("testing silver and gold", 0, -1);
                new DataTests(database).run(asOf, clock.instant());
                progress.progress("committing", 0, -1);
            });
            silver.tidy();
            return report[0];
        }
    }

    private String asOf(Transformation transformation) {
        if (transformation.asOf() != null) {
            return runs.get(transformation.asOf()).id();
        }
        return runs.latest(1).stream()
                .findFirst()
                .map(Run::id)
                .orElseThrow(() -> new InvalidInputException("the warehouse is empty; harvest first"));
    }

    /** The run silver and gold were last made as of; empty before the first transformation. */
    public Optional<String> silverAsOf() {
        synchronized (database) {
            return database.state(SILVER_AS_OF);
        }
    }

    /**
     * What silver and gold, as they are, should hold and do not; empty when every test of docs/data-model.md passed, and
     * before the first transformation.
     */
    public List<FailedTest> failedTests() {
        synchronized (database) {
            return silverAsOf().map(new DataTests(database)::failed).orElse(List.of());
        }
    }

    /**
     * Hands over every offer of silver, those near each other one after the other, while holding only a thousand of them.
     * Offers France Travail no longer serves come without employer, URL and commune, as its licence demands.
     *
     * @param consumer must not call this warehouse
     */
    public void forEachOffer(Consumer<Offer> consumer) {
        forEachChunk(chunk -> chunk.forEach(shown -> consumer.accept(shown.offer())));
    }

    /** The same by lists of up to a thousand offers, for consumers that work on several processors. */
    public void forEachChunk(Consumer<List<VersionedOffer>> consumer) {
        synchronized (database) {
            new ShownOffers(database).forEach(consumer);
        }
    }

    /**
     * The same of those that somebody does not have yet; the others are not read.
     *
     * @param held what that somebody has; must not call this warehouse
     */
    public void forEachChunkBut(VersionedOffer.Held held, Consumer<List<VersionedOffer>> consumer) {
        synchronized (database) {
            new ShownOffers(database).forEachBut(held, consumer);
        }
    }

    /** Hands over every offer that could not be cleaned, in order of id. */
    public void forEachRejected(Consumer<RejectedOffer> consumer) {
        synchronized (database) {
            database.forEach(
                    "select source, source_id, reason from silver.rejected order by source, source_id",
                    row -> consumer.accept(
                            new RejectedOffer(Source.of(row.getString(1)), row.getString(2), row.getString(3))));
        }
    }

    /** Writes every gold table to a Parquet file of its name in this folder, which is made when it does not exist. */
    public void exportGold(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new NonRetriableException("cannot create " + folder + ": " + e.getMessage(), e);
        }
        synchronized (database) {
            new GoldBuilder(database).export(folder);
        }
    }

    /**
     * How many distinct offers are in {@code bronze}, and how many rows in {@code silver}, of these
     * {@code available}, and in {@code rejected}.
     */
    public Map<String, Long> counts() {
        synchronized (database) {
            return Map.of(
                    "bronze",
                    database.number("select count(*) from (select distinct source, source_id from bronze.offer_raw) d"),
                    "payloads",
                    database.number("select count(*) from bronze.offer_raw"),
                    "silver",
                    database.number("select count(*) from silver.offer"),
                    "available",
                    database.number("select count(*) from silver.offer where available"),
                    "rejected",
                    database.number("select count(*) from silver.rejected"));
        }
    }

    /** The version of the tables, counting up when they change. */
    public static int schemaVersion() {
        return Schema.VERSION;
    }

    @Override
    public void close() {
        synchronized (database) {
            database.close();
        }
    }
}
