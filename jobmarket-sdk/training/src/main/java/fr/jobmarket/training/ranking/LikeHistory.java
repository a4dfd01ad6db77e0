package fr.jobmarket.training.ranking;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which offers are liked by the same people: what one can recommend by knowing nothing but choices (Sarwar et al. 2001,
 * cosine of the columns). Somebody's own choice of an offer never speaks for that offer. Not thread-safe while it learns.
 */
final class LikeHistory {

    /** A pair counts for each of its people, and each has many: these many people are enough for a comparison. */
    private static final int MOST_PEOPLE = 20_000;

    private static final int MOST_OF_ONE = 50;
    private static final int FEWEST_PEOPLE = 3;
    private static final int MOST_ALIKE = 20;
    private static final double DAMPING = 10;

    private final Map<String, Integer> liked = new HashMap<>();
    private final Map<String, Map<String, Integer>> pairs = new HashMap<>();
    private int people;

    void add(CandidateChoices candidate) {
        Set<String> own = candidate.liked();
        own.forEach(offer -> liked.merge(offer, 1, Integer::sum));
        if (people++ < MOST_PEOPLE) {
            List<String> some = own.stream().sorted().limit(MOST_OF_ONE).toList();
            some.forEach(
                    one -> some.stream().filter(other -> !other.equals(one)).forEach(other -> pairs.computeIfAbsent(
                                    one, any -> new HashMap<>())
                            .merge(other, 1, Integer::sum)));
        }
    }

    /** How many people but this one like an offer. */
    float popularity(String offer, Set<String> own) {
        return liked.getOrDefault(offer, 0) - (own.contains(offer) ? 1 : 0);
    }

    /** What a release would say of these people: as {@code gold.offer_liked_together} has it. */
    Map<String, Double> released(String offer) {
        Map<String, Double> similarities = new HashMap<>();
        pairs.getOrDefault(offer, Map.of()).forEach((other, together) -> {
            if (together >= FEWEST_PEOPLE) {
                similarities.put(other, similarity(offer, other, together));
            }
        });
        return similarities.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_ALIKE)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private double similarity(String one, String other, int together) {
        return together / (Math.sqrt((double) liked.getOrDefault(one, 0) * liked.getOrDefault(other, 0)) + DAMPING);
    }

    /** How much an offer is liked by others who like what this person does. */
    float alike(String offer, Set<String> own) {
        Map<String, Integer> with = pairs.getOrDefault(offer, Map.of());
        float others = popularity(offer, own);
        if (with.isEmpty() || others <= 0) {
            return 0;
        }
        double sum = 0;
        for (String other : own) {
            int together = with.getOrDefault(other, 0) - (own.contains(offer) ? 1 : 0);
            float likers = popularity(other, own);
            if (!other.equals(offer) && together > 0 && likers > 0) {
                sum += together / Math.sqrt(others * likers);
            }
        }
        return (float) sum;
    }
}
