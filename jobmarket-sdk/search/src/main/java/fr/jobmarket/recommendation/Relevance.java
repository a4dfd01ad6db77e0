package fr.jobmarket.recommendation;

import java.util.EnumMap;
import java.util.Map;

/**
 * How likely an offer is work of the kind a candidate looks for, whatever its place and terms: a logistic function of
 * what the profile says about the work. Fitted on profiles made of offers of France Travail that the occupation model had
 * not seen, of one origin or another, and measured on the others; right is the same or a neighbouring occupation. What
 * people who give a title alone find sensible says how much a neighbour needs beside, as ROME has more neighbours than
 * anybody means; see docs/recommendation.md.
 */
final class Relevance {

    /** Offers less likely than this are no recommendation. */
    static final double FLOOR = 0.4;

    /** Who types the very title of an offer means it, whatever occupation it and its source's code are read as. */
    private static final float SAME_TITLE = 0.999f;

    /** That a long text has the words of a title somewhere says nothing where the occupation is known. */
    private static final Relevance BY_OCCUPATION = new Relevance(
            -1.62,
            Map.of(
                    Feature.OCCUPATION_WANTED, new Term(6.6, 0.05),
                    Feature.SKILL_USE, new Term(1.09, 0),
                    Feature.KEYWORD_OVERLAP, new Term(1.25, 0.25),
                    Feature.TEXT_SIMILARITY, new Term(1.79, 0.15)));

    /** For offers without a code. Set by hand: two thirds of a title are needed, one word of two is not enough. */
    private static final Relevance BY_TITLE = new Relevance(
            -2,
            Map.of(
                    Feature.TITLE_SIMILARITY, new Term(4, 0.2),
                    Feature.TITLE_IN_TEXT, new Term(2.2, 0.2),
                    Feature.SKILL_USE, new Term(1.1, 0.15),
                    Feature.KEYWORD_OVERLAP, new Term(1.6, 0.25),
                    Feature.TEXT_SIMILARITY, new Term(1.67, 0.15)));

    private final double base;
    private final Map<Feature, Term> terms;

    private Relevance(double base, Map<Feature, Term> terms) {
        this.base = base;
        this.terms = new EnumMap<>(terms);
    }

    /** The probability, 0 to 1. */
    static double of(FeatureVector features) {
        if (Float.isNaN(features.get(Feature.OCCUPATION_WANTED))) {
            return BY_TITLE.probability(features);
        }
        double byOccupation = BY_OCCUPATION.probability(features);
        return features.get(Feature.TITLE_SIMILARITY) >= SAME_TITLE
                ? Math.max(byOccupation, BY_TITLE.probability(features))
                : byOccupation;
    }

    private double probability(FeatureVector features) {
        double sum = base;
        for (Map.Entry<Feature, Term> term : terms.entrySet()) {
            float value = features.get(term.getKey());
            if (!Float.isNaN(value)) {
                sum += term.getValue().weight() * (value - term.getValue().neutral());
            }
        }
        return 1 / (1 + Math.exp(-sum));
    }

    /** A value counts by how far it is from what an unknown one is taken for. */
    private record Term(double weight, double neutral) {}
}
