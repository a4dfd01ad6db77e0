package fr.jobmarket.warehouse;

import fr.jobmarket.internal.OrderedWork;
import fr.jobmarket.internal.Sha256;
import fr.jobmarket.source.RawOffer;
import fr.jobmarket.source.harvest.HarvestSink;
import fr.jobmarket.warehouse.internal.BronzeLanding;
import fr.jobmarket.warehouse.internal.Database;
import fr.jobmarket.warehouse.internal.KnownPayloads;
import fr.jobmarket.warehouse.internal.NdjsonFile;
import fr.jobmarket.warehouse.internal.Sightings;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Raw offers on their way into bronze. They land in a file that is loaded a batch at a time, each batch wholly or not at
 * all, while the next one is written; what was loaded stays when the harvest fails later. {@link #commit()} makes what landed survive a kill of the
 * process or a power cut: it is loaded when the warehouse is opened again. {@link #close()} loads the last batch. Of an offer
 * that is as the harvest before saw it only the sighting lands.
 *
 * <p>Giving an offer again is harmless, so a resumed harvest need not take back anything. Thread-safe.
 */
public final class BronzeIngest implements HarvestSink {

    /**
     * What a batch holds is in memory while it is loaded. Each is compared with all of bronze, and DuckDB compresses what it
     * keeps together, 122,880 rows, again for every batch that adds to it: so a batch is about as large as that.
     */
    private static final long CHARACTERS_PER_BATCH = 256L << 20;
    /** Sightings alone take little room. */
    private static final int OFFERS_PER_BATCH = 200_000;

    private final BronzeLanding landing;
    private final String runId;
    private final String source;
    private final @Nullable String plan;
    private final Runnable whenClosed;
    private final long charactersPerBatch;
    private final KnownPayloads known;
    private final OrderedWork<NdjsonFile.Written, Long> loading;
    private @Nullable NdjsonFile batch;
    private long charactersInBatch;
    private long ordinal;
    private long received;
    private long newPayloads;

    BronzeIngest(Database database, String runId, String source, @Nullable String plan, Runnable whenClosed) {
        this(database, runId, source, plan, whenClosed, CHARACTERS_PER_BATCH);
    }

    BronzeIngest(
            Database database,
            String runId,
            String source,
            @Nullable String plan,
            Runnable whenClosed,
            long charactersPerBatch) {
        this.charactersPerBatch = charactersPerBatch;
        this.whenClosed = whenClosed;
        this.landing = new BronzeLanding(database);
        this.runId = runId;
        this.source = source;
        this.plan = plan;
        this.loading = OrderedWork.beside(landing::load, added -> newPayloads += added);
        synchronized (database) {
            this.ordinal = new Sightings(database).lastOrdinal(runId);
            this.known = KnownPayloads.of(database, source, plan);
        }
    }

    /** Takes one offer. */
    @Override
    public synchronized void accept(RawOffer offer) {
        if (batch == null) {
            batch = landing.open(runId, source);
            charactersInBatch = 0;
        }
        byte[] payload = offer.payload().getBytes(StandardCharsets.UTF_8);
        String sha256 = Sha256.of(payload);
        boolean seenBefore = known.contains(offer.sourceId(), sha256);
        batch.row(
                runId,
                offer.source().id(),
                plan,
                offer.sourceId(),
                seenBefore ? null : payload,
                sha256,
                ++ordinal,
                offer.harvestedAt());
        received++;
        if (!seenBefore) {
            charactersInBatch += offer.payload().length();
        }
        if (charactersInBatch >= charactersPerBatch || batch.rows() >= OFFERS_PER_BATCH) {
            load();
        }
    }

    /** Makes what landed survive the end of this process, and of the machine. */
    @Override
    public synchronized long commit() {
        if (batch != null) {
            batch.force();
        }
        return ordinal;
    }

    /** Offers taken so far, those seen before included. */
    public synchronized long received() {
        return received;
    }

    /** Payloads that bronze did not have, of the batches known to be loaded: once closed, of all. */
    public synchronized long newPayloads() {
        return newPayloads;
    }

    /** Loads what is still waiting. */
    @Override
    public synchronized void close() {
        try {
            try {
                load();
            } finally {
                finishLoading();
            }
        } finally {
            loading.close();
            whenClosed.run();
        }
    }

    /** The file is safe before anybody hears that it is full: a commit that follows need not wait for its loading. */
    private void load() {
        NdjsonFile full = batch;
        if (full != null) {
            batch = null;
            full.force();
            loading.give(full.finish());
        }
    }

    /** When the loading of one batch fails, that of the batch after it is still to be waited for. */
    private void finishLoading() {
        try {
            loading.finish();
        } finally {
            loading.finish();
        }
    }
}
