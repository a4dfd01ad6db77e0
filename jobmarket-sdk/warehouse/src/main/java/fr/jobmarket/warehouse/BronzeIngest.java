package fr.jobmarket.warehouse;

import fr.jobmarket.internal.Sha256;
import fr.jobmarket.source.RawOffer;
import fr.jobmarket.source.harvest.HarvestSink;
import fr.jobmarket.warehouse.internal.BronzeLanding;
import fr.jobmarket.warehouse.internal.Database;
import fr.jobmarket.warehouse.internal.KnownPayloads;
import fr.jobmarket.warehouse.internal.NdjsonFile;
import fr.jobmarket.warehouse.internal.Sightings;
import org.jspecify.annotations.Nullable;

/**
 * Raw offers on their way into bronze. They land in a file that is loaded a batch at a time, each batch wholly or not at
 * all; what was loaded stays when the harvest fails later. {@link #commit()} makes what landed survive a kill of the
 * process or a power cut: it is loaded when the warehouse is opened again. {@link #close()} loads the last batch. Of an offer
 * that is as the harvest before saw it only the sighting lands.
 *
 * <p>Giving an offer again is harmless, so a resumed harvest need not take back anything. Thread-safe.
 */
public final class BronzeIngest implements HarvestSink {

    private static final int PAYLOADS_PER_BATCH = 10_000;
    /** Sightings alone take little room, and each batch is compared with all of bronze. */
    private static final int OFFERS_PER_BATCH = 200_000;

    private static final long CHARACTERS_PER_BATCH = 64L << 20;

    private final BronzeLanding landing;
    private final String runId;
    private final String source;
    private final @Nullable String plan;
    private final Runnable whenClosed;
    private final KnownPayloads known;
    private @Nullable NdjsonFile batch;
    private int payloadsInBatch;
    private long charactersInBatch;
    private long ordinal;
    private long received;
    private long newPayloads;

    BronzeIngest(Database database, String runId, String source, @Nullable String plan, Runnable whenClosed) {
        this.whenClosed = whenClosed;
        this.landing = new BronzeLanding(database);
        this.runId = runId;
        this.source = source;
        this.plan = plan;
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
            payloadsInBatch = 0;
            charactersInBatch = 0;
        }
        String sha256 = Sha256.of(offer.payload());
        boolean seenBefore = known.contains(offer.sourceId(), sha256);
        batch.row(
                runId,
                offer.source().id(),
                plan,
                offer.sourceId(),
                seenBefore ? null : offer.payload(),
                sha256,
                ++ordinal,
                offer.harvestedAt());
        received++;
        if (!seenBefore) {
            payloadsInBatch++;
            charactersInBatch += offer.payload().length();
        }
        if (payloadsInBatch >= PAYLOADS_PER_BATCH
                || charactersInBatch >= CHARACTERS_PER_BATCH
                || batch.rows() >= OFFERS_PER_BATCH) {
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

    /** Payloads of loaded batches that bronze did not have. */
    public synchronized long newPayloads() {
        return newPayloads;
    }

    /** Loads what is still waiting. */
    @Override
    public synchronized void close() {
        try {
            load();
        } finally {
            whenClosed.run();
        }
    }

    private void load() {
        NdjsonFile full = batch;
        if (full != null) {
            batch = null;
            newPayloads += landing.load(full.finish());
        }
    }
}
