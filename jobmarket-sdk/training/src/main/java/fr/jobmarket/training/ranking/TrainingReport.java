package fr.jobmarket.training.ranking;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What was trained, from what, and how good it is on candidates it never saw.
 *
 * @param name of the model, such as {@code xgboost-ndcg}
 * @param version of the model: the start of the hash of its trees
 * @param champion the model that was to be beaten
 * @param candidates how many candidates it was judged on
 * @param chosen whether they chose among offers; otherwise they are made of offers
 * @param dataSha256 hash of the training data
 * @param parameters what XGBoost was told
 * @param xgboostVersion which XGBoost made it
 * @param plan how much was trained and measured
 * @param crossValidated every ranker on all candidates; trees are of folds that did not hold the candidate
 * @param timeSplit every ranker on the newest fifth of the candidates; trees learned from the others
 * @param ablation what is lost at NDCG@10 on the newest fifth when trees do not see some features
 * @param gain what the model gains over the champion at NDCG@10, paired by candidate
 */
public record TrainingReport(
        String name,
        String version,
        String champion,
        int candidates,
        boolean chosen,
        String dataSha256,
        Map<String, String> parameters,
        String xgboostVersion,
        TrainingPlan plan,
        List<Row> crossValidated,
        List<Row> timeSplit,
        List<Ablation> ablation,
        Interval gain) {

    /** Copies the collections, so the value never changes. */
    public TrainingReport {
        parameters = Map.copyOf(parameters);
        crossValidated = List.copyOf(crossValidated);
        timeSplit = List.copyOf(timeSplit);
        ablation = List.copyOf(ablation);
    }

    /**
     * One ranker.
     *
     * @param ranker its name
     * @param metrics its figures by name, such as {@code ndcg@10}
     * @param coverage share of the offers that could be shown to anybody that are shown to somebody in the first ten
     * @param gini inequality of exposure: 0 when every offer is shown as often, near 1 when all see the same few
     */
    public record Row(String ranker, Map<String, Interval> metrics, double coverage, double gini) {}

    /**
     * Trees that do not see some features.
     *
     * @param features the first word of their names
     * @param loss at NDCG@10; below zero when trees are better off without
     */
    public record Ablation(String features, Interval loss) {}

    /** The figures of the model itself, as it was cross-validated. */
    public Row model() {
        return crossValidated.stream()
                .filter(row -> row.ranker().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** A page with everything in it, which needs nothing from anywhere else. */
    public String toHtml() {
        return ReportPage.of(this);
    }

    /** A table for a terminal. */
    public String toText() {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%-22s %-26s %9s %10s %7s %7s %8s %8s %6s%n",
                "ranker",
                "ndcg@10 (95 %)",
                "recall@10",
                "recall@100",
                "map",
                "mrr",
                "same@10",
                "coverage",
                "gini"));
        for (Row row : crossValidated) {
            Interval ndcg = mean(row, RankerFigures.Metric.NDCG_10);
            text.append(String.format(
                    Locale.ROOT,
                    "%-22s %.4f (%.4f to %.4f)  %9.4f %10.4f %7.4f %7.4f %8.4f %8.4f %6.3f%n",
                    row.ranker(),
                    ndcg.mean(),
                    ndcg.low(),
                    ndcg.high(),
                    mean(row, RankerFigures.Metric.RECALL_10).mean(),
                    mean(row, RankerFigures.Metric.RECALL_100).mean(),
                    mean(row, RankerFigures.Metric.MAP).mean(),
                    mean(row, RankerFigures.Metric.MRR).mean(),
                    mean(row, RankerFigures.Metric.NEAR_10).mean(),
                    row.coverage(),
                    row.gini()));
        }
        return text.append(String.format(
                        Locale.ROOT,
                        "%s over %s: %+.4f at ndcg@10 (%+.4f to %+.4f)",
                        name,
                        champion,
                        gain.mean(),
                        gain.low(),
                        gain.high()))
                .toString();
    }

    private static Interval mean(Row row, RankerFigures.Metric metric) {
        return row.metrics().getOrDefault(metric.id(), new Interval(Double.NaN, Double.NaN, Double.NaN));
    }
}
