package fr.jobmarket.cleaning.occupation.learning.internal;

import java.util.Arrays;

/**
 * An offer to learn from, as words.
 *
 * @param title hashes of its title
 * @param description hashes of its description
 * @param occupation index of its occupation
 * @param weight how much it counts; an offer like no other counts 1
 */
record TrainingText(int[] title, int[] description, int occupation, float weight) {

    /** This text with at most so many words of its description. */
    TrainingText cut(int words) {
        return new TrainingText(
                title, Arrays.copyOf(description, Math.min(words, description.length)), occupation, weight);
    }
}
