package fr.jobmarket.source.harvest;

import fr.jobmarket.source.adzuna.AdzunaClient;
import fr.jobmarket.source.adzuna.AdzunaQuery;
import fr.jobmarket.source.francetravail.FranceTravailClient;
import fr.jobmarket.source.francetravail.FranceTravailQuery;
import fr.jobmarket.source.harvest.internal.ChangeRun;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Harvests what changed since the last time. A small file per query, about 30 bytes an offer, remembers what was seen;
 * it changes only when a harvest ends, so one that fails is simply repeated. Thread-safe for different queries.
 *
 * <p>Neither API tells changes by itself: France Travail filters by date of creation only, and no API lists what it
 * deleted. Updates and deletions therefore show only in a whole harvest; a search returns whole offers anyway, so that
 * costs a 150th of a call each.
 */
public final class IncrementalHarvest {

    /** Creations are asked for again from this long before the last harvest: indexes lag behind. */
    private static final Duration OVERLAP = Duration.ofHours(2);

    private final Path folder;
    private final HarvestOptions options;

    private IncrementalHarvest(Path folder, HarvestOptions options) {
        this.folder = folder;
        this.options = options;
    }

    /** Incremental harvests that remember in this folder, created when absent, and run this way. */
    public static IncrementalHarvest at(Path folder, HarvestOptions options) {
        return new IncrementalHarvest(folder, options);
    }

    /** Reads the whole query and gives every creation, update and deletion since the last time to the sink. */
    public ChangeReport changes(FranceTravailClient client, FranceTravailQuery query, ChangeSink sink) {
        ChangeRun run =
                new ChangeRun(folder, "francetravail " + query, client.clock().instant(), sink);
        HarvestReport report = FranceTravailHarvest.of(client, options).run(query, run);
        return run.finish(report, true);
    }

    /**
     * Gives only the offers created since the last time to the sink, in a fraction of the calls; the whole query the first
     * time. Updates and deletions wait for the next {@link #changes}.
     */
    public ChangeReport creations(FranceTravailClient client, FranceTravailQuery query, ChangeSink sink) {
        Instant now = client.clock().instant();
        ChangeRun run = new ChangeRun(folder, "francetravail " + query, now, sink);
        Optional<Instant> last = run.lastStart();
        FranceTravailQuery recent = last.isEmpty()
                ? query
                : query.toBuilder()
                        .createdBetween(last.get().minus(OVERLAP), now.plus(Duration.ofDays(1)))
                        .build();
        HarvestReport report = FranceTravailHarvest.of(client, options).run(recent, run);
        return run.finish(report, last.isEmpty());
    }

    /** Reads the whole query and gives every creation, update and deletion since the last time to the sink. */
    public ChangeReport changes(AdzunaClient client, AdzunaQuery query, ChangeSink sink) {
        ChangeRun run = new ChangeRun(folder, "adzuna " + query, client.clock().instant(), sink);
        HarvestReport report = AdzunaHarvest.of(client, options).run(query, run);
        return run.finish(report, true);
    }

    /**
     * Gives only the offers published since the last time to the sink, to the day; the whole query the first time. Spares
     * most of Adzuna's quota. Updates and deletions wait for the next {@link #changes}.
     */
    public ChangeReport creations(AdzunaClient client, AdzunaQuery query, ChangeSink sink) {
        Instant now = client.clock().instant();
        ChangeRun run = new ChangeRun(folder, "adzuna " + query, now, sink);
        Optional<Instant> last = run.lastStart();
        AdzunaQuery recent = last.isEmpty()
                ? query
                : query.toBuilder()
                        .maxDaysOld((int) Duration.between(last.get(), now).toDays() + 1)
                        .build();
        HarvestReport report = AdzunaHarvest.of(client, options).run(recent, run);
        return run.finish(report, last.isEmpty());
    }
}
