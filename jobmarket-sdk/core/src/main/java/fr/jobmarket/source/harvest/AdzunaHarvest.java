package fr.jobmarket.source.harvest;

import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.source.RawOffer;
import fr.jobmarket.source.adzuna.AdzunaClient;
import fr.jobmarket.source.adzuna.AdzunaQuery;
import fr.jobmarket.source.harvest.internal.PageHarvest;
import fr.jobmarket.source.internal.InterruptibleFuture;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Harvests Adzuna queries, newest first. Adzuna's pages repeat earlier offers beyond about the hundredth, so a query with
 * more offers is cut by category, contract and working time, and a slice ends when its pages bring nothing new.
 * Thread-safe.
 *
 * <p>When the quota ends before the harvest does, the report says so and when to go on; with a checkpoint the same
 * harvest then continues where it stopped.
 */
public final class AdzunaHarvest {

    private final AdzunaClient client;
    private final HarvestOptions options;

    private AdzunaHarvest(AdzunaClient client, HarvestOptions options) {
        this.client = client;
        this.options = options;
    }

    /** A harvest with this client and {@link HarvestOptions#DEFAULT}. */
    public static AdzunaHarvest of(AdzunaClient client) {
        Objects.requireNonNull(client, "client");
        return of(client, HarvestOptions.DEFAULT);
    }

    /** A harvest with this client, run this way; pages are read one after the other whatever the number of threads. */
    public static AdzunaHarvest of(AdzunaClient client, HarvestOptions options) {
        return new AdzunaHarvest(client, options);
    }

    /** The same as {@link #run(AdzunaQuery, HarvestSink)} with a sink that hands offers on. */
    public HarvestReport run(AdzunaQuery query, Consumer<RawOffer> consumer) {
        return run(query, HarvestSink.of(consumer));
    }

    /**
     * Gives every reachable offer of the query to the sink, each once, on the calling thread.
     *
     * @return what was announced and what arrived; check {@link HarvestReport#complete()}
     * @throws fr.jobmarket.error.JobMarketException when the first call already fails, the server fails persistently, the
     *     deadline passes or the thread is interrupted
     */
    public HarvestReport run(AdzunaQuery query, HarvestSink sink) {
        return runAll(List.of(query), sink).get(0);
    }

    /** {@link #run(AdzunaQuery, HarvestSink)} on a thread of its own; cancelling the future stops the harvest. */
    public CompletableFuture<HarvestReport> runAsync(AdzunaQuery query, HarvestSink sink) {
        return InterruptibleFuture.of(() -> run(query, sink));
    }

    /**
     * Harvests several queries one after the other. An offer that several of them find reaches the sink once and counts
     * in each report.
     *
     * @return a report per query, in their order
     */
    public List<HarvestReport> runAll(List<AdzunaQuery> queries, HarvestSink sink) {
        return new PageHarvest(client, options, queries, sink).run();
    }

    /**
     * Harvests the Adzuna tasks of a plan. An offer that several of them find reaches the sink once.
     *
     * @throws InvalidInputException when the plan has none
     */
    public HarvestPlan.Report run(HarvestPlan plan, HarvestSink sink) {
        List<String> names =
                plan.ofAdzuna().stream().map(HarvestPlan.Query.OfAdzuna::name).toList();
        if (names.isEmpty()) {
            throw new InvalidInputException("the plan " + plan.name() + " has no task for Adzuna");
        }
        PageHarvest harvest = new PageHarvest(client, options, plan.adzunaQueries(), sink);
        return HarvestPlan.Report.of(plan.name(), names, harvest.run(), harvest.distinct());
    }
}
