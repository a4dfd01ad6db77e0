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
import fr.jobmarket.source.harvest.HarvestOptions;
import fr.jobmarket.source.harvest.HarvestReport;
import fr.jobmarket.source.harvest.HarvestReport.IncompleteSlice;
import fr.jobmarket.source.harvest.HarvestSink;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What every harvest does whatever the API: it keeps the books of its queries, gives each offer to the sink once, writes
 * the journal and resumes from it. How a query is cut into slices and how those are read is the API's own.
 *
 * <p>A failure of the API costs the slice it hit. A failure of this side, be it the sink, the journal or the listener,
 * ends the harvest with exactly what was thrown, and the journal stays, so that a resumed harvest delivers the rest. Used
 * once.
 *
 * @param <S> what the queries are cut into
 */
abstract class Harvest<S extends HarvestSlice> {

    /** So many calls in a row that failed with all their repetitions mean that the API is down. */
    private static final int FAILURES_THAT_END_IT = 12;

    private static final Logger LOG = LoggerFactory.getLogger(Harvest.class);

    final HarvestOptions options;
    final Clock clock;
    final List<HarvestTask> tasks = new ArrayList<>();
    final Object books = new Object();
    private final Source source;
    private final HarvestSink sink;
    private final Map<String, S> pending = new LinkedHashMap<>();
    private final IdSet delivered = new IdSet();
    private final AtomicInteger failuresInARow = new AtomicInteger();
    private HarvestJournal journal = HarvestJournal.NONE;
    private Instant startedAt;
    private long sinkPosition;

    /** Once a page was given to the sink in part, no later page may commit what it left. */
    private @Nullable OwnFailure broken;

    /** Something on this side of the API that threw, on its way out of the harvest. */
    private static final class OwnFailure extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient Throwable thrown;

        private OwnFailure(Throwable thrown) {
            super(thrown);
            this.thrown = thrown;
        }
    }

    Harvest(Source source, Clock clock, HarvestOptions options, HarvestSink sink) {
        this.source = source;
        this.clock = clock;
        this.options = options;
        this.sink = sink;
        this.startedAt = clock.instant();
    }

    /** A slice that must be read; the whole of a query to begin with. */
    final void add(S slice) {
        pending.put(slice.key(), slice);
    }

    /** Reads these slices and all they are cut into. */
    abstract void read(Collection<S> slices);

    /** Compares what a query announced with what arrived of it, now that all its slices were read. */
    abstract void balance(HarvestTask task);

    /** The part of a slice with these parameters. */
    abstract S part(S whole, Map<String, String> parameters);

    /** True when the journal is to be kept although the harvest ends. */
    boolean stoppedEarly() {
        return false;
    }

    /** Told of a page an earlier run read. */
    void replayPage(S slice, JsonNode event, List<String> ids) {}

    /** Harvests and gives the report of each query, in their order. */
    public final List<HarvestReport> run() {
        String identity =
                source.id() + " " + tasks.stream().map(task -> task.query).toList();
        try (HarvestJournal opened = HarvestJournal.open(options, identity, startedAt, this::replay)) {
            journal = opened;
            own(() -> sink.rewindTo(sinkPosition));
            read(List.copyOf(pending.values()));
            tasks.forEach(this::balance);
            Instant finishedAt = clock.instant();
            List<HarvestReport> reports = tasks.stream()
                    .map(task -> task.report(source, startedAt, finishedAt, journal.resumed()))
                    .toList();
            if (!stoppedEarly()) {
                journal.delete();
            }
            return reports;
        } catch (OwnFailure e) {
            throw Harvest.<RuntimeException>asItself(e.thrown);
        }
    }

    /** Even a checked exception, which a sink in another language may throw, leaves as what it is. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T extends Throwable> T asItself(Throwable thrown) throws T {
        throw (T) thrown;
    }

    private static void own(Runnable work) {
        try {
            work.run();
        } catch (Throwable e) {
            throw new OwnFailure(e);
        }
    }

    /** When the harvest began; of a resumed one, when it first began. */
    final Instant startedAt() {
        return startedAt;
    }

    /** How many different offers arrived over all queries. */
    public final long distinct() {
        return delivered.size();
    }

    /**
     * Works, and lets a failure of the API cost only what this work was for; unless it is the first call of the only query,
     * as whoever waits for it should hear at once that it fails, or the API is down.
     */
    final void attempt(HarvestTask task, Runnable work, Consumer<JobMarketException> givenUp) {
        try {
            work.run();
            failuresInARow.set(0);
        } catch (DeadlineExceededException | CallInterruptedException e) {
            throw e;
        } catch (RetriableException | AuthenticationException e) {
            if (failuresInARow.incrementAndGet() >= FAILURES_THAT_END_IT || isAll(task)) {
                throw e;
            }
            LOG.info("a call for {} failed: {}", task.query, e.getMessage());
            givenUp.accept(e);
        } catch (RequestRejectedException e) {
            if (isAll(task)) {
                throw e;
            }
            givenUp.accept(e);
        }
    }

    private boolean isAll(HarvestTask task) {
        synchronized (books) {
            return tasks.size() == 1 && task.unannounced();
        }
    }

    /** Notes the total of a query, the first time. */
    final void announce(HarvestTask task, long total) {
        synchronized (books) {
            if (task.unannounced()) {
                task.announced(total);
                write(event("announced", task).put("total", total));
            }
        }
    }

    /**
     * Gives the new offers of a page to the sink and enters the page in the books, as one step.
     *
     * @param page what {@link #replayPage} needs of it
     */
    final void deliver(S slice, List<RawOffer> offers, int unusable, ObjectNode page) {
        synchronized (books) {
            if (broken != null) {
                throw broken;
            }
            try {
                enter(slice, offers, unusable, page);
            } catch (OwnFailure e) {
                broken = e;
                throw e;
            }
        }
    }

    private void enter(S slice, List<RawOffer> offers, int unusable, ObjectNode page) {
        HarvestTask task = slice.task();
        List<String> ids = new ArrayList<>(offers.size());
        for (RawOffer offer : offers) {
            ids.add(offer.sourceId());
            if (delivered.add(offer.sourceId())) {
                own(() -> sink.accept(offer));
            }
        }
        page.put("slice", slice.key());
        own(() -> page.put("sink", sink.commit()));
        task.received(ids, unusable);
        write(task.describe(page, ids, unusable));
        own(() -> options.progress().accept(progress()));
    }

    private HarvestReport.Progress progress() {
        long announced = tasks.stream().mapToLong(HarvestTask::announcedSoFar).sum();
        long slices = tasks.stream().mapToLong(HarvestTask::slicesDone).sum();
        long calls = tasks.stream().mapToLong(HarvestTask::calls).sum();
        return new HarvestReport.Progress(delivered.size(), announced, slices, calls);
    }

    /** Notes that a slice is read as these parts instead. */
    final void cut(S slice, List<Map<String, String>> parts) {
        synchronized (books) {
            slice.task().cut();
            ObjectNode event = event("cut", slice.task()).put("slice", slice.key());
            ArrayNode into = event.putArray("into");
            for (Map<String, String> part : parts) {
                ObjectNode parameters = into.addObject();
                part.forEach(parameters::put);
            }
            write(event);
        }
    }

    /** Notes that a slice was read to its end. */
    final void done(S slice, long total) {
        synchronized (books) {
            slice.task().sliceDone();
            slice.task().wholeIfUncut(total);
            write(event("done", slice.task()).put("slice", slice.key()).put("total", total));
        }
    }

    /** Notes that some offers of a slice cannot be reached. */
    final void saturated(S slice, long announced, long received, String reason) {
        synchronized (books) {
            missing(slice, true, announced, received, reason);
            write(event("saturated", slice.task())
                    .put("slice", slice.key())
                    .put("announced", announced)
                    .put("received", received)
                    .put("reason", reason));
        }
    }

    /** Gives a slice up; not entered in the journal, so that a resumed harvest tries it again. */
    final void giveUp(S slice, long announced, long received, String reason) {
        missing(slice, false, announced, received, reason);
    }

    /** Enters in the books that of these offers not all arrived. */
    final void missing(S slice, boolean saturated, long announced, long received, String reason) {
        synchronized (books) {
            LOG.warn("{}: {} of {} offers arrived: {}", slice.text(), received, announced, reason);
            slice.task().incomplete(saturated, new IncompleteSlice(slice.text(), announced, received, reason));
        }
    }

    private static ObjectNode event(String kind, HarvestTask task) {
        return HarvestJournal.event(kind).put("task", task.index);
    }

    private void write(ObjectNode event) {
        own(() -> journal.append(event));
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
            case "page" -> replayPage(task, key, event);
            case "cut" -> {
                task.cut();
                S whole = pending.remove(key);
                if (whole != null) {
                    event.path("into").forEach(parameters -> add(part(whole, texts(parameters))));
                }
            }
            case "done" -> {
                task.sliceDone();
                task.wholeIfUncut(event.path("total").asLong());
                pending.remove(key);
            }
            case "saturated" -> {
                task.incomplete(
                        true,
                        new IncompleteSlice(
                                key.substring(key.indexOf('|') + 1),
                                event.path("announced").asLong(),
                                event.path("received").asLong(),
                                event.path("reason").asText()));
                pending.remove(key);
            }
            default -> LOG.debug("the checkpoint has an event this version does not know: {}", kind);
        }
    }

    private void replayPage(HarvestTask task, String key, JsonNode event) {
        List<String> ids = new ArrayList<>();
        event.path("ids").forEach(id -> ids.add(id.asText()));
        ids.forEach(delivered::add);
        task.replay(event, ids);
        sinkPosition = event.path("sink").asLong();
        S slice = pending.get(key);
        if (slice != null) {
            replayPage(slice, event, ids);
        }
    }

    private static Map<String, String> texts(JsonNode parameters) {
        Map<String, String> values = new LinkedHashMap<>();
        parameters
                .fields()
                .forEachRemaining(one -> values.put(one.getKey(), one.getValue().asText()));
        return values;
    }
}
