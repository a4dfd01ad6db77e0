package fr.jobmarket.search.internal;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiDocValues;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopFieldDocs;

/**
 * Documents in ascending order, each with its score.
 *
 * @param documents their numbers
 * @param scores as many
 */
record ScoredDocuments(int[] documents, float[] scores) {

    /** What Lucene found in the order of {@link Orders#BEST}. */
    static ScoredDocuments of(TopFieldDocs found) {
        ScoreDoc[] sorted = found.scoreDocs.clone();
        Arrays.sort(sorted, Comparator.comparingInt(document -> document.doc));
        float[] scores = new float[sorted.length];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = (float) ((FieldDoc) sorted[i]).fields[0];
        }
        return new ScoredDocuments(
                Arrays.stream(sorted).mapToInt(document -> document.doc).toArray(), scores);
    }

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
        float[] sorted = scores.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length - limit];
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
        return IntStream.range(0, documents.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(i -> -scores[i])
                        .thenComparing(
                                Comparator.<Integer>comparingLong(i -> dates[i]).reversed())
                        .thenComparingInt(i -> ids[i]))
                .mapToInt(i -> i)
                .toArray();
    }
}
