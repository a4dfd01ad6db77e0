package fr.jobmarket.pipeline.step;

import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.search.OfferIndexBuilder;
import fr.jobmarket.serving.release.Release;
import fr.jobmarket.serving.release.ReleaseDraft;
import fr.jobmarket.serving.release.ReleaseStore;
import fr.jobmarket.warehouse.ProgressListener;
import fr.jobmarket.warehouse.Warehouse;
import fr.jobmarket.warehouse.quality.QualityGate;
import java.util.concurrent.atomic.AtomicLong;

/** Silver and gold to a release the gateway can serve from. */
public final class PublishStep {

    /** How many releases are kept. */
    public static final int KEPT_RELEASES = 5;

    private static final int HANDFUL = 10;

    private final Warehouse warehouse;
    private final ReleaseStore releases;
    private final ServingModel model;
    private final ProgressListener progress;

    /** A step from this warehouse and model to this store. */
    public PublishStep(Warehouse warehouse, ReleaseStore releases, ServingModel model, ProgressListener progress) {
        this.warehouse = warehouse;
        this.releases = releases;
        this.model = model;
        this.progress = progress;
    }

    /**
     * Publishes a release, makes it the current one and removes the oldest beyond {@link #KEPT_RELEASES}. Offers that do
     * not pass {@link QualityGate#ofDefaults()} are not published: the current release stays.
     *
     * @throws InvalidInputException when nothing was transformed yet
     * @throws fr.jobmarket.error.NonRetriableException when more than a handful of offers break a check beyond its threshold;
     *     the message names the checks
     */
    public Release run() {
        String asOf = warehouse
                .silverAsOf()
                .orElseThrow(() -> new InvalidInputException("there is nothing to publish; run transform first"));
        Release release = releases.publish(draft -> {
            draft.sourceRun(asOf);
            draft.schemaVersion("warehouse", Warehouse.schemaVersion());
            writeIndex(draft);
            progress.progress("exporting gold", 0, -1);
            warehouse.exportGold(draft.goldDirectory());
            model.writeTo(draft);
        });
        releases.prune(KEPT_RELEASES);
        return release;
    }

    private void writeIndex(ReleaseDraft draft) {
        long total = warehouse.counts().getOrDefault("silver", 0L);
        AtomicLong done = new AtomicLong();
        AtomicLong available = new AtomicLong();
        QualityGate.Run gate = QualityGate.ofDefaults().start();
        try (OfferIndexBuilder index = OfferIndexBuilder.create(draft.indexDirectory())) {
            warehouse.forEachChunk(chunk -> {
                chunk.parallelStream().forEach(index::add);
                chunk.forEach(gate::add);
                available.addAndGet(chunk.stream().filter(Offer::available).count());
                progress.progress("indexing", done.addAndGet(chunk.size()), total);
            });
            requireQuality(gate.verdict());
            progress.progress("finishing the index", 0, -1);
            index.finish();
        }
        draft.count("offers", done.get());
        draft.count("available", available.get());
    }

    /** Shares say little of small sets, and a few odd offers must not keep the good ones from being published. */
    private static void requireQuality(QualityGate.Verdict verdict) {
        boolean tooMany =
                verdict.outcomes().stream().anyMatch(outcome -> !outcome.passed() && outcome.violations() > HANDFUL);
        if (tooMany) {
            verdict.orThrow();
        }
    }
}
