package fr.jobmarket.cleaning.internal.occupation;

/**
 * A text as the classifier sees it: features of the vocabulary with their weights.
 *
 * @param features indexes, those of the title first
 * @param weights TF-IDF weights; title and description are of length one each before the description is scaled
 * @param titleSize how many of the features are the title's
 */
public record TermVector(int[] features, float[] weights, int titleSize) {

    /** The sum of the weights. */
    public float sum() {
        float sum = 0;
        for (float weight : weights) {
            sum += weight;
        }
        return sum;
    }
}
