package fr.jobmarket.search.internal;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BitSet;
import org.apache.lucene.util.FixedBitSet;

/**
 * Scores few documents by very many words. Lucene goes from document to document and keeps the words in a queue, which
 * with a hundred words costs more than all else; here each word adds its score to the documents that have it, one word
 * after the other. Documents and scores are those of Lucene's own search for the same query.
 */
final class TermAfterTerm {

    private final IndexSearcher searcher;
    private final int[] documents;
    private final FixedBitSet members;

    /** The position among {@link #documents} of the first document of each 64 that is among them. */
    private final int[] positions;

    /** For these documents, in ascending order. */
    TermAfterTerm(IndexSearcher searcher, int[] documents) {
        this.searcher = searcher;
        this.documents = documents;
        this.members = new FixedBitSet(documents.length == 0 ? 0 : documents[documents.length - 1] + 1);
        for (int document : documents) {
            members.set(document);
        }
        long[] words = members.getBits();
        this.positions = new int[words.length];
        for (int word = 1; word < positions.length; word++) {
            positions[word] = positions[word - 1] + Long.bitCount(words[word - 1]);
        }
    }

    /** Hears the score of a document, told by its position among the documents. */
    interface Scored {
        void accept(int i, float score) throws IOException;
    }

    /** The documents that match at least one of the wishes, each with the score of those it matches. */
    ScoredDocuments matching(BooleanQuery wishes) throws IOException {
        BitSet wished = new FixedBitSet(Math.max(1, documents.length));
        double[] sums = new double[documents.length];
        for (Query clause : clauses(searcher.rewrite(wishes))) {
            forEach(clause, 1f, (i, score) -> {
                wished.set(i);
                sums[i] += score;
            });
        }
        int count = 0;
        int[] matching = new int[wished.cardinality()];
        float[] scores = new float[matching.length];
        for (int i = 0; i < documents.length; i++) {
            if (wished.get(i)) {
                matching[count] = documents[i];
                // Lucene too adds clauses in double precision, and what is added to their sum in single.
                scores[count++] = (float) sums[i];
            }
        }
        return new ScoredDocuments(matching, scores);
    }

    /** What a query adds to each of the documents. */
    float[] scores(Query query) throws IOException {
        float[] scores = new float[documents.length];
        forEach(searcher.rewrite(query), 1f, (i, score) -> scores[i] = score);
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
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        for (int from = 0, to; from < documents.length; from = to) {
            LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(documents[from], leaves));
            to = endOf(leaf, from);
            Scorer scorer = weight.scorer(leaf);
            if (scorer == null) {
                continue;
            }
            meet(scorer, leaf.docBase, documents[from], documents[to - 1], each);
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
            if (members.get(document)) {
                each.accept(position(document), scorer.score());
                match = matches.nextDoc();
            } else {
                match = matches.advance(members.nextSetBit(document) - base);
            }
        }
    }

    private int position(int document) {
        long before = members.getBits()[document >> 6] & ((1L << document) - 1);
        return positions[document >> 6] + Long.bitCount(before);
    }

    private int endOf(LeafReaderContext leaf, int from) {
        int end = Arrays.binarySearch(
                documents, from, documents.length, leaf.docBase + leaf.reader().maxDoc());
        return end < 0 ? -end - 1 : end;
    }
}
