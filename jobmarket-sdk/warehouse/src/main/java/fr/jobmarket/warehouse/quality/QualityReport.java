package fr.jobmarket.warehouse.quality;

import com.fasterxml.jackson.core.JsonProcessingException;
import fr.jobmarket.offer.IssueCode;
import fr.jobmarket.offer.OfferJson;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * How well a set of offers was understood: per source how many there were, which fields they have, and which issues were
 * met. {@link QualityCollector} fills it. Immutable.
 *
 * @param sources by short name of the source, ascending
 */
public record QualityReport(Map<String, SourceQuality> sources) {

    /**
     * The offers of one source.
     *
     * @param offers how many were cleaned
     * @param rejected how many payloads were no offer
     * @param present how many offers have each field, by its path in the canonical JSON
     * @param issues how many offers have each issue, by {@link IssueCode}; only those met
     */
    public record SourceQuality(long offers, long rejected, Map<String, Long> present, Map<String, Long> issues) {

        /** Copies the maps, so the value never changes. */
        public SourceQuality {
            present = Collections.unmodifiableMap(new TreeMap<>(present));
            issues = Collections.unmodifiableMap(new TreeMap<>(issues));
        }
    }

    /** Copies the map, so the value never changes. */
    public QualityReport {
        sources = Collections.unmodifiableMap(new TreeMap<>(sources));
    }

    /** All offers of all sources, rejected ones not counted. */
    public long offers() {
        return sources.values().stream().mapToLong(SourceQuality::offers).sum();
    }

    /** All payloads that were no offer. */
    public long rejected() {
        return sources.values().stream().mapToLong(SourceQuality::rejected).sum();
    }

    /** One JSON object: {@code {"sources": {"francetravail": {"offers": …}}}}. */
    public String toJson() {
        try {
            return OfferJson.newMapper().writerWithDefaultPrettyPrinter().writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report is always writable", e);
        }
    }

    /** A table for people: one column per source, first the shares of offers that have each field, then the issues. */
    public String toTable() {
        StringBuilder table = new StringBuilder();
        row(table, "", name -> name);
        row(table, "offers", name -> Long.toString(quality(name).offers()));
        row(table, "rejected", name -> Long.toString(quality(name).rejected()));
        section(table, "field present in", SourceQuality::present, true);
        section(table, "issue", SourceQuality::issues, false);
        return table.toString();
    }

    private void section(
            StringBuilder table, String heading, Function<SourceQuality, Map<String, Long>> counts, boolean shares) {
        table.append('\n');
        row(table, heading, name -> "");
        Map<String, Boolean> names = new TreeMap<>();
        sources.values().forEach(quality -> counts.apply(quality).keySet().forEach(key -> names.put(key, true)));
        for (String key : names.keySet()) {
            row(table, "  " + key, name -> {
                long count = counts.apply(quality(name)).getOrDefault(key, 0L);
                return shares ? percent(count, quality(name).offers()) : Long.toString(count);
            });
        }
    }

    private SourceQuality quality(String name) {
        return sources.getOrDefault(name, new SourceQuality(0, 0, Map.of(), Map.of()));
    }

    private static String percent(long count, long all) {
        return all == 0 ? "-" : String.format(Locale.ROOT, "%.1f %%", 100.0 * count / all);
    }

    private void row(StringBuilder table, String heading, Function<String, String> cell) {
        table.append(String.format(Locale.ROOT, "%-28s", heading));
        for (String name : sources.keySet()) {
            table.append(String.format(Locale.ROOT, "%16s", cell.apply(name)));
        }
        table.append('\n');
    }
}
