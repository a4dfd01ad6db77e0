package fr.jobmarket.source.harvest;

import fr.jobmarket.source.RawOffer;
import fr.jobmarket.source.Source;
import fr.jobmarket.source.adzuna.AdzunaClient;
import fr.jobmarket.source.adzuna.AdzunaPage;
import fr.jobmarket.source.adzuna.AdzunaQuery;
import fr.jobmarket.source.harvest.HarvestReport.IncompleteSlice;
import fr.jobmarket.source.harvest.internal.IdSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Harvests the offers of an Adzuna query, newest first, until every announced offer arrived or the pages only repeat
 * earlier ones, as Adzuna's do beyond about a hundred.
 */
public final class AdzunaHarvest {

    /** So many pages in a row without a new offer end a harvest. */
    private static final int STALE_PAGES = 2;

    private final AdzunaClient client;

    private AdzunaHarvest(AdzunaClient client) {
        this.client = client;
    }

    /** A harvest with this client. */
    public static AdzunaHarvest of(AdzunaClient client) {
        return new AdzunaHarvest(client);
    }

    /**
     * Gives every reachable offer of the query to the consumer, each once, on the calling thread.
     *
     * @return what was announced and what arrived
     */
    public HarvestReport run(AdzunaQuery query, Consumer<RawOffer> consumer) {
        Instant startedAt = client.clock().instant();
        long callsBefore = client.meter().calls();
        long retriesBefore = client.meter().retries();
        AdzunaQuery byDate = query.toBuilder().sort(AdzunaQuery.Sort.DATE).build();
        IdSet seen = new IdSet();
        long announced = -1;
        long received = 0;
        long unusable = 0;
        int stale = 0;
        AdzunaPage page;
        int number = 1;
        do {
            page = client.search(byDate, number++);
            announced = announced < 0 ? page.count() : announced;
            received += page.offers().size();
            unusable += page.issues().size();
            long before = seen.size();
            for (RawOffer offer : page.offers()) {
                if (seen.add(offer.sourceId())) {
                    consumer.accept(offer);
                }
            }
            stale = seen.size() == before ? stale + 1 : 0;
        } while (page.results() > 0 && seen.size() + unusable < page.count() && stale < STALE_PAGES);
        List<IncompleteSlice> saturated = new ArrayList<>();
        if (seen.size() + unusable < page.count()) {
            saturated.add(new IncompleteSlice(
                    byDate.toString(), page.count(), seen.size(), "pages only repeat offers already seen"));
        }
        return new HarvestReport(
                Source.ADZUNA,
                query.toString(),
                startedAt,
                client.clock().instant(),
                announced,
                page.count(),
                received,
                seen.size(),
                received - seen.size(),
                unusable,
                1,
                client.meter().calls() - callsBefore,
                client.meter().retries() - retriesBefore,
                saturated,
                List.of(),
                false);
    }
}
