package fr.jobmarket.training.ranking;

import fr.jobmarket.offer.Offer;
import fr.jobmarket.recommendation.Recommendation;
import fr.jobmarket.training.RankingMetrics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The pages that people were shown one after the other: what they are worth, how varied they are, whom they crowd. */
final class ServedPages {

    static final int TOP = 10;

    private final List<Double> ndcg = new ArrayList<>();
    private final Map<String, Integer> shown = new HashMap<>();
    private final Set<String> wantedBySomebody = new HashSet<>();
    private final List<Integer> employers = new ArrayList<>();
    private final List<Integer> occupations = new ArrayList<>();
    private final List<Double> days = new ArrayList<>();

    /** How often an offer was shown so far. */
    long exposure(String offer) {
        return shown.getOrDefault(offer, 0);
    }

    /**
     * Counts a page.
     *
     * @param wanted relevance of all offers that are any, by id
     * @param newest when the newest offer of the index was published
     */
    void add(List<Recommendation> page, Map<String, Float> wanted, @Nullable Instant newest) {
        List<Offer> offers = page.stream().map(Recommendation::offer).toList();
        ndcg.add(RankingMetrics.ndcg(
                offers.stream()
                        .mapToDouble(offer -> wanted.getOrDefault(offer.id(), 0f))
                        .toArray(),
                wanted.values().stream().mapToDouble(Float::doubleValue).toArray(),
                TOP));
        wantedBySomebody.addAll(wanted.keySet());
        offers.forEach(offer -> shown.merge(offer.id(), 1, Integer::sum));
        employers.add(distinct(
                offers,
                offer -> offer.company() == null ? null : offer.company().name()));
        occupations.add(distinct(
                offers,
                offer -> offer.occupation() == null ? null : offer.occupation().romeCode()));
        for (Offer offer : offers) {
            Instant created = offer.createdAt();
            if (created != null && newest != null) {
                days.add(Duration.between(created, newest).toSeconds()
                        / (double) Duration.ofDays(1).toSeconds());
            }
        }
    }

    private static int distinct(List<Offer> offers, Function<Offer, @Nullable String> key) {
        return (int)
                offers.stream().map(key).filter(Objects::nonNull).distinct().count();
    }

    TrueRelevance.Served result(TrainingPlan plan) {
        double[] values = ndcg.stream().mapToDouble(Double::doubleValue).toArray();
        Set<String> eligible = new HashSet<>(wantedBySomebody);
        eligible.addAll(shown.keySet());
        return new TrueRelevance.Served(
                Interval.of(values, plan.resamples(), plan.seed()),
                RankerFigures.gini(shown.values(), eligible.size()),
                shown.size(),
                mean(employers),
                mean(occupations),
                mean(days));
    }

    private static double mean(List<? extends Number> values) {
        return values.stream().mapToDouble(Number::doubleValue).average().orElse(Double.NaN);
    }
}
