package fr.jobmarket.training.drift;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.jobmarket.offer.OfferJson;
import fr.jobmarket.training.drift.MarketSample.Subject;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How far a market, what the ranking sees of it and what it answers are from those of a baseline.
 *
 * @param baseline what the baseline is called
 * @param current what was compared with it
 * @param baselineOffers how many offers of the baseline were looked at
 * @param currentOffers how many offers were looked at
 * @param columns every column, those that drifted first
 */
public record DriftReport(
        String baseline, String current, int baselineOffers, int currentOffers, List<ColumnDrift> columns) {

    /** Copies the list, so the value never changes. */
    public DriftReport {
        columns = List.copyOf(columns);
    }

    /**
     * Compares two samples column by column. Up to 2,000 values are compared by tests, whose error of 1 % is shared by all
     * columns (Holm); more of them by distances, which do not grow with the sample: 0.1 is drift. What the ranking sees and
     * answers is always compared by distances, for its rows are not independent. A column has drifted as well when the share
     * of rows that say nothing moved by a tenth.
     */
    public static DriftReport compare(String baseline, MarketSample before, String current, MarketSample now) {
        return new DriftReport(baseline, current, before.offers(), now.offers(), new Comparison(before, now).columns());
    }

    /** The columns that drifted. */
    public List<ColumnDrift> drifted() {
        return columns.stream().filter(ColumnDrift::drifted).toList();
    }

    /** Whether any column drifted. */
    public boolean alarm() {
        return columns.stream().anyMatch(ColumnDrift::drifted);
    }

    /** The report as JSON: its members, {@code alarm}, and what drifted of each subject. */
    public String toJson() {
        ObjectMapper json = OfferJson.newMapper();
        try {
            return json.writerWithDefaultPrettyPrinter()
                    .writeValueAsString(json.createObjectNode()
                            .put("baseline", baseline)
                            .put("current", current)
                            .put("baselineOffers", baselineOffers)
                            .put("currentOffers", currentOffers)
                            .put("alarm", alarm())
                            .set("columns", json.valueToTree(columns)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report is always JSON", e);
        }
    }

    /** The report for a terminal: a line for each column that drifted, and how many did not. */
    public String toText() {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT, "%s (%,d offers) beside %s (%,d)%n", current, currentOffers, baseline, baselineOffers));
        for (ColumnDrift column : drifted()) {
            text.append(String.format(
                    Locale.ROOT,
                    "  %-11s %-28s %s %.4g, limit %.2g; stability %.2f; missing %.1f %% → %.1f %%%n",
                    column.subject().name().toLowerCase(Locale.ROOT),
                    column.name(),
                    column.measure().name().toLowerCase(Locale.ROOT),
                    column.value(),
                    column.limit(),
                    column.stability(),
                    100 * column.baselineMissing(),
                    100 * column.currentMissing()));
        }
        return text.append(String.format(
                        Locale.ROOT, "%d of %d columns drifted", drifted().size(), columns.size()))
                .toString();
    }

    /** The report in Prometheus' text format: one line per column and one per subject. */
    public String toMetrics() {
        StringBuilder text =
                new StringBuilder("# HELP jobmarket_drift_stability Population stability index of a column.\n"
                        + "# TYPE jobmarket_drift_stability gauge\n");
        for (ColumnDrift column : columns) {
            text.append(String.format(
                    Locale.ROOT,
                    "jobmarket_drift_stability{subject=\"%s\",column=\"%s\"} %.6g%n",
                    column.subject().name().toLowerCase(Locale.ROOT),
                    column.name(),
                    column.stability()));
        }
        text.append("# HELP jobmarket_drift_columns Columns that drifted.\n# TYPE jobmarket_drift_columns gauge\n");
        for (Subject subject : Subject.values()) {
            text.append(String.format(
                    Locale.ROOT,
                    "jobmarket_drift_columns{subject=\"%s\"} %d%n",
                    subject.name().toLowerCase(Locale.ROOT),
                    drifted().stream()
                            .filter(column -> column.subject() == subject)
                            .count()));
        }
        return text.toString();
    }

    /** The report as one HTML page that needs nothing else. */
    public String toHtml() {
        return DriftPage.of(this);
    }

    static String words(Enum<?> constant) {
        return String.join(
                " ", Arrays.asList(constant.name().toLowerCase(Locale.ROOT).split("_")));
    }
}
