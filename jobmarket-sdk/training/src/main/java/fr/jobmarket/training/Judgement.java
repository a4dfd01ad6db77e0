package fr.jobmarket.training;

import java.util.Map;

/**
 * What a good answer to one question would hold.
 *
 * @param question what is ranked for
 * @param relevance relevance of items by id: 1 for relevant, more for more so, 0 or absent for irrelevant
 * @param <Q> kind of question
 */
public record Judgement<Q>(Q question, Map<String, Double> relevance) {

    /** Copies the map, so the value never changes. */
    public Judgement {
        relevance = Map.copyOf(relevance);
    }
}
