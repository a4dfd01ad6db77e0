package fr.jobmarket.search.internal;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiDocValues;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.util.LongHeap;
import org.apache.lucene.util.NumericUtils;

/**
 * Documents in ascending order, each with its score.
 *
 * @param documents their numbers
 * @param scores as many
 */
record ScoredDocuments(int[] documents, float[] scores) {

    /** The same documents with more added to each score. */
    ScoredDocuments plus(float[] more) {
        float[] sums = scores.clone();
        for (int i = 0; i < sums.length; i++) {
            sums[i] += more[i];
        }
        return new ScoredDocuments(documents, sums);
    }

    /** Those that can be among the best so many when each score grows by up to so much. */
    ScoredDocuments hopeful(int limit, float growth) {
        if (documents.length <= limit) {
            return this;
        }
        float least = least(limit) - growth;
        return only(IntStream.range(0, scores.length).filter(i -> scores[i] >= least));
    }

    private float least(int limit) {
        LongHeap best = new LongHeap(limit);
        for (float score : scores) {
            best.insertWithOverflow(NumericUtils.floatToSortableInt(score));
        }
        return NumericUtils.sortableIntToFloat((int) best.top());
    }

    /** The best of them, still in ascending order; of equal scores those that {@link Orders#BEST} has first. */
    ScoredDocuments best(IndexReader reader, int limit) throws IOException {
        if (documents.length <= limit) {
            return this;
        }
        float least = least(limit);
        ScoredDocuments enough = only(IntStream.range(0, scores.length).filter(i -> scores[i] >= least));
        return enough.documents.length == limit
                ? enough
                : enough.only(
                        Arrays.stream(enough.bestFirst(reader)).limit(limit).sorted());
    }

    private ScoredDocuments only(IntStream positions) {
        int[] kept = positions.toArray();
        float[] keptScores = new float[kept.length];
        for (int i = 0; i < kept.length; i++) {
            keptScores[i] = scores[kept[i]];
        }
        return new ScoredDocuments(Arrays.stream(kept).map(i -> documents[i]).toArray(), keptScores);
    }

    /**
     * The positions of all in the order of {@link Orders#BEST}. Lucene looks up the id of each document it collects; numbers of
     * ids do as well, which an index of one segment, as a builder leaves it, has at hand.
     */
    int[] bestFirst(IndexReader reader) throws IOException {
        long[] dates = new long[documents.length];
        int[] ids = new int[documents.length];
        NumericDocValues date = MultiDocValues.getNumericValues(reader, OfferFields.DATE);
        SortedDocValues id = MultiDocValues.getSortedValues(reader, OfferFields.ID);
        for (int i = 0; i < documents.length; i++) {
            dates[i] = date != null && date.advanceExact(documents[i]) ? date.longValue() : Long.MIN_VALUE;
            ids[i] = id != null && id.advanceExact(documents[i]) ? id.ordValue() : -1;
        }
        long[] order = new long[documents.length];
        for (int i = 0; i < order.length; i++) {
            order[i] = (long) NumericUtils.floatToSortableInt(-scores[i]) << Integer.SIZE | i;
        }
        Arrays.sort(order);
        int[] positions = Arrays.stream(order).mapToInt(key -> (int) key).toArray();
        for (int from = 0, to; from < positions.length; from = to) {
            to = from + 1;
            while (to < positions.length && scores[positions[to]] == scores[positions[from]]) {
                to++;
            }
            if (to > from + 1) {
                settle(positions, from, to, dates, ids);
            }
        }
        return positions;
    }

    /** Puts documents of one score in order. */
    private static void settle(int[] positions, int from, int to, long[] dates, int[] ids) {
        int[] settled = Arrays.stream(positions, from, to)
                .boxed()
                .sorted(Comparator.<Integer>comparingLong(i -> dates[i])
                        .reversed()
                        .thenComparingInt(i -> ids[i]))
                .mapToInt(i -> i)
                .toArray();
        System.arraycopy(settled, 0, positions, from, settled.length);
    }
}
