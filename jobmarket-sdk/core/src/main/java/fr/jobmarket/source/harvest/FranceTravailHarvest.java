package fr.jobmarket.source.harvest;

import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.source.RawOffer;
import fr.jobmarket.source.francetravail.FranceTravailClient;
import fr.jobmarket.source.francetravail.FranceTravailQuery;
import fr.jobmarket.source.harvest.internal.SliceHarvest;
import fr.jobmarket.source.internal.InterruptibleFuture;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Harvests every offer of France Travail queries, however many there are: queries with more results than the API serves
 * are cut into slices that it serves to their end, and each slice is checked against its own announced total. Offers that
 * appear after the beginning may be missed; the next harvest finds them. Thread-safe.
 */
public final class FranceTravailHarvest {

    private final FranceTravailClient client;
    private final HarvestOptions options;

    private FranceTravailHarvest(FranceTravailClient client, HarvestOptions options) {
        this.client = client;
        this.options = options;
    }

    /** A harvest with this client and {@link HarvestOptions#DEFAULT}. */
    public static FranceTravailHarvest of(FranceTravailClient client) {
        Objects.requireNonNull(client, "client");
        return of(client, HarvestOptions.DEFAULT);
    }

    /** A harvest with this client, run this way. */
    public static FranceTravailHarvest of(FranceTravailClient client, HarvestOptions options) {
        return new FranceTravailHarvest(client, options);
    }

    /** The same as {@link #run(FranceTravailQuery, HarvestSink)} with a sink that hands offers on. */
    public HarvestReport run(FranceTravailQuery query, Consumer<RawOffer> consumer) {
        return run(query, HarvestSink.of(consumer));
    }

    /**
     * Gives every offer of the query to the sink, each once, whichever threads read them, one call at a time.
     *
     * @return what was announced and what arrived; check {@link HarvestReport#complete()}
     * @throws fr.jobmarket.error.JobMarketException when the query is refused, the server fails persistently, the deadline
     *     passes or the thread is interrupted; with a checkpoint the same harvest then continues where it stopped
     */
    public HarvestReport run(FranceTravailQuery query, HarvestSink sink) {
        return new SliceHarvest(client, options, List.of(query), sink).run().get(0);
    }

    /** {@link #run(FranceTravailQuery, HarvestSink)} on a thread of its own; cancelling the future stops the harvest. */
    public CompletableFuture<HarvestReport> runAsync(FranceTravailQuery query, HarvestSink sink) {
        return InterruptibleFuture.of(() -> run(query, sink));
    }

    /**
     * Harvests several queries at once. An offer that several of them find reaches the sink once and counts in each
     * report.
     *
     * @return a report per query, in their order
     */
    public List<HarvestReport> runAll(List<FranceTravailQuery> queries, HarvestSink sink) {
        return new SliceHarvest(client, options, queries, sink).run();
    }

    /**
     * Harvests the France Travail tasks of a plan. An offer that several of them find reaches the sink once.
     *
     * @throws InvalidInputException when the plan has none
     */
    public HarvestPlan.Report run(HarvestPlan plan, HarvestSink sink) {
        List<String> names = plan.ofFranceTravail().stream()
                .map(HarvestPlan.Query.OfFranceTravail::name)
                .toList();
        if (names.isEmpty()) {
            throw new InvalidInputException("the plan " + plan.name() + " has no task for France Travail");
        }
        SliceHarvest harvest = new SliceHarvest(client, options, plan.franceTravailQueries(), sink);
        return HarvestPlan.Report.of(plan.name(), names, harvest.run(), harvest.distinct());
    }
}
