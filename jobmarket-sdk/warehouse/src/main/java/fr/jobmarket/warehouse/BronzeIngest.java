package fr.jobmarket.warehouse;

import fr.jobmarket.source.RawOffer;
import fr.jobmarket.warehouse.internal.Database;
import fr.jobmarket.warehouse.internal.NdjsonFile;
import fr.jobmarket.warehouse.internal.Schema;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Raw offers on their way into bronze. They land in files that are loaded a batch at a time, each batch wholly or not
 * at all; what was loaded stays when the harvest fails later. {@link #close()} loads the last batch. Thread-safe.
 */
public final class BronzeIngest implements Consumer<RawOffer>, AutoCloseable {

    private static final int OFFERS_PER_BATCH = 10_000;
    private static final long CHARACTERS_PER_BATCH = 64L << 20;

    private final Database database;
    private final String runId;
    private final @Nullable String plan;
    private final Path landing;
    private @Nullable NdjsonFile batch;
    private long charactersInBatch;
    private long ordinal;
    private long received;
    private long newPayloads;

    BronzeIngest(Database database, String runId, String source, @Nullable String plan) {
        this.database = database;
        this.runId = runId;
        this.plan = plan;
        this.landing = database.dialect().landingDirectory().resolve(runId + "-" + source + ".ndjson");
        synchronized (database) {
            this.ordinal =
                    database.number("select coalesce(max(ordinal), 0) from bronze.offer_seen where run_id = ?", runId);
        }
    }

    /** Takes one offer. */
    @Override
    public synchronized void accept(RawOffer offer) {
        if (batch == null) {
            batch = new NdjsonFile(Schema.LANDING, landing);
            charactersInBatch = 0;
        }
        batch.row(
                runId,
                offer.source().id(),
                plan,
                offer.sourceId(),
                offer.payload(),
                sha256(offer.payload()),
                ++ordinal,
                offer.harvestedAt());
        received++;
        charactersInBatch += offer.payload().length();
        if (batch.rows() >= OFFERS_PER_BATCH || charactersInBatch >= CHARACTERS_PER_BATCH) {
            load();
        }
    }

    /** Offers taken so far, those seen before included. */
    public synchronized long received() {
        return received;
    }

    /** Payloads of loaded batches that bronze did not have. */
    public synchronized long newPayloads() {
        return newPayloads;
    }

    /** Loads what is still waiting. */
    @Override
    public synchronized void close() {
        load();
    }

    private void load() {
        NdjsonFile full = batch;
        if (full == null) {
            return;
        }
        batch = null;
        synchronized (database) {
            database.stage(Schema.LANDING);
            database.inTransaction(() -> {
                database.load(full);
                newPayloads += database.update(
                        "insert into bronze.offer_raw (source, source_id, payload, payload_sha256, run_id, harvested_at) "
                                + "select source, source_id, payload, payload_sha256, run_id, seen_at from landing l "
                                + "where not exists (select 1 from bronze.offer_raw r where r.source = l.source "
                                + "and r.source_id = l.source_id and r.payload_sha256 = l.payload_sha256) "
                                + "qualify row_number() over (partition by source, source_id, payload_sha256 "
                                + "order by ordinal) = 1");
                database.update(
                        "insert into bronze.offer_seen (run_id, source, plan, source_id, payload_sha256, ordinal, seen_at) "
                                + "select run_id, source, plan, source_id, payload_sha256, ordinal, seen_at from landing "
                                + "qualify row_number() over (partition by source, source_id, payload_sha256 "
                                + "order by ordinal desc) = 1");
            });
            database.update("drop table landing");
        }
    }

    private static String sha256(String payload) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(payload.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
