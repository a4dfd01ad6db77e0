package fr.jobmarket.source.harvest.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.jobmarket.offer.Source;
import fr.jobmarket.source.harvest.HarvestReport;
import fr.jobmarket.source.harvest.HarvestReport.IncompleteSlice;
import fr.jobmarket.source.internal.CallMeter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The books of one query of a harvest. Guarded by the lock of the harvest it belongs to. */
final class HarvestTask {

    final int index;
    final String query;
    final Map<String, String> parameters;
    final CallMeter meter = new CallMeter();
    private final IdSet seen = new IdSet();
    private final List<IncompleteSlice> saturated = new ArrayList<>();
    private final List<IncompleteSlice> failed = new ArrayList<>();
    private long announced = -1;
    private long announcedAtEnd = -1;
    private boolean cut;
    private boolean asWhole;
    private long received;
    private long unusable;
    private long slices;
    private long earlierCalls;
    private long earlierRetries;

    HarvestTask(int index, String query, Map<String, String> parameters) {
        this.index = index;
        this.query = query;
        this.parameters = parameters;
    }

    void received(List<String> ids, int bad) {
        ids.forEach(seen::add);
        received += ids.size();
        unusable += bad;
    }

    void announced(long total) {
        if (announced < 0) {
            announced = total;
        }
        announcedAtEnd = total;
    }

    boolean unannounced() {
        return announced < 0;
    }

    void sliceDone() {
        slices++;
    }

    void incomplete(boolean isSaturated, IncompleteSlice slice) {
        (isSaturated ? saturated : failed).add(slice);
    }

    void cut() {
        cut = true;
    }

    boolean wasCut() {
        return cut;
    }

    /** True the first time. */
    boolean readsAsWhole() {
        boolean first = !asWhole;
        asWhole = true;
        return first;
    }

    /** The last total of the only slice is the total of the query. */
    void wholeIfUncut(long total) {
        if (!cut) {
            announced(total);
        }
    }

    long announcedSoFar() {
        return Math.max(0, announced);
    }

    long distinct() {
        return seen.size();
    }

    long slicesDone() {
        return slices;
    }

    boolean moved() {
        return announced != announcedAtEnd;
    }

    /** What was announced at the start and still is at the end. */
    long due() {
        return Math.min(announced, announcedAtEnd);
    }

    /** What arrived, or is known to be missing. */
    long accounted() {
        return seen.size()
                + unusable
                + saturated.stream().mapToLong(IncompleteSlice::missing).sum()
                + failed.stream().mapToLong(IncompleteSlice::missing).sum();
    }

    long calls() {
        return earlierCalls + meter.calls();
    }

    long retries() {
        return earlierRetries + meter.retries();
    }

    boolean gaveUp() {
        return !failed.isEmpty();
    }

    /** Adds the books to the event of a page. */
    ObjectNode describe(ObjectNode event, List<String> pageIds, int bad) {
        event.put("task", index).put("unusable", bad).put("calls", calls()).put("retries", retries());
        ArrayNode ids = event.putArray("ids");
        pageIds.forEach(ids::add);
        return event;
    }

    /** Takes the books out of an event of an earlier run. */
    void replay(JsonNode event, List<String> pageIds) {
        received(pageIds, event.path("unusable").asInt());
        earlierCalls = event.path("calls").asLong(earlierCalls);
        earlierRetries = event.path("retries").asLong(earlierRetries);
    }

    HarvestReport report(Source source, Instant startedAt, Instant finishedAt, boolean resumed) {
        return new HarvestReport(
                source,
                query,
                startedAt,
                finishedAt,
                announcedSoFar(),
                Math.max(0, announcedAtEnd),
                received,
                seen.size(),
                received - seen.size(),
                unusable,
                slices,
                calls(),
                retries(),
                saturated,
                failed,
                resumed);
    }
}
