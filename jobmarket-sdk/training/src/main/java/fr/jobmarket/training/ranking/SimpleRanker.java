package fr.jobmarket.training.ranking;

import fr.jobmarket.recommendation.Feature;
import fr.jobmarket.recommendation.ScoringModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/** Something a trained model must beat: anything that gives the offers of a candidate a score each. */
record SimpleRanker(String name, Function<Group, double[]> scores) {

    double[] score(Group group) {
        return scores.apply(group);
    }

    /**
     * All of them; the last one is the champion.
     *
     * @param history whether it is known who chose what
     */
    static List<SimpleRanker> all(ScoringModel champion, long seed, boolean history) {
        ScoringModel handWeighted = ScoringModel.handWeighted();
        List<SimpleRanker> rankers = new ArrayList<>(List.of(
                new SimpleRanker("random", group -> random(group, seed)),
                each("popularity", (group, i) -> group.popularity()[i]),
                each("content only", SimpleRanker::textSimilarity)));
        if (history) {
            rankers.add(each("liked together", (group, i) -> group.alike()[i]));
        }
        if (!champion.name().equals(handWeighted.name())) {
            rankers.add(by(handWeighted.name(), handWeighted));
        }
        rankers.add(by(champion.name() + " " + champion.version(), champion));
        return rankers;
    }

    interface Score {
        double of(Group group, int offer);
    }

    static SimpleRanker each(String name, Score score) {
        return new SimpleRanker(name, group -> {
            double[] scores = new double[group.size()];
            Arrays.setAll(scores, i -> score.of(group, i));
            return scores;
        });
    }

    static SimpleRanker by(String name, ScoringModel model) {
        return each(name, (group, i) -> model.score(group.vector(i)));
    }

    private static double textSimilarity(Group group, int offer) {
        float similarity = group.feature(offer, Feature.TEXT_SIMILARITY);
        return Float.isNaN(similarity) ? -1 : similarity;
    }

    private static double[] random(Group group, long seed) {
        return new Random(seed ^ group.candidate().hashCode())
                .doubles(group.size())
                .toArray();
    }
}
