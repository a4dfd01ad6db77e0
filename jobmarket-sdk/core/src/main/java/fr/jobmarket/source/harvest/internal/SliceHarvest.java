package fr.jobmarket.source.harvest.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.jobmarket.error.JobMarketException;
import fr.jobmarket.error.RetriableException;
import fr.jobmarket.offer.Source;
import fr.jobmarket.source.AuthenticationException;
import fr.jobmarket.source.CallInterruptedException;
import fr.jobmarket.source.DeadlineExceededException;
import fr.jobmarket.source.RawOffer;
import fr.jobmarket.source.RequestRejectedException;
import fr.jobmarket.source.francetravail.FranceTravailClient;
import fr.jobmarket.source.francetravail.FranceTravailQuery;
import fr.jobmarket.source.francetravail.SearchPage;
import fr.jobmarket.source.harvest.HarvestOptions;
import fr.jobmarket.source.harvest.HarvestProgress;
import fr.jobmarket.source.harvest.HarvestReport;
import fr.jobmarket.source.harvest.HarvestReport.IncompleteSlice;
import fr.jobmarket.source.harvest.HarvestSink;
import fr.jobmarket.source.internal.JsonSlices;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
public final class SliceHarvest {

    private static final Logger LOG = LoggerFactory.getLogger(SliceHarvest.class);
    private static final int LAST_PAGE = FranceTravailClient.MAX_RESULTS - FranceTravailClient.PAGE_SIZE;
    private static final Instant FAR_END = Instant.parse("2100-01-01T00:00:00Z");
    private static final int MAX_TRIES = 4;
    private static final int FAILURES_THAT_END_IT = 12;

    /** So many parts as large as their whole are no coincidence: halving an age to a second takes 30. */
    private static final int MAX_FRUITLESS_CUTS = 40;

    private final FranceTravailClient client;
    private final HarvestOptions options;
    private final HarvestSink sink;
    private final HarvestJournal journal;
    private final WorkPool pool;
    private final List<HarvestTask> tasks = new ArrayList<>();
    private final Map<String, Slice> pending = new LinkedHashMap<>();
    private final IdSet delivered = new IdSet();
    private final Object books = new Object();
    private final AtomicInteger failuresInARow = new AtomicInteger();
    private final AtomicInteger fruitlessCuts = new AtomicInteger();
    private Instant startedAt;
    private long sinkPosition;

    /** Once a page was given to the sink in part, no later page may commit what it left. */
    private @Nullable RuntimeException sinkFailure;

    /** A harvest of these queries, each a task of its own; an offer found by several reaches the sink once. */
    public SliceHarvest(
            FranceTravailClient client, HarvestOptions options, List<FranceTravailQuery> queries, HarvestSink sink) {
        this.client = client;
        this.options = options;
        this.sink = sink;
        this.pool = new WorkPool(options.threads());
        this.startedAt = client.clock().instant();
        for (FranceTravailQuery query : queries) {
            HarvestTask task = new HarvestTask(tasks.size(), query.toString(), query.parameters());
            tasks.add(task);
            Slice root = Slice.of(
                    task, query.toBuilder().sort(FranceTravailQuery.Sort.DATE).build());
            pending.put(root.key(), root);
        }
        this.journal = HarvestJournal.open(options, "francetravail " + queries, startedAt, this::replay);
    }

    /** Harvests and gives the report of each query, in their order. */
    public List<HarvestReport> run() {
        try (journal) {
            sink.rewindTo(sinkPosition);
            for (Slice slice : List.copyOf(pending.values())) {
                plan(slice);
            }
            Duration limit = options.deadline().orElse(Duration.ofDays(365));
            pool.run(limit.toNanos());
            tasks.forEach(this::close);
            Instant finishedAt = client.clock().instant();
            List<HarvestReport> reports = tasks.stream()
                    .map(task -> task.report(Source.FRANCE_TRAVAIL, startedAt, finishedAt, journal.resumed()))
                    .toList();
            journal.delete();
            return reports;
        }
    }

    /** How many different offers arrived over all queries. */
    public long distinct() {
        return delivered.size();
    }

    private void plan(Slice slice) {
        pool.addPlan(() -> attempt(slice, 1, () -> open(slice), failure -> fail(slice, failure)));
    }

    /** Reads the first page of a slice, and then either the others or the parts it must be cut into. */
    private void open(Slice slice) {
        SearchPage page = search(slice, 0);
        announce(slice, page);
        take(slice, page);
        if (page.total() >= slice.wholeTotal()) {
            fruitlessCuts.incrementAndGet();
        }
        if (page.total() > FranceTravailClient.MAX_RESULTS) {
            cut(slice, page);
            return;
        }
        LeafSlice leaf = new LeafSlice(slice, page.total());
        leaf.inherit(0, ids(page), page.issues().size());
        readOn(leaf);
    }

    private void announce(Slice slice, SearchPage page) {
        synchronized (books) {
            if (slice.task().unannounced()) {
                slice.task().announced(page.total());
                journal.append(HarvestJournal.event("announced")
                        .put("task", slice.task().index)
                        .put("total", page.total()));
            }
        }
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
        Instant newest = dates.get(0).isAfter(startedAt) ? dates.get(0) : startedAt.truncatedTo(ChronoUnit.SECONDS);
        List<Slice> parts = slice.at(boundary, newest.plusSeconds(1));
        if (parts.isEmpty() || dates.get(firstPage.results() - 1).isBefore(boundary)) {
            cutUnordered(slice, firstPage, dates);
            return;
        }
        replaced(slice, parts);
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
        Instant end = startedAt.plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS);
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
        replaced(slice, parts);
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
            finished(new LeafSlice(slice, total));
        }
    }

    private void readSaturated(Slice slice, long total) {
        LOG.warn("the slice {} has {} offers and cannot be cut further", slice.query(), total);
        IdSet reached = new IdSet();
        for (int first = 0; first < FranceTravailClient.MAX_RESULTS; first += FranceTravailClient.PAGE_SIZE) {
            SearchPage page = search(slice, first);
            take(slice, page);
            page.offers().forEach(offer -> reached.add(offer.sourceId()));
        }
        incomplete(
                slice,
                true,
                new IncompleteSlice(
                        slice.query().toString(),
                        total,
                        reached.size(),
                        "more results than the API serves for one query, and no axis left to cut along"));
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
        pool.addPage(() -> attempt(leaf.slice(), 1, () -> read(leaf, first), failure -> lose(leaf)));
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

    private void lose(LeafSlice leaf) {
        leaf.lose();
        if (leaf.settled()) {
            judge(leaf);
        }
    }

    private void judge(LeafSlice leaf) {
        switch (leaf.judge()) {
            case COMPLETE -> finished(leaf);
            case AGAIN -> readOn(leaf);
            case SHORT -> splitOrGiveUp(leaf);
        }
    }

    /** Pages of an unstable order never add up; parts that fit on one page do. */
    private void splitOrGiveUp(LeafSlice leaf) {
        List<Slice> halves =
                leaf.slice().halves(startedAt.plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS));
        if (leaf.total() > FranceTravailClient.PAGE_SIZE && !halves.isEmpty() && !cutsAreFruitless()) {
            replaced(leaf.slice(), halves);
            halves.forEach(half -> plan(half.outOf(leaf.total())));
            return;
        }
        giveUp(leaf.slice(), leaf.total(), leaf.distinct(), "the pages held fewer offers than they announced");
    }

    /** Works, and puts the work back in the queue when it fails for a reason that may pass. */
    private void attempt(Slice slice, int tries, Runnable work, Consumer<JobMarketException> givenUp) {
        try {
            work.run();
            failuresInARow.set(0);
        } catch (DeadlineExceededException | CallInterruptedException e) {
            throw e;
        } catch (RetriableException | AuthenticationException e) {
            if (failuresInARow.incrementAndGet() >= FAILURES_THAT_END_IT) {
                throw e;
            }
            if (tries < MAX_TRIES && !nothingElse(slice)) {
                LOG.info("try {} of {} failed: {}", tries, slice.query(), e.getMessage());
                pool.addAgain(() -> attempt(slice, tries + 1, work, givenUp));
                return;
            }
            givenUp.accept(e);
        } catch (RequestRejectedException e) {
            givenUp.accept(e);
        }
    }

    private void fail(Slice slice, JobMarketException failure) {
        if (nothingElse(slice)) {
            throw failure;
        }
        giveUp(slice, 0, 0, String.valueOf(failure.getMessage()));
    }

    /** The first call of the only query: whoever waits for it should hear at once that it fails. */
    private boolean nothingElse(Slice slice) {
        synchronized (books) {
            return tasks.size() == 1 && slice.task().unannounced();
        }
    }

    private SearchPage search(Slice slice, int first) {
        return slice.task().meter.observe(() -> client.search(slice.query(), first, FranceTravailClient.PAGE_SIZE));
    }

    /** Gives the new offers of a page to the sink and enters the page in the books, as one step. */
    private void take(Slice slice, SearchPage page) {
        synchronized (books) {
            if (sinkFailure != null) {
                throw sinkFailure;
            }
            try {
                deliver(slice.task(), page);
            } catch (RuntimeException e) {
                sinkFailure = e;
                throw e;
            }
            options.progress().accept(progress());
        }
    }

    private void deliver(HarvestTask task, SearchPage page) {
        List<String> fresh = new ArrayList<>();
        for (RawOffer offer : page.offers()) {
            if (task.see(offer.sourceId())) {
                fresh.add(offer.sourceId());
            }
            if (delivered.add(offer.sourceId())) {
                sink.accept(offer);
            }
        }
        int unusable = page.issues().size();
        task.received(page.offers().size(), unusable);
        ObjectNode event = HarvestJournal.event("page").put("sink", sink.commit());
        journal.append(task.describe(event, fresh, page.offers().size(), unusable));
    }

    private HarvestProgress progress() {
        long announced = tasks.stream().mapToLong(HarvestTask::announcedSoFar).sum();
        long slices = tasks.stream().mapToLong(HarvestTask::slicesDone).sum();
        long calls = tasks.stream().mapToLong(task -> task.meter.calls()).sum();
        return new HarvestProgress(delivered.size(), announced, slices, calls);
    }

    private void replaced(Slice slice, List<Slice> parts) {
        synchronized (books) {
            slice.task().cut();
            ObjectNode event = HarvestJournal.event("cut").put("slice", slice.key());
            ArrayNode into = event.put("task", slice.task().index).putArray("into");
            for (Slice part : parts) {
                ObjectNode parameters = into.addObject();
                part.query().parameters().forEach(parameters::put);
            }
            journal.append(event);
        }
    }

    private void finished(LeafSlice leaf) {
        synchronized (books) {
            HarvestTask task = leaf.slice().task();
            task.sliceDone();
            task.wholeIfUncut(leaf.total());
            journal.append(HarvestJournal.event("done")
                    .put("task", task.index)
                    .put("slice", leaf.slice().key())
                    .put("total", leaf.total()));
        }
    }

    private void incomplete(Slice slice, boolean saturated, IncompleteSlice incomplete) {
        synchronized (books) {
            slice.task().incomplete(saturated, incomplete);
            journal.append(HarvestJournal.event("incomplete")
                    .put("task", slice.task().index)
                    .put("slice", slice.key())
                    .put("saturated", saturated)
                    .put("query", incomplete.slice())
                    .put("announced", incomplete.announced())
                    .put("received", incomplete.received())
                    .put("reason", incomplete.reason()));
        }
    }

    private void giveUp(Slice slice, long announced, long received, String reason) {
        LOG.warn("the slice {} is given up: {}", slice.query(), reason);
        incomplete(slice, false, new IncompleteSlice(slice.query().toString(), announced, received, reason));
    }

    /**
     * Balances the books of a query that was cut: what it announced at the start and still does must be there. When the
     * total moved meanwhile, only what existed at the start can be asked of the harvest.
     */
    private void close(HarvestTask task) {
        if (!task.wasCut()) {
            return;
        }
        Slice root = Slice.of(task, FranceTravailQuery.ofParameters(task.parameters));
        try {
            task.announced(total(root));
            long due = task.due();
            if (task.accounted() < due && task.moved()) {
                List<Slice> sinceAndBefore =
                        root.at(startedAt.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1), FAR_END);
                due = total(sinceAndBefore.isEmpty() ? root : sinceAndBefore.get(1));
            }
            if (task.accounted() < due) {
                incomplete(
                        root,
                        false,
                        new IncompleteSlice(
                                task.query,
                                due,
                                task.accounted(),
                                "the slices by creation date hold fewer offers than the whole query; some may have no"
                                        + " creation date"));
            }
        } catch (RetriableException e) {
            LOG.info("the total of {} at the end is unknown: {}", task.query, e.getMessage());
        }
    }

    private long total(Slice slice) {
        return slice.task()
                .meter
                .observe(() -> client.search(slice.query(), 0, 1))
                .total();
    }

    private void replay(JsonNode event) {
        String kind = event.path("event").asText();
        if (kind.equals("start")) {
            startedAt = Instant.parse(event.path("at").asText());
            return;
        }
        HarvestTask task = tasks.get(event.path("task").asInt());
        switch (kind) {
            case "announced" -> task.announced(event.path("total").asLong());
            case "page" -> {
                task.replay(event);
                sinkPosition = event.path("sink").asLong();
                for (JsonNode id : event.path("ids")) {
                    task.see(id.asText());
                    delivered.add(id.asText());
                }
            }
            case "cut" -> {
                task.cut();
                pending.remove(event.path("slice").asText());
                for (JsonNode parameters : event.path("into")) {
                    Map<String, String> values = new LinkedHashMap<>();
                    parameters
                            .fields()
                            .forEachRemaining(
                                    p -> values.put(p.getKey(), p.getValue().asText()));
                    Slice part = Slice.of(task, FranceTravailQuery.ofParameters(values));
                    pending.put(part.key(), part);
                }
            }
            case "done" -> {
                task.sliceDone();
                task.wholeIfUncut(event.path("total").asLong());
                pending.remove(event.path("slice").asText());
            }
            case "incomplete" -> {
                task.incomplete(
                        event.path("saturated").asBoolean(),
                        new IncompleteSlice(
                                event.path("query").asText(),
                                event.path("announced").asLong(),
                                event.path("received").asLong(),
                                event.path("reason").asText()));
                pending.remove(event.path("slice").asText());
            }
            default -> LOG.debug("the checkpoint has an event this version does not know: {}", kind);
        }
    }
}
