package fr.jobmarket.source.harvest.internal;

import fr.jobmarket.error.RetriableException;
import fr.jobmarket.offer.Source;
import fr.jobmarket.source.RawOffer;
import fr.jobmarket.source.francetravail.FranceTravailClient;
import fr.jobmarket.source.francetravail.FranceTravailQuery;
import fr.jobmarket.source.francetravail.SearchPage;
import fr.jobmarket.source.harvest.HarvestOptions;
import fr.jobmarket.source.harvest.HarvestSink;
import fr.jobmarket.source.internal.JsonSlices;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads whole queries of France Travail by cutting them into slices the API serves to their end.
 *
 * <p>Slices are cut by creation date, because every offer has one and a period can be cut anywhere. Where to cut costs
 * nothing: results come newest first, so the oldest offers of the last page that can be reached tell where the next slice
 * begins, and that page and the first one belong to the slice just cut. The order is only a hint: whatever it is, the
 * slices together cover the period, and each is checked against its own announced total. More offers within two seconds
 * than the API serves are cut by origin, contract, department, occupation and experience.
 */
public final class SliceHarvest extends Harvest<Slice> {

    private static final Logger LOG = LoggerFactory.getLogger(SliceHarvest.class);
    private static final int LAST_PAGE = FranceTravailClient.MAX_RESULTS - FranceTravailClient.PAGE_SIZE;
    private static final Instant FAR_END = Instant.parse("2100-01-01T00:00:00Z");
    /** So many parts as large as their whole are no coincidence: halving an age to a second takes 30. */
    private static final int MAX_FRUITLESS_CUTS = 40;

    private final FranceTravailClient client;
    private final WorkPool pool;
    private final AtomicInteger fruitlessCuts = new AtomicInteger();

    /** A harvest of these queries, each a task of its own; an offer found by several reaches the sink once. */
    public SliceHarvest(
            FranceTravailClient client, HarvestOptions options, List<FranceTravailQuery> queries, HarvestSink sink) {
        super(Source.FRANCE_TRAVAIL, client.clock(), options, sink);
        this.client = client;
        this.pool = new WorkPool(options.threads());
        for (FranceTravailQuery query : queries) {
            HarvestTask task = new HarvestTask(tasks.size(), query.toString(), query.parameters());
            tasks.add(task);
            add(Slice.of(
                    task, query.toBuilder().sort(FranceTravailQuery.Sort.DATE).build()));
        }
    }

    @Override
    void read(Collection<Slice> slices) {
        slices.forEach(this::plan);
        pool.run(options.deadline().orElse(Duration.ofDays(365)).toNanos());
    }

    @Override
    Slice part(Slice whole, Map<String, String> parameters) {
        return Slice.of(whole.task(), FranceTravailQuery.ofParameters(parameters));
    }

    private void plan(Slice slice) {
        HarvestTask task = slice.task();
        pool.addPlan(() -> attempt(
                task,
                () -> open(slice),
                failure -> giveUp(
                        slice, task.wasCut() ? 0 : task.announcedSoFar(), 0, String.valueOf(failure.getMessage()))));
    }

    /** Reads the first page of a slice, and then either the others or the parts it must be cut into. */
    private void open(Slice slice) {
        SearchPage page = search(slice, 0);
        announce(slice.task(), page.total());
        take(slice, page);
        if (page.total() >= slice.wholeTotal()) {
            fruitlessCuts.incrementAndGet();
        }
        if (page.total() > FranceTravailClient.MAX_RESULTS) {
            attempt(
                    slice.task(),
                    () -> cut(slice, page),
                    failure -> giveUp(slice, page.total(), page.results(), String.valueOf(failure.getMessage())));
            return;
        }
        LeafSlice leaf = new LeafSlice(slice, page.total());
        leaf.inherit(0, ids(page), page.issues().size());
        readOn(leaf);
    }

    private void cut(Slice slice, SearchPage firstPage) {
        if (cutsAreFruitless()) {
            readOnceAsWhole(slice, firstPage.total());
            return;
        }
        SearchPage lastPage = search(slice, LAST_PAGE);
        take(slice, lastPage);
        List<Instant> dates = creationDates(firstPage, lastPage);
        if (!newestFirst(dates) || firstPage.results() + lastPage.results() != dates.size()) {
            cutUnordered(slice, firstPage, dates);
            return;
        }
        // The oldest second that can be reached may go on beyond the last page, so the cut is after it.
        Instant boundary = dates.get(dates.size() - 1).plusSeconds(1);
        Instant newest =
                dates.get(0).isAfter(startedAt()) ? dates.get(0) : startedAt().truncatedTo(ChronoUnit.SECONDS);
        List<Slice> parts = slice.at(boundary, newest.plusSeconds(1));
        if (parts.isEmpty() || dates.get(firstPage.results() - 1).isBefore(boundary)) {
            cutUnordered(slice, firstPage, dates);
            return;
        }
        cut(slice, parametersOf(parts));
        List<String> lastIds = idsFrom(boundary, lastPage);
        LeafSlice leaf = new LeafSlice(parts.get(0), LAST_PAGE + (long) lastIds.size());
        leaf.inherit(0, idsFrom(boundary, firstPage), 0);
        leaf.inherit(LAST_PAGE, lastIds, 0);
        readOn(leaf);
        plan(parts.get(1).outOf(firstPage.total()));
    }

    /** A server that ignores what slices differ in would be cut for ever. */
    private boolean cutsAreFruitless() {
        return fruitlessCuts.get() > MAX_FRUITLESS_CUTS;
    }

    /** In an order that is not by date two pages are a sample: their median date is about the slice's. */
    private void cutUnordered(Slice slice, SearchPage firstPage, List<Instant> dates) {
        Instant end = startedAt().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS);
        List<Instant> sorted = dates.stream().sorted().toList();
        List<Slice> parts = sorted.isEmpty() ? List.of() : slice.at(sorted.get(sorted.size() / 2), end);
        if (parts.isEmpty()) {
            parts = slice.halves(end);
        }
        if (parts.isEmpty()) {
            parts = slice.alongNextAxis(firstPage);
        }
        if (parts.isEmpty()) {
            readSaturated(slice, firstPage.total());
            return;
        }
        cut(slice, parametersOf(parts));
        parts.forEach(part -> plan(part.outOf(firstPage.total())));
    }

    private static List<Instant> creationDates(SearchPage... pages) {
        return Stream.of(pages)
                .flatMap(page -> page.offers().stream())
                .flatMap(offer -> createdAt(offer).stream())
                .toList();
    }

    private static boolean newestFirst(List<Instant> dates) {
        for (int i = 1; i < dates.size(); i++) {
            if (dates.get(i).isAfter(dates.get(i - 1))) {
                return false;
            }
        }
        return !dates.isEmpty();
    }

    /** To the second: servers order no finer. */
    private static Optional<Instant> createdAt(RawOffer offer) {
        try {
            String text = JsonSlices.scalar(offer.payload(), "dateCreation");
            return text == null
                    ? Optional.empty()
                    : Optional.of(Instant.parse(text).truncatedTo(ChronoUnit.SECONDS));
        } catch (IOException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static List<String> ids(SearchPage page) {
        return page.offers().stream().map(RawOffer::sourceId).toList();
    }

    private static List<String> idsFrom(Instant from, SearchPage page) {
        return page.offers().stream()
                .filter(offer ->
                        createdAt(offer).filter(date -> !date.isBefore(from)).isPresent())
                .map(RawOffer::sourceId)
                .toList();
    }

    /** Where every slice is the whole query again, one is as good as all. */
    private void readOnceAsWhole(Slice slice, long total) {
        boolean first;
        synchronized (books) {
            first = slice.task().readsAsWhole();
        }
        if (first) {
            readSaturated(slice, total);
        } else {
            done(slice, total);
        }
    }

    private void readSaturated(Slice slice, long total) {
        IdSet reached = new IdSet();
        attempt(
                slice.task(),
                () -> {
                    for (int first = 0;
                            first < FranceTravailClient.MAX_RESULTS;
                            first += FranceTravailClient.PAGE_SIZE) {
                        SearchPage page = search(slice, first);
                        take(slice, page);
                        page.offers().forEach(offer -> reached.add(offer.sourceId()));
                    }
                    saturated(
                            slice,
                            total,
                            reached.size(),
                            "more results than the API serves for one query, and no axis left to cut along");
                },
                failure -> giveUp(slice, total, reached.size(), String.valueOf(failure.getMessage())));
    }

    private static List<Map<String, String>> parametersOf(List<Slice> slices) {
        return slices.stream().map(slice -> slice.query().parameters()).toList();
    }

    private void readOn(LeafSlice leaf) {
        List<Integer> pages = leaf.pagesToRead();
        for (int i = pages.size() - 1; i >= 0; i--) {
            readLater(leaf, pages.get(i));
        }
        if (pages.isEmpty()) {
            judge(leaf);
        }
    }

    private void readLater(LeafSlice leaf, int first) {
        pool.addPage(() -> attempt(
                leaf.slice().task(),
                () -> read(leaf, first),
                failure -> lose(leaf, String.valueOf(failure.getMessage()))));
    }

    private void read(LeafSlice leaf, int first) {
        SearchPage page = search(leaf.slice(), first);
        take(leaf.slice(), page);
        if (!leaf.take(page)) {
            fruitlessCuts.incrementAndGet();
            plan(leaf.slice());
        } else if (leaf.settled()) {
            judge(leaf);
        }
    }

    private void lose(LeafSlice leaf, String reason) {
        leaf.lose(reason);
        if (leaf.settled()) {
            judge(leaf);
        }
    }

    private void judge(LeafSlice leaf) {
        switch (leaf.judge()) {
            case COMPLETE -> done(leaf.slice(), leaf.total());
            case AGAIN -> readOn(leaf);
            case SHORT -> splitOrGiveUp(leaf);
            case LOST -> giveUp(leaf.slice(), leaf.total(), leaf.distinct(), leaf.lossReason());
        }
    }

    /** Pages of an unstable order never add up; parts that fit on one page do. */
    private void splitOrGiveUp(LeafSlice leaf) {
        List<Slice> halves =
                leaf.slice().halves(startedAt().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS));
        if (leaf.total() > FranceTravailClient.PAGE_SIZE && !halves.isEmpty() && !cutsAreFruitless()) {
            cut(leaf.slice(), parametersOf(halves));
            halves.forEach(half -> plan(half.outOf(leaf.total())));
            return;
        }
        giveUp(leaf.slice(), leaf.total(), leaf.distinct(), "the pages held fewer offers than they announced");
    }

    private SearchPage search(Slice slice, int first) {
        return slice.task().meter.observe(() -> client.search(slice.query(), first, FranceTravailClient.PAGE_SIZE));
    }

    private void take(Slice slice, SearchPage page) {
        deliver(slice, page.offers(), page.issues().size(), HarvestJournal.event("page"));
    }

    /**
     * Balances the books of a query that was cut: what it announced at the start and still does must be there. When the
     * total moved meanwhile, only what existed at the start can be asked of the harvest.
     */
    @Override
    void balance(HarvestTask task) {
        if (!task.wasCut()) {
            return;
        }
        Slice root = Slice.of(task, FranceTravailQuery.ofParameters(task.parameters));
        long due = due(task, root);
        if (task.accounted() < due) {
            giveUp(
                    root,
                    due,
                    task.accounted(),
                    task.gaveUp()
                            ? "parts that were given up before their size was known"
                            : "the slices by creation date hold fewer offers than the whole query; some may have no"
                                    + " creation date");
        }
    }

    private long due(HarvestTask task, Slice root) {
        try {
            task.announced(total(root));
            if (task.accounted() < task.due() && task.moved()) {
                List<Slice> sinceAndBefore =
                        root.at(startedAt().truncatedTo(ChronoUnit.SECONDS).plusSeconds(1), FAR_END);
                return total(sinceAndBefore.isEmpty() ? root : sinceAndBefore.get(1));
            }
        } catch (RetriableException e) {
            LOG.info("the total of {} at the end is unknown: {}", task.query, e.getMessage());
        }
        return task.due();
    }

    private long total(Slice slice) {
        return slice.task()
                .meter
                .observe(() -> client.search(slice.query(), 0, 1))
                .total();
    }
}
