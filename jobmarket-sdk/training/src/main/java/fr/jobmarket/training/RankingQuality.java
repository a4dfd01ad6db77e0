package fr.jobmarket.training;

/**
 * Means over the rankings of an evaluation.
 *
 * @param rankings how many rankings were judged
 * @param k how many ranks counted
 * @param ndcg normalised discounted cumulative gain at {@code k}
 * @param ndcgError standard error of {@code ndcg}: twice that much either side holds the true mean 19 times of 20
 * @param reciprocalRank mean reciprocal rank (MRR)
 * @param precision precision at {@code k}
 * @param recall recall at {@code k}
 * @param averagePrecision mean average precision (MAP) within {@code k}
 */
public record RankingQuality(
        int rankings,
        int k,
        double ndcg,
        double ndcgError,
        double reciprocalRank,
        double precision,
        double recall,
        double averagePrecision) {}
