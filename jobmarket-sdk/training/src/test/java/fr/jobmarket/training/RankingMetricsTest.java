package fr.jobmarket.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.error.InvalidInputException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RankingMetricsTest {

    private static final double DELTA = 1e-12;
    private static final boolean[] HITS_AT_2_AND_4 = {false, true, false, true, false};

    @Test
    void computesNdcgWithExponentialGains() {
        double[] ranked = {3, 2, 3, 0, 1, 2};
        // 7/1 + 3/log2(3) + 7/2 + 0 + 1/log2(6) + 3/log2(7) over the order 3 3 2 2 1 0.
        double dcg = 7 + 3 / 1.584962500721156 + 3.5 + 1 / 2.584962500721156 + 3 / 2.807354922057604;
        double best = 7 + 7 / 1.584962500721156 + 1.5 + 3 / 2.321928094887362 + 1 / 2.584962500721156;
        assertEquals(dcg / best, RankingMetrics.ndcg(ranked, ranked, 6), DELTA);
        assertEquals(0.9488107485678985, RankingMetrics.ndcg(ranked, ranked, 6), 1e-9);
    }

    @Test
    void computesNdcgOfBinaryRelevance() {
        double expected = (1 / 1.584962500721156) / (1 + 1 / 1.584962500721156);
        assertEquals(expected, RankingMetrics.ndcg(new double[] {0, 1}, new double[] {1, 1, 0}, 2), DELTA);
    }

    @Test
    void givesOneToTheBestOrderAndNaNToNothing() {
        assertEquals(1, RankingMetrics.ndcg(new double[] {2, 1, 0}, new double[] {0, 1, 2}, 3), DELTA);
        assertEquals(0, RankingMetrics.ndcg(new double[] {}, new double[] {1}, 3), DELTA);
        assertTrue(Double.isNaN(RankingMetrics.ndcg(new double[] {0}, new double[] {0}, 3)));
        assertTrue(Double.isNaN(RankingMetrics.recall(new boolean[] {false}, 0, 1)));
        assertTrue(Double.isNaN(RankingMetrics.averagePrecision(new boolean[] {false}, 0)));
    }

    @Test
    void computesTheBinaryMetricsOfAKnownRanking() {
        assertEquals(0.5, RankingMetrics.reciprocalRank(HITS_AT_2_AND_4), DELTA);
        assertEquals(2 / 5.0, RankingMetrics.precision(HITS_AT_2_AND_4, 5), DELTA);
        assertEquals(1 / 3.0, RankingMetrics.precision(HITS_AT_2_AND_4, 3), DELTA);
        assertEquals(2 / 10.0, RankingMetrics.precision(HITS_AT_2_AND_4, 10), DELTA);
        assertEquals(1 / 4.0, RankingMetrics.recall(HITS_AT_2_AND_4, 4, 3), DELTA);
        assertEquals((1 / 2.0 + 2 / 4.0) / 4, RankingMetrics.averagePrecision(HITS_AT_2_AND_4, 4), DELTA);
        assertEquals(0, RankingMetrics.reciprocalRank(new boolean[3]), DELTA);
    }

    @Test
    void neverRisesWhenARelevantItemSinks() {
        Random random = new Random(4);
        for (int round = 0; round < 500; round++) {
            double[] relevance = random.doubles(8, 0, 3).map(Math::floor).toArray();
            int i = random.nextInt(7);
            double[] swapped = relevance.clone();
            if (relevance[i] > relevance[i + 1]) {
                swapped[i] = relevance[i + 1];
                swapped[i + 1] = relevance[i];
            }
            for (int k = 1; k <= 8; k++) {
                double before = RankingMetrics.ndcg(relevance, relevance, k);
                assertTrue(Double.isNaN(before) || RankingMetrics.ndcg(swapped, relevance, k) <= before + DELTA);
            }
        }
    }

    @Test
    void refusesImpossibleQuestions() {
        assertThrows(InvalidInputException.class, () -> RankingMetrics.precision(new boolean[1], 0));
        assertThrows(InvalidInputException.class, () -> RankingMetrics.ndcg(new double[] {-1}, new double[] {1}, 1));
    }
}
