package fr.jobmarket.source.harvest.internal;

import com.fasterxml.jackson.databind.JsonNode;
import fr.jobmarket.error.JobMarketException;
import fr.jobmarket.offer.Source;
import fr.jobmarket.source.CallInterruptedException;
import fr.jobmarket.source.DeadlineExceededException;
import fr.jobmarket.source.QuotaExhaustedException;
import fr.jobmarket.source.RawOffer;
import fr.jobmarket.source.adzuna.AdzunaClient;
import fr.jobmarket.source.adzuna.AdzunaPage;
import fr.jobmarket.source.adzuna.AdzunaQuery;
import fr.jobmarket.source.harvest.HarvestOptions;
import fr.jobmarket.source.harvest.HarvestSink;
import fr.jobmarket.statistics.LabelledCount;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads whole queries of Adzuna, page after page. Used once, by one thread. */
public final class PageHarvest extends Harvest<PageHarvest.PagedSlice> {

    /** Pages beyond this one are known to repeat earlier ones. */
    private static final int RELIABLE_PAGES = 100;

    /** So many pages in a row without an offer new to the slice end it. */
    private static final int STALE_PAGES = 2;

    private final AdzunaClient client;
    private final List<PagedSlice> roots = new ArrayList<>();
    private final Deque<PagedSlice> left = new ArrayDeque<>();
    private @Nullable QuotaExhaustedException stoppedBy;

    /** A slice, the offers it brought so far and the page it is at. */
    static final class PagedSlice implements HarvestSlice {
        private final HarvestTask task;
        private final AdzunaQuery query;
        private final IdSet seen = new IdSet();
        private int nextPage = 1;
        private int stale;
        private int unusable;
        private long count;
        private boolean readTwice;

        private PagedSlice(HarvestTask task, AdzunaQuery query) {
            this.task = task;
            this.query = query.toBuilder().sort(AdzunaQuery.Sort.DATE).build();
        }

        @Override
        public HarvestTask task() {
            return task;
        }

        @Override
        public String text() {
            return query.toString();
        }

        private long arrived() {
            return seen.size() + unusable;
        }

        private void enter(int number, List<String> ids, int bad) {
            long before = seen.size();
            ids.forEach(seen::add);
            unusable += bad;
            stale = seen.size() == before ? stale + 1 : 0;
            nextPage = number + 1;
        }

        private void startOver() {
            readTwice = true;
            nextPage = 1;
            unusable = 0;
        }

        /** All there is arrived, and no full page of news says that the announced number is too small. */
        private boolean whole(AdzunaPage last) {
            return arrived() >= count && (last.results() < AdzunaClient.PAGE_SIZE || stale > 0);
        }
    }

    /** A harvest of these queries, each a task of its own; an offer found by several reaches the sink once. */
    public PageHarvest(AdzunaClient client, HarvestOptions options, List<AdzunaQuery> queries, HarvestSink sink) {
        super(Source.ADZUNA, client.clock(), options, sink);
        this.client = client;
        for (AdzunaQuery query : queries) {
            HarvestTask task = new HarvestTask(tasks.size(), query.toString(), query.parameters());
            tasks.add(task);
            roots.add(new PagedSlice(task, query));
        }
        roots.forEach(this::add);
    }

    @Override
    PagedSlice part(PagedSlice whole, Map<String, String> parameters) {
        return new PagedSlice(whole.task, AdzunaQuery.ofParameters(whole.query.country(), parameters));
    }

    @Override
    void replayPage(PagedSlice slice, JsonNode event, List<String> ids) {
        slice.count = event.path("count").asLong();
        slice.enter(event.path("number").asInt(), ids, event.path("unusable").asInt());
    }

    @Override
    boolean stoppedEarly() {
        return stoppedBy != null;
    }

    @Override
    void read(Collection<PagedSlice> slices) {
        left.addAll(slices);
        while (!left.isEmpty()) {
            PagedSlice slice = left.removeFirst();
            if (stoppedBy == null) {
                attempt(slice.task, () -> read(slice), failure -> giveUp(slice, failure));
            } else {
                giveUp(slice, stoppedBy);
            }
        }
    }

    private void giveUp(PagedSlice slice, JobMarketException reason) {
        if (reason instanceof QuotaExhaustedException ended) {
            if (distinct() == 0) {
                throw ended;
            }
            stoppedBy = ended;
        }
        giveUp(slice, slice.count, slice.arrived(), String.valueOf(reason.getMessage()));
    }

    private void read(PagedSlice slice) {
        while (true) {
            checkDeadline();
            int number = slice.nextPage;
            AdzunaPage page = slice.task.meter.observe(() -> client.search(slice.query, number));
            slice.count = page.countAnnounced() || page.results() > 0 ? page.count() : slice.arrived();
            announce(slice.task, page.count());
            take(slice, page);
            boolean tooLarge = page.count() > (long) RELIABLE_PAGES * AdzunaClient.PAGE_SIZE;
            if (number == 1 && tooLarge && cut(slice)) {
                return;
            }
            boolean whole = slice.whole(page);
            if (whole || page.results() == 0 || slice.stale >= STALE_PAGES) {
                close(slice, whole);
                return;
            }
        }
    }

    private void close(PagedSlice slice, boolean whole) {
        if (!whole && !slice.readTwice && slice.stale < STALE_PAGES) {
            // Offers that vanished meanwhile moved others to pages already read.
            slice.startOver();
            left.addFirst(slice);
            return;
        }
        if (!whole && cut(slice)) {
            return;
        }
        if (!whole) {
            saturated(slice, slice.count, slice.arrived(), "the pages only repeat offers already seen");
        }
        done(slice, slice.count);
    }

    private void checkDeadline() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CallInterruptedException("the harvest was interrupted", null);
        }
        options.deadline().ifPresent(limit -> {
            if (clock.instant().isAfter(startedAt().plus(limit))) {
                throw new DeadlineExceededException(
                        "the harvest's deadline passed; with a checkpoint the same harvest continues where it stopped",
                        null);
            }
        });
    }

    private void take(PagedSlice slice, AdzunaPage page) {
        int unusable = page.issues().size();
        deliver(
                slice,
                page.offers(),
                unusable,
                HarvestJournal.event("page").put("number", page.number()).put("count", page.count()));
        slice.enter(
                page.number(), page.offers().stream().map(RawOffer::sourceId).toList(), unusable);
    }

    /** Cuts along the next axis the query leaves open; false when there is none. */
    private boolean cut(PagedSlice slice) {
        List<AdzunaQuery> parts = parts(slice);
        if (parts.isEmpty()) {
            return false;
        }
        cut(slice, parts.stream().map(AdzunaQuery::parameters).toList());
        for (int i = parts.size() - 1; i >= 0; i--) {
            left.addFirst(new PagedSlice(slice.task, parts.get(i)));
        }
        return true;
    }

    private List<AdzunaQuery> parts(PagedSlice slice) {
        AdzunaQuery query = slice.query;
        if (query.parameter("category").isEmpty()) {
            return slice.task.meter.observe(() -> client.categories(query.country())).stream()
                    .map(LabelledCount::code)
                    .map(tag -> query.toBuilder().category(tag).build())
                    .toList();
        }
        if (query.parameter("permanent").isEmpty()
                && query.parameter("contract").isEmpty()) {
            return List.of(
                    query.toBuilder().permanent().build(),
                    query.toBuilder().limitedContract().build());
        }
        if (query.parameter("full_time").isEmpty()
                && query.parameter("part_time").isEmpty()) {
            return List.of(
                    query.toBuilder().fullTime().build(),
                    query.toBuilder().partTime().build());
        }
        return List.of();
    }

    /** Offers without the property a query was cut along are in none of its parts. */
    @Override
    void balance(HarvestTask task) {
        if (!task.wasCut() || task.accounted() >= task.due()) {
            return;
        }
        missing(
                roots.get(task.index),
                !task.gaveUp(),
                task.due(),
                task.accounted(),
                task.gaveUp()
                        ? "parts that were given up before their size was known"
                        : "offers beyond the reliable pages that no category, contract or working time tells apart");
    }
}
