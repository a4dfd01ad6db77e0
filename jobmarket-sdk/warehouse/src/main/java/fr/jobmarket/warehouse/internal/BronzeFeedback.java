package fr.jobmarket.warehouse.internal;

import fr.jobmarket.offer.Source;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What people did with offers on its way into bronze, and what is erased there with those who are gone. Not thread-safe. */
public final class BronzeFeedback implements AutoCloseable {

    private static final TableSpec READ = table("feedback_read");
    private static final TableSpec CANDIDATES = table("candidate_left");
    private static final TableSpec OFFERS = table("own_offer_left");
    private static final TableSpec GONE = table("own_offer_gone");
    private static final List<TableSpec> STAGES = List.of(READ, CANDIDATES, OFFERS, GONE);

    private static final String COLLECTED_FROM = "collected.from";

    private final Database database;
    private final String runId;
    private final String plan;
    private final String origin;
    private final NdjsonFile feedback;
    private final NdjsonFile candidates;
    private final NdjsonFile offers;

    /**
     * What happened to bronze.
     *
     * @param newFeedback rows that were added
     * @param erasedFeedback rows that were removed
     * @param erasedOffers offers entered by hand that were removed
     */
    public record Changes(long newFeedback, long erasedFeedback, long erasedOffers) {}

    /**
     * What a run collects.
     *
     * @param plan the series that offers entered by hand are harvested as
     * @param origin what tells the database it comes from from another
     */
    public BronzeFeedback(Database database, String runId, String plan, String origin) {
        this.database = database;
        this.runId = runId;
        this.plan = plan;
        this.origin = origin;
        this.feedback = file(READ);
        this.candidates = file(CANDIDATES);
        this.offers = file(OFFERS);
    }

    private static TableSpec table(String name) {
        return Models.ofWarehouse().get("bronze." + name).table();
    }

    private NdjsonFile file(TableSpec table) {
        Path folder = database.dialect().landingDirectory();
        return new NdjsonFile(table, folder.resolve(table.name() + ".ndjson"));
    }

    /** Whether what bronze has was collected from another database. */
    public boolean isFromElsewhere() {
        return database.state(COLLECTED_FROM)
                .filter(before -> !before.equals(origin))
                .isPresent();
    }

    /** When the latest thing was done that bronze knows of; empty when it knows of none. */
    public Optional<Instant> until() {
        return database.list(
                        "select max(acted_at) from bronze.feedback",
                        row -> Optional.ofNullable(Database.instant(row, 1)))
                .get(0);
    }

    /** Keeps what a candidate did. */
    public void candidate(String pseudonym) {
        candidates.row(pseudonym);
    }

    /** Takes over what somebody did. */
    public void feedback(
            String id,
            String candidate,
            String offerId,
            String action,
            @Nullable Integer rank,
            @Nullable String releaseId,
            Instant at) {
        feedback.row(id, candidate, offerId, action, rank, releaseId, at, runId);
    }

    /** Keeps an offer entered by hand. */
    public void offer(String sourceId) {
        offers.row(sourceId);
    }

    /** Does all of it, or nothing. */
    public Changes commit() {
        synchronized (database) {
            STAGES.forEach(database::stage);
            Changes[] changes = new Changes[1];
            database.inTransaction(() -> {
                List.of(feedback, candidates, offers).forEach(database::loadAndDelete);
                long added = addFeedback();
                changes[0] = new Changes(added, eraseFeedback(), eraseOffers());
                database.keepState(COLLECTED_FROM, origin);
            });
            STAGES.forEach(table -> database.update("drop table " + table.name()));
            return changes[0];
        }
    }

    private long addFeedback() {
        return database.update("insert into bronze.feedback (" + READ.columnList() + ") select " + READ.columnList()
                + " from feedback_read n where not exists "
                + "(select 1 from bronze.feedback f where f.feedback_id = n.feedback_id)");
    }

    private long eraseFeedback() {
        return database.update("delete from bronze.feedback where not exists "
                + "(select 1 from candidate_left c where c.candidate = bronze.feedback.candidate)");
    }

    /** Only what was collected: archives may hold offers entered by hand elsewhere. Silver and gold follow bronze. */
    private long eraseOffers() {
        String manual = Source.MANUAL.id();
        long gone = database.update(
                "insert into own_offer_gone (source_id) select source_id from ("
                        + "select source_id from bronze.offer_seen where source = ? and plan = ? union "
                        + "select p.source_id from bronze.offer_presence p join bronze.harvest h "
                        + "on h.harvest_id = p.first_harvest where h.source = ? and h.plan = ?) c "
                        + "where not exists (select 1 from own_offer_left l where l.source_id = c.source_id)",
                manual,
                plan,
                manual,
                plan);
        if (gone > 0) {
            for (String table : List.of("bronze.offer_raw", "bronze.offer_seen", "bronze.offer_presence")) {
                database.update(
                        "delete from " + table + " where source = ? and exists "
                                + "(select 1 from own_offer_gone g where g.source_id = " + table + ".source_id)",
                        manual);
            }
        }
        return gone;
    }

    /** Ends the files; what {@link #commit} has not taken is written anew the next time. */
    @Override
    public void close() {
        List.of(feedback, candidates, offers).forEach(NdjsonFile::close);
    }
}
