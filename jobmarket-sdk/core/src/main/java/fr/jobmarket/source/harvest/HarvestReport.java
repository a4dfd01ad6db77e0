package fr.jobmarket.source.harvest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.jobmarket.offer.OfferJson;
import fr.jobmarket.offer.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.ToLongFunction;

/**
 * What a harvest was promised, what it got, and what it did for it. The books balance: {@code received = distinct +
 * repeats}, and a harvest is {@link #complete()} only when nothing announced is unaccounted for.
 *
 * @param source the API
 * @param query what was asked for
 * @param startedAt when the harvest began; of a resumed one, when it first began
 * @param finishedAt when it ended
 * @param announced how many offers the API announced for the whole query at the start
 * @param announcedAtEnd how many the slices announced when each was last read; differs from {@code announced} when offers
 *     appeared or vanished meanwhile
 * @param received offers that arrived, repeats included
 * @param distinct different offers that arrived
 * @param repeats offers that arrived again
 * @param unusable results without an id
 * @param slices slices read to their end
 * @param calls requests sent, planning and repetitions included, token requests not
 * @param retries requests that repeated a failed one
 * @param saturated slices whose offers cannot all be reached, with what is missing
 * @param failed slices given up after repeated errors, with what is missing
 * @param resumed true when it continued an interrupted harvest
 */
public record HarvestReport(
        Source source,
        String query,
        Instant startedAt,
        Instant finishedAt,
        long announced,
        long announcedAtEnd,
        long received,
        long distinct,
        long repeats,
        long unusable,
        long slices,
        long calls,
        long retries,
        List<IncompleteSlice> saturated,
        List<IncompleteSlice> failed,
        boolean resumed) {

    /** Copies the lists, so the value never changes. */
    public HarvestReport {
        Objects.requireNonNull(finishedAt, "finishedAt");
        Objects.requireNonNull(query, "query");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(startedAt, "startedAt");
        saturated = List.copyOf(saturated);
        failed = List.copyOf(failed);
    }

    /**
     * A slice of which not everything arrived.
     *
     * @param slice its query
     * @param announced how many offers the API announced for it
     * @param received how many of them arrived
     * @param reason why the others did not
     */
    public record IncompleteSlice(String slice, long announced, long received, String reason) {

        /** How many offers are missing. */
        public long missing() {
            return Math.max(0, announced - received);
        }
    }

    /** The sums of these reports of one harvest; an offer that several found counts once in {@code distinct}. */
    static HarvestReport total(String query, List<HarvestReport> reports, long distinct) {
        HarvestReport first = reports.get(0);
        long received = sum(reports, HarvestReport::received);
        return new HarvestReport(
                first.source(),
                query,
                first.startedAt(),
                first.finishedAt(),
                sum(reports, HarvestReport::announced),
                sum(reports, HarvestReport::announcedAtEnd),
                received,
                distinct,
                received - distinct,
                sum(reports, HarvestReport::unusable),
                sum(reports, HarvestReport::slices),
                sum(reports, HarvestReport::calls),
                sum(reports, HarvestReport::retries),
                reports.stream().flatMap(report -> report.saturated().stream()).toList(),
                reports.stream().flatMap(report -> report.failed().stream()).toList(),
                first.resumed());
    }

    private static long sum(List<HarvestReport> reports, ToLongFunction<HarvestReport> figure) {
        return reports.stream().mapToLong(figure).sum();
    }

    /** How many announced offers are known to be missing. */
    public long missing() {
        return saturated.stream().mapToLong(IncompleteSlice::missing).sum()
                + failed.stream().mapToLong(IncompleteSlice::missing).sum();
    }

    /** True when every slice was read to its end and nothing it announced is missing. */
    public boolean complete() {
        return saturated.isEmpty() && failed.isEmpty();
    }

    /** How long it took, from first to last. */
    public Duration duration() {
        return Duration.between(startedAt, finishedAt);
    }

    /** One line of JSON with all figures, those derived among them. */
    public String toJson() {
        try {
            ObjectMapper mapper = OfferJson.newMapper();
            ObjectNode json = mapper.valueToTree(this);
            json.put("missing", missing());
            json.put("complete", complete());
            json.put("durationSeconds", duration().toMillis() / 1000.0);
            return mapper.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report is always writable", e);
        }
    }

    /**
     * How far a harvest is.
     *
     * @param distinct different offers so far
     * @param announced offers announced so far; grows while the queries of a plan are asked for the first time
     * @param slicesDone slices read to their end
     * @param calls requests sent
     */
    public record Progress(long distinct, long announced, long slicesDone, long calls) {}
}
