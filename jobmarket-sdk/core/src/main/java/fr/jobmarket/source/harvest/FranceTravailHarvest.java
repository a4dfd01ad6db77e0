package fr.jobmarket.source.harvest;

import fr.jobmarket.source.RawOffer;
import fr.jobmarket.source.Source;
import fr.jobmarket.source.francetravail.FranceTravailClient;
import fr.jobmarket.source.francetravail.FranceTravailQuery;
import fr.jobmarket.source.francetravail.SearchPage;
import fr.jobmarket.source.harvest.HarvestReport.IncompleteSlice;
import fr.jobmarket.source.harvest.internal.IdSet;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * Harvests every offer of a France Travail query, however many there are: queries with more results than the API serves
 * are split by creation date until each slice can be read to its end.
 */
public final class FranceTravailHarvest {

    private static final Instant BEGINNING = Instant.parse("2000-01-01T00:00:00Z");

    private final FranceTravailClient client;

    private FranceTravailHarvest(FranceTravailClient client) {
        this.client = client;
    }

    /** A harvest with this client. */
    public static FranceTravailHarvest of(FranceTravailClient client) {
        return new FranceTravailHarvest(client);
    }

    /**
     * Gives every offer of the query to the consumer, each once, on the calling thread.
     *
     * @return what was announced and what arrived
     */
    public HarvestReport run(FranceTravailQuery query, Consumer<RawOffer> consumer) {
        return new Run(query, consumer).harvest();
    }

    private final class Run {
        private final FranceTravailQuery query;
        private final Consumer<RawOffer> consumer;
        private final IdSet seen = new IdSet();
        private final Deque<FranceTravailQuery> pending = new ArrayDeque<>();
        private final List<IncompleteSlice> saturated = new ArrayList<>();
        private final Instant startedAt = client.clock().instant();
        private final long callsBefore = client.meter().calls();
        private final long retriesBefore = client.meter().retries();
        private long announced = -1;
        private long announcedAtEnd;
        private long received;
        private long unusable;
        private long slices;

        private Run(FranceTravailQuery query, Consumer<RawOffer> consumer) {
            this.query = query;
            this.consumer = consumer;
        }

        private HarvestReport harvest() {
            pending.push(query);
            while (!pending.isEmpty()) {
                read(pending.pop());
            }
            return new HarvestReport(
                    Source.FRANCE_TRAVAIL,
                    query.toString(),
                    startedAt,
                    client.clock().instant(),
                    announced,
                    announcedAtEnd,
                    received,
                    seen.size(),
                    received - seen.size(),
                    unusable,
                    slices,
                    client.meter().calls() - callsBefore,
                    client.meter().retries() - retriesBefore,
                    saturated,
                    List.of(),
                    false);
        }

        private void read(FranceTravailQuery slice) {
            SearchPage page = client.search(slice, 0, FranceTravailClient.PAGE_SIZE);
            if (announced < 0) {
                announced = page.total();
            }
            take(page);
            if (page.total() > FranceTravailClient.MAX_RESULTS && split(slice)) {
                return;
            }
            long got = page.results();
            int next = page.results();
            while (page.results() > 0 && next < Math.min(page.total(), FranceTravailClient.MAX_RESULTS)) {
                page = client.search(slice, next, FranceTravailClient.PAGE_SIZE);
                take(page);
                next += page.results();
                got += page.results();
            }
            slices++;
            announcedAtEnd += page.total();
            if (got < page.total()) {
                saturated.add(new IncompleteSlice(
                        slice.toString(), page.total(), got, "more results than the API serves for one query"));
            }
        }

        private void take(SearchPage page) {
            received += page.offers().size();
            unusable += page.issues().size();
            for (RawOffer offer : page.offers()) {
                if (seen.add(offer.sourceId())) {
                    consumer.accept(offer);
                }
            }
        }

        /** Halves the creation period. The halves share a second, so an offer between two seconds is in one of them. */
        private boolean split(FranceTravailQuery slice) {
            Instant from =
                    slice.parameter("minCreationDate").map(Instant::parse).orElse(BEGINNING);
            Instant to = slice.parameter("maxCreationDate")
                    .map(Instant::parse)
                    .orElseGet(() -> startedAt.plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS));
            long seconds = Duration.between(from, to).toSeconds();
            if (seconds < 2) {
                return false;
            }
            Instant middle = from.plusSeconds(seconds / 2);
            pending.push(slice.toBuilder().createdBetween(from, middle).build());
            pending.push(slice.toBuilder().createdBetween(middle, to).build());
            return true;
        }
    }
}
