package fr.jobmarket.training;

import java.util.List;

/**
 * Anything that ranks.
 *
 * @param <Q> what it ranks for, such as a candidate profile
 */
@FunctionalInterface
public interface Ranker<Q> {

    /** Ids of the best items for a question, best first, at most {@code top} and each once. */
    List<String> rank(Q question, int top);
}
