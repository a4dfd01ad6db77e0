package fr.jobmarket.training.ranking;

import fr.jobmarket.recommendation.Feature;
import fr.jobmarket.training.RankingMetrics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** What one ranker made of the candidates it was asked for, one figure each, and which offers it showed. */
final class RankerFigures {

    /** What is measured for each candidate. */
    enum Metric {
        NDCG_10("ndcg@10"),
        RECALL_10("recall@10"),
        RECALL_100("recall@100"),
        MAP("map"),
        MRR("mrr"),
        NEAR_10("same or neighbouring occupation@10"),
        CLOSE_10("within half the distance@10");

        private final String id;

        Metric(String id) {
            this.id = id;
        }

        String id() {
            return id;
        }
    }

    private static final int PAGE = 10;
    private static final int LONG_LIST = 100;
    private static final float HALF_THE_DISTANCE = 0.5f;

    private final String ranker;
    private final Map<Metric, List<Double>> figures = new EnumMap<>(Metric.class);
    private final Map<String, Integer> shown = new HashMap<>();
    private final Set<String> eligible = new HashSet<>();

    RankerFigures(String ranker) {
        this.ranker = ranker;
        for (Metric metric : Metric.values()) {
            figures.put(metric, new ArrayList<>());
        }
    }

    String ranker() {
        return ranker;
    }

    /** Counts a candidate whose offers the ranker gave these scores; of equal ones the order of the index decides. */
    void add(Group group, double[] scores) {
        add(group, scores, group.relevance());
    }

    /**
     * The same.
     *
     * @param best relevance of all offers there are, whether the index brought them or not
     */
    void add(Group group, double[] scores, float[] best) {
        int[] order = IntStream.range(0, group.size())
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -scores[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] gains =
                Arrays.stream(order).mapToDouble(i -> group.relevance()[i]).toArray();
        boolean[] relevant = new boolean[order.length];
        int total = 0;
        for (int i = 0; i < order.length; i++) {
            relevant[i] = gains[i] > 0;
            total += relevant[i] ? 1 : 0;
        }
        put(
                Metric.NDCG_10,
                RankingMetrics.ndcg(
                        gains,
                        IntStream.range(0, best.length)
                                .mapToDouble(i -> best[i])
                                .toArray(),
                        PAGE));
        put(Metric.RECALL_10, RankingMetrics.recall(relevant, total, PAGE));
        put(Metric.RECALL_100, RankingMetrics.recall(relevant, total, LONG_LIST));
        put(Metric.MAP, RankingMetrics.averagePrecision(relevant, total));
        put(Metric.MRR, RankingMetrics.reciprocalRank(relevant));
        put(Metric.NEAR_10, RankingMetrics.precision(relevant, PAGE));
        putClose(group, order);
        for (int i = 0; i < Math.min(PAGE, order.length); i++) {
            shown.merge(group.offers()[order[i]], 1, Integer::sum);
        }
        eligible.addAll(List.of(group.offers()));
    }

    private void put(Metric metric, double value) {
        figures.getOrDefault(metric, new ArrayList<>()).add(value);
    }

    /** Candidates without a place are left out. */
    private void putClose(Group group, int[] order) {
        double[] known = Arrays.stream(order)
                .limit(PAGE)
                .mapToDouble(i -> group.feature(i, Feature.DISTANCE))
                .filter(value -> !Double.isNaN(value))
                .toArray();
        if (known.length > 0) {
            double close = Arrays.stream(known)
                    .filter(value -> value >= HALF_THE_DISTANCE)
                    .count();
            put(Metric.CLOSE_10, close / known.length);
        }
    }

    double[] of(Metric metric) {
        return figures.getOrDefault(metric, List.of()).stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    /** For each candidate, how much better this ranker was than another one. */
    double[] gainOver(RankerFigures other, Metric metric) {
        double[] ours = of(metric);
        double[] theirs = other.of(metric);
        return IntStream.range(0, ours.length)
                .mapToDouble(i -> ours[i] - theirs[i])
                .toArray();
    }

    TrainingReport.Row row(TrainingPlan plan) {
        Map<String, Interval> intervals = new LinkedHashMap<>();
        for (Metric metric : Metric.values()) {
            double[] values = of(metric);
            if (values.length > 0) {
                intervals.put(metric.id(), Interval.of(values, plan.resamples(), plan.seed()));
            }
        }
        return new TrainingReport.Row(
                ranker, intervals, (double) shown.size() / eligible.size(), gini(shown.values(), eligible.size()));
    }

    /**
     * 0 when every offer is shown as often as any other, near 1 when all see the same few.
     *
     * @param shown how often each offer that was shown was
     * @param eligible how many could have been shown, at least as many
     */
    static double gini(Collection<Integer> shown, int eligible) {
        int[] exposure = new int[eligible];
        int next = exposure.length - shown.size();
        for (int count : shown) {
            exposure[next++] = count;
        }
        Arrays.sort(exposure);
        double weighted = 0;
        double sum = 0;
        for (int i = 0; i < exposure.length; i++) {
            weighted += (2.0 * (i + 1) - exposure.length - 1) * exposure[i];
            sum += exposure[i];
        }
        return sum == 0 ? 0 : weighted / (exposure.length * sum);
    }
}
