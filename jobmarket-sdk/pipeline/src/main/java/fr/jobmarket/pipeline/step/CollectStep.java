package fr.jobmarket.pipeline.step;

import fr.jobmarket.jobs.ApplicationDatabase;
import fr.jobmarket.jobs.Contributions;
import fr.jobmarket.offer.Source;
import fr.jobmarket.source.RawOffer;
import fr.jobmarket.warehouse.Collecting;
import fr.jobmarket.warehouse.ProgressListener;
import fr.jobmarket.warehouse.Run;
import fr.jobmarket.warehouse.Task;
import fr.jobmarket.warehouse.Warehouse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What people left in the application database into bronze, recorded as a task of a run: what they did with offers since the
 * last time, and the offers they entered by hand as far as everybody is shown them. What those left who have deleted their
 * account since, and offers that were deleted, is erased in bronze; the next transformation and release do without.
 */
public final class CollectStep {

    /** What such a task is called, and the kind of a run that consists of it. */
    public static final String TASK = "collect";

    /**
     * So much before the latest that is known feedback is read again: clocks of gateways differ, and what was done earlier may
     * have been written later. What is known is not taken twice.
     */
    private static final Duration READ_AGAIN = Duration.ofDays(1);

    private final Warehouse warehouse;
    private final ApplicationDatabase database;
    private final Contributions.Publishers publishers;
    private final Clock clock;
    private final ProgressListener progress;

    /**
     * A step into this warehouse.
     *
     * @param database where people leave it; has its tables
     * @param publishers whose own offers everybody is shown
     */
    public CollectStep(
            Warehouse warehouse,
            ApplicationDatabase database,
            Contributions.Publishers publishers,
            Clock clock,
            ProgressListener progress) {
        this.warehouse = warehouse;
        this.database = database;
        this.publishers = publishers;
        this.clock = clock;
        this.progress = progress;
    }

    /**
     * Collects.
     *
     * @param runId the run it belongs to
     * @param accept whether to do so though it is another application database than before, of which everything is erased
     * @return what came of it, for a person to read
     * @throws fr.jobmarket.error.InvalidInputException when it is another than before and that is not accepted
     * @throws fr.jobmarket.error.RetriableException when the application database does not answer
     */
    public String run(String runId, boolean accept) {
        warehouse.runs().startTask(runId, TASK, Source.MANUAL.id(), Collecting.PLAN);
        try {
            Collecting.Counts counts = collect(runId, accept);
            warehouse.runs().endTask(runId, TASK, Run.Status.COMPLETE, counts(counts), null);
            return String.format(
                    Locale.ROOT,
                    "%,d own offers, %,d new, %,d erased; %,d acts of feedback new, %,d erased",
                    counts.offers(),
                    counts.newOffers(),
                    counts.erasedOffers(),
                    counts.newFeedback(),
                    counts.erasedFeedback());
        } catch (RuntimeException e) {
            warehouse.runs().failTask(runId, TASK, Map.of(), e);
            throw e;
        }
    }

    private Collecting.Counts collect(String runId, boolean accept) {
        AtomicLong rows = new AtomicLong();
        try (Contributions left = database.contributions();
                Collecting collecting = warehouse.collect(runId, left.databaseId(), accept)) {
            Instant since =
                    collecting.until().map(latest -> latest.minus(READ_AGAIN)).orElse(Instant.EPOCH);
            left.forEachCandidate(collecting::candidate);
            left.forEachFeedback(since, act -> {
                collecting.feedback(
                        act.id(), act.candidate(), act.offerId(), act.action(), act.rank(), act.releaseId(), act.at());
                progress.progress(TASK, rows.incrementAndGet(), -1);
            });
            Instant now = clock.instant();
            left.forEachOwnOffer(publishers, own -> {
                collecting.offer(new RawOffer(Source.MANUAL, own.sourceId(), own.content(), now));
                progress.progress(TASK, rows.incrementAndGet(), -1);
            });
            return collecting.commit();
        }
    }

    private static Map<String, Long> counts(Collecting.Counts counts) {
        return Map.of(
                "own_offers",
                counts.offers(),
                "own_offers_new",
                counts.newOffers(),
                "own_offers_erased",
                counts.erasedOffers(),
                "feedback_new",
                counts.newFeedback(),
                "feedback_erased",
                counts.erasedFeedback(),
                Task.ROWS_IN,
                counts.offers() + counts.newFeedback(),
                Task.ROWS_OUT,
                counts.newOffers() + counts.newFeedback(),
                Task.ROWS_REJECTED,
                0L);
    }
}
