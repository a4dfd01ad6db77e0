package fr.jobmarket.search.internal;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.Weight;

/**
 * The words that say most about somebody, and how well texts of offers answer them. A similarity is the BM25 score
 * divided by the score that no text could exceed with the eight most telling words (each infinitely often), so it does
 * not depend on which other offers are looked at, and little on how long a CV is.
 */
final class WeightedTerms {

    /** Beyond the most telling words a long CV only adds time. */
    private static final int MOST_TERMS = 40;

    private static final int TELLING_TERMS = 8;

    private static final Map<String, Float> FIELDS =
            new TreeMap<>(Map.of(OfferFields.TITLE, 1f, OfferFields.SKILL_TEXT, 1f, OfferFields.DESCRIPTION, 0.7f));

    private final List<Entry> entries;

    private WeightedTerms(List<Entry> entries) {
        this.entries = entries;
    }

    /** Chooses the most telling ones: heavy and rare. Words that no offer contains are left out. */
    static WeightedTerms of(Map<String, Float> weights, IndexReader reader) throws IOException {
        Entry[] entries = new Entry[weights.size()];
        int count = 0;
        for (Map.Entry<String, Float> weight : weights.entrySet()) {
            double bound = 0;
            for (Map.Entry<String, Float> field : FIELDS.entrySet()) {
                int frequency = reader.docFreq(new Term(field.getKey(), weight.getKey()));
                if (frequency > 0) {
                    int documents = reader.getDocCount(field.getKey());
                    bound = Math.max(bound, field.getValue() * idf(frequency, documents));
                }
            }
            if (bound > 0) {
                entries[count++] = new Entry(weight.getKey(), weight.getValue(), bound);
            }
        }
        return new WeightedTerms(Arrays.stream(entries, 0, count)
                .sorted(Comparator.comparingDouble((Entry entry) -> -entry.weight() * entry.bound())
                        .thenComparing(Entry::term))
                .limit(MOST_TERMS)
                .toList());
    }

    /** As Lucene's BM25Similarity computes it. */
    private static double idf(int frequency, int documents) {
        return Math.log(1 + (documents - frequency + 0.5) / (frequency + 0.5));
    }

    List<String> terms() {
        return entries.stream().map(Entry::term).toList();
    }

    /** For documents in ascending order; {@code NaN} when there are no words. */
    double[] similarities(IndexSearcher searcher, int[] documents) throws IOException {
        double[] similarities = new double[documents.length];
        if (entries.isEmpty()) {
            Arrays.fill(similarities, Double.NaN);
            return similarities;
        }
        double bound = entries.stream()
                .limit(TELLING_TERMS)
                .mapToDouble(entry -> entry.weight() * entry.bound())
                .sum();
        Weight weight = searcher.createWeight(searcher.rewrite(query()), ScoreMode.COMPLETE, 1f);
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        int next = 0;
        while (next < documents.length) {
            LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(documents[next], leaves));
            int end = leaf.docBase + leaf.reader().maxDoc();
            Scorer scorer = weight.scorer(leaf);
            DocIdSetIterator texts = scorer == null ? DocIdSetIterator.empty() : scorer.iterator();
            for (; next < documents.length && documents[next] < end; next++) {
                int document = documents[next] - leaf.docBase;
                int reached = texts.docID() < document ? texts.advance(document) : texts.docID();
                if (scorer != null && reached == document) {
                    similarities[next] = Math.min(1, scorer.score() / bound);
                }
            }
        }
        return similarities;
    }

    private Query query() {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        for (Entry entry : entries) {
            List<Query> perField = FIELDS.entrySet().stream()
                    .<Query>map(field ->
                            new BoostQuery(new TermQuery(new Term(field.getKey(), entry.term())), field.getValue()))
                    .toList();
            query.add(new BoostQuery(new DisjunctionMaxQuery(perField, 0), entry.weight()), Occur.SHOULD);
        }
        return query.build();
    }

    /**
     * A word.
     *
     * @param weight how much it matters
     * @param bound the BM25 score it cannot exceed
     */
    private record Entry(String term, float weight, double bound) {}
}
