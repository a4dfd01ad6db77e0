package fr.jobmarket.search.internal;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.TopFieldCollector;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BitSet;
import org.apache.lucene.util.FixedBitSet;

/**
 * The best of few documents by very many words. Lucene goes from document to document and keeps the words in a queue, which
 * with a hundred words costs more than all else; here each word adds its score to the documents that have it, one word
 * after the other. Documents, scores and order are those of Lucene's own search for the same query.
 */
final class TermAfterTerm {

    private final IndexSearcher searcher;
    private final int[] documents;

    /** For these documents, in ascending order. */
    TermAfterTerm(IndexSearcher searcher, int[] documents) {
        this.searcher = searcher;
        this.documents = documents;
    }

    /**
     * The best documents that match at least one of the wishes.
     *
     * @param extras add to the score of what matches, and bring nothing in
     */
    ScoreDoc[] best(BooleanQuery wishes, List<Query> extras, int limit, Sort order) throws IOException {
        BitSet wished = new FixedBitSet(Math.max(1, documents.length));
        double[] sums = new double[documents.length];
        for (Query clause : clauses(searcher.rewrite(wishes))) {
            forEach(clause, (i, score) -> {
                wished.set(i);
                sums[i] += score;
            });
        }
        // As Lucene rounds: what is wished for in double precision, what else adds to it in single.
        float[] scores = new float[documents.length];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = (float) sums[i];
        }
        for (Query extra : extras) {
            forEach(searcher.rewrite(extra), (i, score) -> scores[i] += score);
        }
        return best(wished, scores, limit, order);
    }

    private static List<Query> clauses(Query rewritten) {
        return rewritten instanceof BooleanQuery several
                ? several.clauses().stream().map(BooleanClause::getQuery).toList()
                : List.of(rewritten);
    }

    private interface Scored {
        void accept(int i, float score) throws IOException;
    }

    private void forEach(Query query, Scored each) throws IOException {
        Weight weight = searcher.createWeight(query, ScoreMode.COMPLETE, 1f);
        for (int from = 0, to; from < documents.length; from = to) {
            LeafReaderContext leaf = leafOf(from);
            to = endOf(leaf, from);
            Scorer scorer = weight.scorer(leaf);
            if (scorer != null) {
                forEach(scorer, leaf.docBase, from, to, each);
            }
        }
    }

    private void forEach(Scorer scorer, int base, int from, int to, Scored each) throws IOException {
        DocIdSetIterator matches = scorer.iterator();
        int match = -1;
        for (int i = from; i < to; i++) {
            int document = documents[i] - base;
            if (match < document) {
                match = matches.advance(document);
            }
            if (match == document) {
                each.accept(i, scorer.score());
            } else if (match == DocIdSetIterator.NO_MORE_DOCS) {
                return;
            } else {
                int next = Arrays.binarySearch(documents, i + 1, to, base + match);
                i = (next < 0 ? -next - 1 : next) - 1;
            }
        }
    }

    private ScoreDoc[] best(BitSet wished, float[] scores, int limit, Sort order) throws IOException {
        CollectorManager<TopFieldCollector, TopFieldDocs> manager =
                new TopFieldCollectorManager(order, limit, null, Integer.MAX_VALUE);
        TopFieldCollector collector = manager.newCollector();
        for (int from = 0, to; from < documents.length; from = to) {
            LeafReaderContext leaf = leafOf(from);
            to = endOf(leaf, from);
            Given given = new Given();
            LeafCollector ofLeaf = collector.getLeafCollector(leaf);
            ofLeaf.setScorer(given);
            for (int i = from; i < to; i++) {
                if (wished.get(i)) {
                    given.score = scores[i];
                    given.document = documents[i] - leaf.docBase;
                    ofLeaf.collect(given.document);
                }
            }
        }
        return manager.reduce(List.of(collector)).scoreDocs;
    }

    private LeafReaderContext leafOf(int i) {
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        return leaves.get(ReaderUtil.subIndex(documents[i], leaves));
    }

    private int endOf(LeafReaderContext leaf, int from) {
        int end = Arrays.binarySearch(
                documents, from, documents.length, leaf.docBase + leaf.reader().maxDoc());
        return end < 0 ? -end - 1 : end;
    }

    private static final class Given extends Scorable {
        private int document;
        private float score;

        @Override
        public int docID() {
            return document;
        }

        @Override
        public float score() {
            return score;
        }
    }
}
