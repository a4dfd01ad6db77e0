package fr.jobmarket.search.internal;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.FixedBitSet;

/**
 * Scores documents, a few or all, by very many words. Lucene goes from document to document and keeps the words in a queue,
 * which with a hundred words costs more than all else; here each word adds its score to the documents that have it, one
 * word after the other. Documents and scores are those of Lucene's own search for the same query.
 */
final class TermAfterTerm {

    private final IndexSearcher searcher;
    private final FixedBitSet documents;

    /** How many of the documents lie before each 64. */
    private final int[] before;

    private final int count;

    /** For these documents; whoever hands over the set does not change it any more. */
    TermAfterTerm(IndexSearcher searcher, FixedBitSet documents) {
        this.searcher = searcher;
        this.documents = documents;
        long[] words = documents.getBits();
        this.before = new int[words.length + 1];
        for (int word = 0; word < words.length; word++) {
            before[word + 1] = before[word] + Long.bitCount(words[word]);
        }
        this.count = before[words.length];
    }

    /** For these documents, in ascending order. */
    static TermAfterTerm of(IndexSearcher searcher, int[] documents) {
        FixedBitSet set = new FixedBitSet(searcher.getIndexReader().maxDoc());
        for (int document : documents) {
            set.set(document);
        }
        return new TermAfterTerm(searcher, set);
    }

    /** Hears the score of a document, told with its position among the documents. */
    interface Scored {
        void accept(int document, int i, float score);
    }

    /** The documents that match at least one of the wishes, each with the score of those it matches. */
    ScoredDocuments matching(BooleanQuery wishes) throws IOException {
        FixedBitSet wished = new FixedBitSet(documents.length());
        double[] sums = new double[count];
        for (Query clause : clauses(searcher.rewrite(wishes))) {
            forEach(clause, 1f, (document, i, score) -> {
                wished.set(document);
                sums[i] += score;
            });
        }
        int[] matching = DocumentSet.listed(wished);
        float[] scores = new float[matching.length];
        for (int i = 0; i < matching.length; i++) {
            // Lucene too adds clauses in double precision, and what is added to their sum in single.
            scores[i] = (float) sums[position(matching[i])];
        }
        return new ScoredDocuments(matching, scores);
    }

    /** What a query adds to each of the documents. */
    float[] scores(Query query) throws IOException {
        float[] scores = new float[count];
        forEach(searcher.rewrite(query), 1f, (document, i, score) -> scores[i] = score);
        return scores;
    }

    private static List<Query> clauses(Query rewritten) {
        return rewritten instanceof BooleanQuery several
                ? several.clauses().stream().map(BooleanClause::getQuery).toList()
                : List.of(rewritten);
    }

    /** Tells the score of each of the documents that match a query. */
    void forEach(Query query, float boost, Scored each) throws IOException {
        Weight weight = searcher.createWeight(query, ScoreMode.COMPLETE, boost);
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            int end = leaf.docBase + leaf.reader().maxDoc();
            int first = documents.nextSetBit(leaf.docBase);
            Scorer scorer = first < end ? weight.scorer(leaf) : null;
            if (scorer != null) {
                meet(scorer, leaf.docBase, first, documents.prevSetBit(end - 1), each);
            }
        }
    }

    /**
     * Each side goes on from where the other is: of documents that lie near each other, as those of a circle do, a word in many others
     * has only the blocks around them read.
     */
    private void meet(Scorer scorer, int base, int first, int last, Scored each) throws IOException {
        DocIdSetIterator matches = scorer.iterator();
        int match = matches.advance(first - base);
        while (match <= last - base) {
            int document = base + match;
            if (documents.get(document)) {
                each.accept(document, position(document), scorer.score());
                match = matches.nextDoc();
            } else {
                match = matches.advance(documents.nextSetBit(document) - base);
            }
        }
    }

    private int position(int document) {
        int word = document >> 6;
        return before[word] + Long.bitCount(documents.getBits()[word] & ((1L << document) - 1));
    }
}
