package fr.jobmarket.recommendation;

import fr.jobmarket.candidate.CandidateProfile;
import fr.jobmarket.recommendation.Recommender.Reranking;
import fr.jobmarket.search.OfferDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Chooses a page from a ranking of offers that fit, as {@link Reranking} says. Of advertisements with the same text one is
 * shown; these and what an employer or an occupation has too much of fill the page when nothing else is left.
 */
final class PageMix {

    /** Somebody who did not say what they look for is shown many occupations. */
    private static final double OCCUPATIONS_OF_THE_UNDECIDED = 5.0 / 6;

    private static final double ROUNDING = 1e-9;
    private static final double UNKNOWN_FRESHNESS = 0.5;

    private final int top;
    private final Reranking knobs;
    private final double occupations;
    private final ToLongFunction<String> exposures;

    private PageMix(int top, Reranking knobs, double occupations, ToLongFunction<String> exposures) {
        this.top = top;
        this.knobs = knobs;
        this.occupations = occupations;
        this.exposures = exposures;
    }

    /**
     * A mix for a candidate.
     *
     * @param exposures how often the offer of an id was shown
     */
    static PageMix of(CandidateProfile profile, int top, Reranking knobs, ToLongFunction<String> exposures) {
        double occupations =
                profile.namesWork() ? knobs.occupations() : Math.max(OCCUPATIONS_OF_THE_UNDECIDED, knobs.occupations());
        return new PageMix(top, knobs, occupations, exposures);
    }

    /**
     * The page.
     *
     * @param ranked what fits, best first
     */
    List<ScoredMatch> choose(List<ScoredMatch> ranked) {
        Set<String> advertisements = new HashSet<>();
        Map<String, Integer> companies = new HashMap<>();
        Map<String, Integer> occupied = new HashMap<>();
        List<ScoredMatch> chosen = new ArrayList<>(top);
        List<ScoredMatch> heldBack = new ArrayList<>();
        List<ScoredMatch> repeated = new ArrayList<>();
        for (ScoredMatch candidate : reordered(ranked)) {
            if (chosen.size() == top) {
                break;
            }
            OfferDigest offer = candidate.match().offer();
            if (advertisements.contains(offer.advertisement())) {
                repeated.add(candidate);
            } else if (isFull(companies, offer.company(), knobs.employers())
                    || isFull(occupied, offer.romeCode(), occupations)) {
                heldBack.add(candidate);
            } else {
                advertisements.add(offer.advertisement());
                count(companies, offer.company());
                count(occupied, offer.romeCode());
                chosen.add(candidate);
            }
        }
        fill(chosen, heldBack);
        fill(chosen, repeated);
        return chosen;
    }

    /** By how well they fit, on the scale before the logistic curve, less what age and exposure cost. */
    private List<ScoredMatch> reordered(List<ScoredMatch> ranked) {
        if (ranked.size() < 2 || (knobs.freshness() == 0 && knobs.congestion() == 0)) {
            return ranked;
        }
        double range = margin(ranked.get(0)) - margin(ranked.get(ranked.size() - 1));
        double[] crowds = crowds(ranked);
        double[] values = new double[ranked.size()];
        for (int i = 0; i < values.length; i++) {
            double cost = knobs.freshness() * age(ranked.get(i)) + knobs.congestion() * crowds[i];
            values[i] = margin(ranked.get(i)) - range * cost;
        }
        return IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> values[i]).reversed())
                .map(ranked::get)
                .toList();
    }

    private static double margin(ScoredMatch scored) {
        double score = Math.max(ROUNDING, Math.min(1 - ROUNDING, scored.score()));
        return Math.log(score / (1 - score));
    }

    /** 0 for the newest offer, 1 for an ancient one. */
    private static double age(ScoredMatch scored) {
        float freshness = scored.features().get(Feature.FRESHNESS);
        return 1 - (Float.isNaN(freshness) ? UNKNOWN_FRESHNESS : freshness);
    }

    /** 0 for what was never shown, ½ for what was shown as often as these offers on average, near 1 for far more often. */
    private double[] crowds(List<ScoredMatch> ranked) {
        double[] crowds = new double[ranked.size()];
        if (knobs.congestion() > 0) {
            Arrays.setAll(
                    crowds,
                    i -> exposures.applyAsLong(ranked.get(i).match().offer().id()));
            double mean = Arrays.stream(crowds).average().orElse(0);
            Arrays.setAll(crowds, i -> crowds[i] == 0 ? 0 : crowds[i] / (crowds[i] + mean));
        }
        return crowds;
    }

    private boolean isFull(Map<String, Integer> counts, @Nullable String key, double kept) {
        int most = Math.max(1, (int) Math.ceil((1 - kept) * top - ROUNDING));
        return key != null && !key.isEmpty() && counts.getOrDefault(key, 0) >= most;
    }

    private static void count(Map<String, Integer> counts, @Nullable String key) {
        if (key != null) {
            counts.merge(key, 1, Integer::sum);
        }
    }

    private void fill(List<ScoredMatch> chosen, List<ScoredMatch> reserve) {
        for (ScoredMatch candidate : reserve) {
            if (chosen.size() == top) {
                return;
            }
            chosen.add(candidate);
        }
    }
}
