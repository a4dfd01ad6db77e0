package fr.jobmarket.training;

import fr.jobmarket.error.InvalidInputException;
import java.util.Arrays;

/**
 * How good one ranking is. Every method takes what is known about the ranked items, best-ranked first; items about which
 * nothing is known count as irrelevant. Where nothing relevant exists at all there is nothing to measure: the result is
 * {@code NaN}, which means over several rankings must leave out.
 */
public final class RankingMetrics {

    private RankingMetrics() {}

    /**
     * Normalised discounted cumulative gain (Järvelin and Kekäläinen 2002, with the exponential gain of Burges et al.
     * 2005): the sum of {@code (2^relevance - 1) / log2(rank + 1)} over the first {@code k}, divided by that of the best
     * possible order.
     *
     * @param ranked relevance of the ranked items in order, 0 or more
     * @param all relevance of all items there are, ranked or not, in any order
     * @param k how many ranks count, 1 or more
     * @return 0 to 1
     */
    public static double ndcg(double[] ranked, double[] all, int k) {
        checkK(k);
        double[] ideal = all.clone();
        Arrays.sort(ideal);
        for (int i = 0; i < ideal.length / 2; i++) {
            double swapped = ideal[i];
            ideal[i] = ideal[ideal.length - 1 - i];
            ideal[ideal.length - 1 - i] = swapped;
        }
        double best = dcg(ideal, k);
        return best == 0 ? Double.NaN : dcg(ranked, k) / best;
    }

    private static double dcg(double[] relevance, int k) {
        double sum = 0;
        for (int i = 0; i < Math.min(k, relevance.length); i++) {
            if (!(relevance[i] >= 0)) {
                throw new InvalidInputException("relevance: 0 or more, not " + relevance[i]);
            }
            sum += (Math.pow(2, relevance[i]) - 1) / (Math.log(i + 2) / Math.log(2));
        }
        return sum;
    }

    /**
     * Reciprocal of the rank of the first relevant item, 0 when none was ranked. Its mean over rankings is the MRR.
     *
     * @param relevant whether each ranked item is relevant
     */
    public static double reciprocalRank(boolean[] relevant) {
        for (int i = 0; i < relevant.length; i++) {
            if (relevant[i]) {
                return 1.0 / (i + 1);
            }
        }
        return 0;
    }

    /**
     * Share of relevant items among the first {@code k} ranks; ranks that were left empty count as misses.
     *
     * @param relevant whether each ranked item is relevant
     * @param k how many ranks count, 1 or more
     */
    public static double precision(boolean[] relevant, int k) {
        checkK(k);
        return (double) hits(relevant, k) / k;
    }

    /**
     * Share of all relevant items that is among the first {@code k} ranks.
     *
     * @param relevant whether each ranked item is relevant
     * @param total how many relevant items there are
     * @param k how many ranks count, 1 or more
     */
    public static double recall(boolean[] relevant, int total, int k) {
        checkK(k);
        return total == 0 ? Double.NaN : (double) hits(relevant, k) / total;
    }

    /**
     * Mean of the precisions at the ranks of the relevant items, those never ranked counting 0. Its mean over rankings is
     * the MAP.
     *
     * @param relevant whether each ranked item is relevant
     * @param total how many relevant items there are
     */
    public static double averagePrecision(boolean[] relevant, int total) {
        if (total == 0) {
            return Double.NaN;
        }
        double sum = 0;
        int hits = 0;
        for (int i = 0; i < relevant.length; i++) {
            if (relevant[i]) {
                hits++;
                sum += (double) hits / (i + 1);
            }
        }
        return sum / total;
    }

    private static int hits(boolean[] relevant, int k) {
        int hits = 0;
        for (int i = 0; i < Math.min(k, relevant.length); i++) {
            hits += relevant[i] ? 1 : 0;
        }
        return hits;
    }

    private static void checkK(int k) {
        if (k < 1) {
            throw new InvalidInputException("k: 1 or more, not " + k);
        }
    }
}
