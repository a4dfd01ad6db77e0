package fr.jobmarket.pipeline.step;

import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.error.NonRetriableException;
import fr.jobmarket.search.OfferIndexBuilder;
import fr.jobmarket.serving.release.Release;
import fr.jobmarket.serving.release.ReleaseDraft;
import fr.jobmarket.serving.release.ReleaseStore;
import fr.jobmarket.warehouse.FailedTest;
import fr.jobmarket.warehouse.ProgressListener;
import fr.jobmarket.warehouse.VersionedOffer;
import fr.jobmarket.warehouse.Warehouse;
import fr.jobmarket.warehouse.quality.QualityGate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Silver and gold to a release the gateway can serve from. */
public final class PublishStep {

    /** The share of its available offers that a market may lose from one release to the next without being asked about. */
    public static final double LARGEST_FALL = 0.2;

    private static final int HANDFUL = 10;
    private static final String AVAILABLE = "available";

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
     * Publishes a release, makes it the current one and removes the oldest beyond {@link ReleaseStore#KEPT}. Offers that do
     * not pass {@link QualityGate#ofDefaults()}, and tables that do not hold what docs/data-model.md says of them, are not
     * published: the current release stays.
     *
     * @param accept whether to publish an empty market, or one with {@linkplain #LARGEST_FALL suddenly} fewer offers than
     *     the current release
     * @param full whether to write the whole index anew; otherwise, where that is sound, only what changed since the
     *     current release, which gives the same
     * @throws InvalidInputException when nothing was transformed yet
     * @throws NonRetriableException when more than a handful of offers break a check beyond its threshold;
     *     the message names the checks; when a test of the tables failed; when the market shrank and that is not accepted
     */
    public PublishReport run(boolean accept, boolean full) {
        String asOf = warehouse
                .silverAsOf()
                .orElseThrow(() -> new InvalidInputException("there is nothing to publish; run transform first"));
        requireSoundTables();
        Map<String, Long> counts = warehouse.counts();
        long available = counts.getOrDefault(AVAILABLE, 0L);
        if (!accept) {
            requireMarket(available);
        }
        AtomicReference<String> index = new AtomicReference<>("");
        Release release = releases.publish(draft -> {
            draft.sourceRun(asOf);
            draft.schemaVersion("warehouse", Warehouse.schemaVersion());
            long offers = counts.getOrDefault("silver", 0L);
            index.set(writeIndex(draft, full, offers));
            draft.count("offers", offers);
            draft.count(AVAILABLE, available);
            progress.progress("exporting gold", 0, -1);
            warehouse.exportGold(draft.goldDirectory());
            model.writeTo(draft);
            progress.progress("sealing the release", 0, -1);
        });
        releases.prune(ReleaseStore.KEPT);
        return new PublishReport(release, Objects.requireNonNull(index.get()));
    }

    private void requireSoundTables() {
        List<FailedTest> failed = warehouse.failedTests();
        if (!failed.isEmpty()) {
            throw new NonRetriableException(
                    "tests of the data failed, nothing was published: "
                            + failed.stream()
                                    .limit(HANDFUL)
                                    .map(FailedTest::toString)
                                    .collect(Collectors.joining("; "))
                            + "; meta.test_result has all. Correct the data or its model, transform, and publish again",
                    null);
        }
    }

    private void requireMarket(long available) {
        long before = served().map(release -> release.manifest().counts().getOrDefault(AVAILABLE, 0L))
                .orElse(0L);
        if (available == 0 || available < before * (1 - LARGEST_FALL)) {
            throw new NonRetriableException(
                    String.format(
                            Locale.ROOT,
                            "%,d offers are available%s; nothing was published. If that is right, publish with --accept",
                            available,
                            before == 0
                                    ? ""
                                    : String.format(Locale.ROOT, ", the release being served has %,d", before)),
                    null);
        }
    }

    /** A current release that cannot be read must not keep a good one from taking its place. */
    private Optional<Release> served() {
        try {
            return releases.current();
        } catch (NonRetriableException e) {
            return releases.list().stream().findFirst();
        }
    }

    private String writeIndex(ReleaseDraft draft, boolean full, long total) {
        AtomicLong read = new AtomicLong();
        QualityGate.Run gate = QualityGate.ofDefaults().start();
        Begun begun = begin(draft.indexDirectory(), full);
        OfferIndexBuilder.Changes changes;
        try (OfferIndexBuilder index = begun.index()) {
            Consumer<List<VersionedOffer>> inspectAndIndex = chunk -> {
                inspectAndIndex(chunk, gate, index);
                progress.progress("indexing", read.addAndGet(chunk.size()), total);
            };
            if (begun.anew()) {
                warehouse.forEachChunk(inspectAndIndex);
            } else {
                progress.progress("looking for what changed", 0, -1);
                warehouse.forEachChunkBut(index::keep, inspectAndIndex);
            }
            gate.addSound(total - read.get());
            requireQuality(gate.verdict());
            progress.progress("finishing the index", 0, -1);
            changes = index.finish();
        }
        return String.format(
                Locale.ROOT,
                "index %s: %,d kept, %,d replaced, %,d added, %,d removed",
                begun.from(),
                changes.kept(),
                changes.replaced(),
                changes.added(),
                changes.removed());
    }

    /**
     * The gate takes one offer after the other. An offer that breaks a check is given no version, so that it is read and counted
     * again by the next publication, which reads only what it cannot keep.
     */
    private static void inspectAndIndex(List<VersionedOffer> offers, QualityGate.Run gate, OfferIndexBuilder index) {
        List<Runnable> work = new ArrayList<>();
        for (VersionedOffer shown : offers) {
            boolean sound = gate.add(shown.offer());
            work.add(sound ? () -> index.add(shown.offer(), shown.version()) : () -> index.add(shown.offer()));
        }
        work.parallelStream().forEach(Runnable::run);
    }

    /** Goes on from the index being served, unless there is a reason not to. */
    private Begun begin(Path folder, boolean full) {
        if (full) {
            return anew(folder, "as asked for");
        }
        Optional<Release> before = served();
        if (before.isEmpty()) {
            return anew(folder, "there is no release to go on from");
        }
        Release release = before.get();
        progress.progress("verifying the release before", 0, -1);
        try {
            releases.requireSound(release);
            return new Begun(
                    OfferIndexBuilder.createFrom(release.indexDirectory(), folder),
                    "from release " + release.id(),
                    false);
        } catch (NonRetriableException e) {
            return anew(folder, String.valueOf(e.getMessage()));
        }
    }

    private static Begun anew(Path folder, String why) {
        return new Begun(OfferIndexBuilder.create(folder), "made anew (" + why + ")", true);
    }

    private record Begun(OfferIndexBuilder index, String from, boolean anew) {}

    /** Shares say little of small sets, and a few odd offers must not keep the good ones from being published. */
    private static void requireQuality(QualityGate.Verdict verdict) {
        boolean tooMany =
                verdict.outcomes().stream().anyMatch(outcome -> !outcome.passed() && outcome.violations() > HANDFUL);
        if (tooMany) {
            verdict.orThrow();
        }
    }
}
