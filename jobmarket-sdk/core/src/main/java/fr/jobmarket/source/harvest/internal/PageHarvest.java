package fr.jobmarket.source.harvest.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import fr.jobmarket.source.harvest.HarvestProgress;
import fr.jobmarket.source.harvest.HarvestReport;
import fr.jobmarket.source.harvest.HarvestReport.IncompleteSlice;
import fr.jobmarket.source.harvest.HarvestSink;
import fr.jobmarket.statistics.LabelledCount;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads whole queries of Adzuna, page after page. Used once, by one thread. */
public final class PageHarvest {

    private static final Logger LOG = LoggerFactory.getLogger(PageHarvest.class);

    /** Pages beyond this one are known to repeat earlier ones. */
    private static final int RELIABLE_PAGES = 100;

    /** So many pages in a row without an offer new to the slice end it. */
    private static final int STALE_PAGES = 2;

    private final AdzunaClient client;
    private final HarvestOptions options;
    private final HarvestSink sink;
    private final HarvestJournal journal;
    private final List<HarvestTask> tasks = new ArrayList<>();
    private final Map<String, PagedSlice> pending = new LinkedHashMap<>();
    private final IdSet delivered = new IdSet();
    private Instant startedAt;
    private long sinkPosition;
    private @Nullable QuotaExhaustedException stoppedBy;

    /** A slice, the offers it brought so far and the page it is at. */
    private static final class PagedSlice {
        private final HarvestTask task;
        private final AdzunaQuery query;
        private final IdSet seen = new IdSet();
        private int nextPage = 1;
        private int stale;
        private int unusable;
        private boolean readTwice;

        private PagedSlice(HarvestTask task, AdzunaQuery query) {
            this.task = task;
            this.query = query.toBuilder().sort(AdzunaQuery.Sort.DATE).build();
        }

        private String key() {
            return task.index + "|" + query;
        }

        private long arrived() {
            return seen.size() + unusable;
        }
    }

    /** A harvest of these queries, each a task of its own; an offer found by several reaches the sink once. */
    public PageHarvest(AdzunaClient client, HarvestOptions options, List<AdzunaQuery> queries, HarvestSink sink) {
        this.client = client;
        this.options = options;
        this.sink = sink;
        this.startedAt = client.clock().instant();
        for (AdzunaQuery query : queries) {
            HarvestTask task = new HarvestTask(tasks.size(), query.toString(), query.parameters());
            tasks.add(task);
            add(new PagedSlice(task, query));
        }
        this.journal = HarvestJournal.open(options, "adzuna " + queries, startedAt, this::replay);
    }

    private void add(PagedSlice slice) {
        pending.put(slice.key(), slice);
    }

    /** Harvests and gives the report of each query, in their order. */
    public List<HarvestReport> run() {
        try (journal) {
            sink.rewindTo(sinkPosition);
            Deque<PagedSlice> left = new ArrayDeque<>(pending.values());
            while (!left.isEmpty()) {
                readOrGiveUp(left.removeFirst(), left);
            }
            tasks.forEach(this::balance);
            Instant finishedAt = client.clock().instant();
            List<HarvestReport> reports = tasks.stream()
                    .map(task -> task.report(Source.ADZUNA, startedAt, finishedAt, journal.resumed()))
                    .toList();
            if (stoppedBy == null) {
                journal.delete();
            }
            return reports;
        }
    }

    /** How many different offers arrived over all queries. */
    public long distinct() {
        return delivered.size();
    }

    private void readOrGiveUp(PagedSlice slice, Deque<PagedSlice> left) {
        if (stoppedBy != null) {
            giveUp(slice, stoppedBy);
            return;
        }
        try {
            read(slice, left);
        } catch (DeadlineExceededException | CallInterruptedException e) {
            throw e;
        } catch (QuotaExhaustedException e) {
            if (delivered.size() == 0) {
                throw e;
            }
            stoppedBy = e;
            giveUp(slice, e);
        } catch (JobMarketException e) {
            if (tasks.size() == 1 && slice.task.unannounced()) {
                throw e;
            }
            giveUp(slice, e);
        }
    }

    /** Not entered in the journal: a resumed harvest tries the slice again. */
    private void giveUp(PagedSlice slice, JobMarketException reason) {
        LOG.warn("the slice {} is given up: {}", slice.query, reason.getMessage());
        slice.task.incomplete(
                false,
                new IncompleteSlice(
                        slice.query.toString(),
                        slice.task.announcedSoFar(),
                        slice.arrived(),
                        String.valueOf(reason.getMessage())));
    }

    private void read(PagedSlice slice, Deque<PagedSlice> left) {
        while (true) {
            checkDeadline();
            int number = slice.nextPage;
            AdzunaPage page = slice.task.meter.observe(() -> client.search(slice.query, number));
            announce(slice, page);
            take(slice, page);
            boolean tooLarge = page.count() > (long) RELIABLE_PAGES * AdzunaClient.PAGE_SIZE;
            if (number == 1 && tooLarge && cut(slice, left)) {
                return;
            }
            boolean whole = slice.arrived() >= page.count();
            boolean ended = page.results() == 0 || slice.stale >= STALE_PAGES;
            if (whole || ended) {
                close(slice, page.count(), whole, left);
                return;
            }
        }
    }

    private void close(PagedSlice slice, long count, boolean whole, Deque<PagedSlice> left) {
        if (!whole && !slice.readTwice && slice.stale < STALE_PAGES) {
            // Offers that vanished meanwhile moved others to pages already read.
            slice.readTwice = true;
            slice.nextPage = 1;
            slice.unusable = 0;
            left.addFirst(slice);
            return;
        }
        if (!whole && cut(slice, left)) {
            return;
        }
        slice.task.sliceDone();
        slice.task.wholeIfUncut(count);
        if (!whole) {
            slice.task.incomplete(
                    true,
                    new IncompleteSlice(
                            slice.query.toString(),
                            count,
                            slice.arrived(),
                            "the pages only repeat offers already seen"));
        }
        journal.append(HarvestJournal.event("done")
                .put("task", slice.task.index)
                .put("slice", slice.key())
                .put("announced", count)
                .put("received", slice.arrived())
                .put("whole", whole));
    }

    private void checkDeadline() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CallInterruptedException("the harvest was interrupted", null);
        }
        options.deadline().ifPresent(limit -> {
            if (client.clock().instant().isAfter(startedAt.plus(limit))) {
                throw new DeadlineExceededException(
                        "the harvest's deadline passed; with a checkpoint the same harvest continues where it stopped",
                        null);
            }
        });
    }

    private void announce(PagedSlice slice, AdzunaPage page) {
        if (slice.task.unannounced()) {
            slice.task.announced(page.count());
            journal.append(HarvestJournal.event("announced")
                    .put("task", slice.task.index)
                    .put("total", page.count()));
        }
    }

    private void take(PagedSlice slice, AdzunaPage page) {
        List<String> ids = page.offers().stream().map(RawOffer::sourceId).toList();
        for (RawOffer offer : page.offers()) {
            if (delivered.add(offer.sourceId())) {
                sink.accept(offer);
            }
        }
        enter(slice, page.number(), ids, page.issues().size());
        slice.task.received(ids.size(), page.issues().size());
        long position = sink.commit();
        ObjectNode event = HarvestJournal.event("page")
                .put("slice", slice.key())
                .put("number", page.number())
                .put("sink", position);
        journal.append(slice.task.describe(event, ids, ids.size(), page.issues().size()));
        long announced = tasks.stream().mapToLong(HarvestTask::announcedSoFar).sum();
        long slices = tasks.stream().mapToLong(HarvestTask::slicesDone).sum();
        options.progress()
                .accept(new HarvestProgress(
                        delivered.size(), announced, slices, client.meter().calls()));
    }

    private static void enter(PagedSlice slice, int number, List<String> ids, int unusable) {
        long before = slice.seen.size();
        for (String id : ids) {
            slice.task.see(id);
            slice.seen.add(id);
        }
        slice.unusable += unusable;
        slice.stale = slice.seen.size() == before ? slice.stale + 1 : 0;
        slice.nextPage = number + 1;
    }

    /** Cuts along the next axis the query leaves open; false when there is none. */
    private boolean cut(PagedSlice slice, Deque<PagedSlice> left) {
        List<AdzunaQuery> parts = parts(slice);
        if (parts.isEmpty()) {
            return false;
        }
        slice.task.cut();
        pending.remove(slice.key());
        ObjectNode event =
                HarvestJournal.event("cut").put("task", slice.task.index).put("slice", slice.key());
        ArrayNode into = event.putArray("into");
        for (int i = parts.size() - 1; i >= 0; i--) {
            left.addFirst(new PagedSlice(slice.task, parts.get(i)));
        }
        for (AdzunaQuery part : parts) {
            ObjectNode parameters = into.addObject();
            part.parameters().forEach(parameters::put);
        }
        journal.append(event.put("country", slice.query.country().code()));
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
    private void balance(HarvestTask task) {
        if (task.wasCut() && stoppedBy == null && task.accounted() < task.due()) {
            task.incomplete(
                    true,
                    new IncompleteSlice(
                            task.query,
                            task.due(),
                            task.accounted(),
                            "offers beyond the reliable pages that no category, contract or working time tells apart"));
        }
    }

    private void replay(JsonNode event) {
        String kind = event.path("event").asText();
        if (kind.equals("start")) {
            startedAt = Instant.parse(event.path("at").asText());
            return;
        }
        HarvestTask task = tasks.get(event.path("task").asInt());
        String key = event.path("slice").asText();
        switch (kind) {
            case "announced" -> task.announced(event.path("total").asLong());
            case "page" -> replayPage(event, task, pending.get(key));
            case "cut" -> {
                PagedSlice whole = pending.remove(key);
                task.cut();
                for (JsonNode parameters : event.path("into")) {
                    Map<String, String> values = new HashMap<>();
                    parameters
                            .fields()
                            .forEachRemaining(
                                    p -> values.put(p.getKey(), p.getValue().asText()));
                    if (whole != null) {
                        add(new PagedSlice(task, AdzunaQuery.ofParameters(whole.query.country(), values)));
                    }
                }
            }
            case "done" -> {
                PagedSlice done = pending.remove(key);
                task.sliceDone();
                task.wholeIfUncut(event.path("announced").asLong());
                if (done != null && !event.path("whole").asBoolean()) {
                    task.incomplete(
                            true,
                            new IncompleteSlice(
                                    done.query.toString(),
                                    event.path("announced").asLong(),
                                    event.path("received").asLong(),
                                    "the pages only repeat offers already seen"));
                }
            }
            default -> LOG.debug("the checkpoint has an event this version does not know: {}", kind);
        }
    }

    private void replayPage(JsonNode event, HarvestTask task, @Nullable PagedSlice slice) {
        task.replay(event);
        sinkPosition = event.path("sink").asLong();
        List<String> ids = new ArrayList<>();
        event.path("ids").forEach(id -> ids.add(id.asText()));
        ids.forEach(delivered::add);
        if (slice == null) {
            ids.forEach(task::see);
        } else {
            enter(
                    slice,
                    event.path("number").asInt(),
                    ids,
                    event.path("unusable").asInt());
        }
    }
}
