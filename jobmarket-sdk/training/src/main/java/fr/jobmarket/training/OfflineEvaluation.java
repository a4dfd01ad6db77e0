package fr.jobmarket.training;

import fr.jobmarket.error.InvalidInputException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;

/**
 * Judges rankers by known answers. Questions for which nothing is relevant are left out. Immutable and thread-safe.
 */
public final class OfflineEvaluation {

    private final int k;

    private OfflineEvaluation(int k) {
        this.k = k;
    }

    /**
     * An evaluation that looks at the first ranks.
     *
     * @param k how many, 1 or more; 10 is about what people see
     */
    public static OfflineEvaluation atRank(int k) {
        if (k < 1) {
            throw new InvalidInputException("k: 1 or more, not " + k);
        }
        return new OfflineEvaluation(k);
    }

    /**
     * The quality of a ranker over all judgements.
     *
     * @throws InvalidInputException when no judgement names anything relevant, or the ranker repeats an item
     */
    public <Q> RankingQuality evaluate(Collection<Judgement<Q>> judgements, Ranker<? super Q> ranker) {
        Sums sums = new Sums();
        for (Judgement<Q> judgement : judgements) {
            int total = (int) judgement.relevance().values().stream()
                    .filter(value -> value > 0)
                    .count();
            if (total > 0) {
                sums.add(judgement, total, ranking(judgement.question(), ranker), k);
            }
        }
        if (sums.rankings == 0) {
            throw new InvalidInputException("nothing to evaluate: no judgement names a relevant item");
        }
        return sums.means(k);
    }

    private <Q> List<String> ranking(Q question, Ranker<? super Q> ranker) {
        List<String> ranking = ranker.rank(question, k);
        if (new HashSet<>(ranking).size() < ranking.size()) {
            throw new InvalidInputException("the ranking for " + question + " repeats an item: " + ranking);
        }
        return ranking;
    }

    private static final class Sums {
        private int rankings;
        private double ndcg;
        private double ndcgSquares;
        private double reciprocalRank;
        private double precision;
        private double recall;
        private double averagePrecision;

        void add(Judgement<?> judgement, int total, List<String> ranking, int k) {
            double[] all = judgement.relevance().values().stream()
                    .mapToDouble(Double::doubleValue)
                    .toArray();
            int length = Math.min(k, ranking.size());
            double[] gains = new double[length];
            boolean[] relevant = new boolean[length];
            for (int i = 0; i < length; i++) {
                gains[i] = judgement.relevance().getOrDefault(ranking.get(i), 0.0);
                relevant[i] = gains[i] > 0;
            }
            double oneNdcg = RankingMetrics.ndcg(gains, all, k);
            rankings++;
            ndcg += oneNdcg;
            ndcgSquares += oneNdcg * oneNdcg;
            reciprocalRank += RankingMetrics.reciprocalRank(relevant);
            precision += RankingMetrics.precision(relevant, k);
            recall += RankingMetrics.recall(relevant, total, k);
            averagePrecision += RankingMetrics.averagePrecision(relevant, total);
        }

        RankingQuality means(int k) {
            double mean = ndcg / rankings;
            double variance =
                    rankings < 2 ? Double.NaN : Math.max(0, ndcgSquares - rankings * mean * mean) / (rankings - 1);
            return new RankingQuality(
                    rankings,
                    k,
                    mean,
                    Math.sqrt(variance / rankings),
                    reciprocalRank / rankings,
                    precision / rankings,
                    recall / rankings,
                    averagePrecision / rankings);
        }
    }
}
