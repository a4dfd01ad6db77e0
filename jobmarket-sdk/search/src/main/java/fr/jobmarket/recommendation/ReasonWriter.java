package fr.jobmarket.recommendation;

import fr.jobmarket.offer.Offer;
import fr.jobmarket.recommendation.Feature.Group;
import fr.jobmarket.search.OfferDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Turns what the features added into sentences. Features about the same thing share one sentence, which carries their
 * sum under the name of the strongest.
 */
final class ReasonWriter {

    /** What shifts a score by less is not worth reading. */
    private static final double LEAST = 0.05;

    /** Below this only rounding is left. */
    private static final double LEAST_REST = 1e-9;

    private static final Comparator<Reason> LARGEST_FIRST =
            Comparator.comparingDouble(Reason::contribution).reversed().thenComparing(Reason::feature);

    private static final int MOST_IN_FAVOUR = 5;
    private static final int MOST_AGAINST = 3;

    private final FeatureExtractor extractor;

    ReasonWriter(FeatureExtractor extractor) {
        this.extractor = extractor;
    }

    List<Reason> write(Offer offer, OfferDigest digest, FeatureVector features, double[] contributions) {
        Map<Group, Double> sums = new EnumMap<>(Group.class);
        Map<Group, Feature> strongest = new EnumMap<>(Group.class);
        for (Feature feature : Feature.values()) {
            double contribution = contributions[feature.ordinal()];
            if (contribution != 0 && !Float.isNaN(features.get(feature))) {
                sums.merge(feature.group(), contribution, Double::sum);
                strongest.merge(
                        feature.group(),
                        feature,
                        (a, b) -> Math.abs(contributions[a.ordinal()]) >= Math.abs(contributions[b.ordinal()]) ? a : b);
            }
        }
        FrenchSentences sentences = new FrenchSentences(extractor, offer, digest, features);
        List<Reason> reasons = new ArrayList<>();
        strongest.forEach((group, feature) -> {
            double sum = sums.getOrDefault(group, 0.0);
            if (Math.abs(sum) >= LEAST) {
                reasons.add(new Reason(feature.id(), sentences.about(group, sum > 0), sum));
            }
        });
        reasons.sort(LARGEST_FIRST);
        return withTheRest(strongestOf(reasons), Arrays.stream(contributions).sum());
    }

    private static List<Reason> strongestOf(List<Reason> sorted) {
        int inFavour = (int)
                sorted.stream().filter(reason -> reason.contribution() > 0).count();
        int against = sorted.size() - inFavour;
        List<Reason> shown = new ArrayList<>(sorted.subList(0, Math.min(MOST_IN_FAVOUR, inFavour)));
        shown.addAll(sorted.subList(sorted.size() - Math.min(MOST_AGAINST, against), sorted.size()));
        return shown;
    }

    /** What is not worth a sentence of its own goes into one, so that the reasons add up to the score. */
    private static List<Reason> withTheRest(List<Reason> shown, double all) {
        double rest = all - shown.stream().mapToDouble(Reason::contribution).sum();
        if (Math.abs(rest) >= LEAST_REST) {
            shown.add(new Reason(Reason.OTHER, "Autres critères, de moindre poids", rest));
            shown.sort(LARGEST_FIRST);
        }
        return List.copyOf(shown);
    }
}
