package fr.jobmarket.search.internal;

import static org.apache.lucene.search.DocIdSetIterator.NO_MORE_DOCS;

import java.io.IOException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;

/** The numbers of all documents a query matches. */
final class DocumentSet {

    private DocumentSet() {}

    static FixedBitSet of(IndexSearcher searcher, Query query) throws IOException {
        FixedBitSet documents = new FixedBitSet(searcher.getIndexReader().maxDoc());
        Weight weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1f);
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            Scorer scorer = weight.scorer(leaf);
            if (scorer == null) {
                continue;
            }
            Bits live = leaf.reader().getLiveDocs();
            DocIdSetIterator matches = scorer.iterator();
            for (int doc = matches.nextDoc(); doc != NO_MORE_DOCS; doc = matches.nextDoc()) {
                if (live == null || live.get(doc)) {
                    documents.set(leaf.docBase + doc);
                }
            }
        }
        return documents;
    }

    /** In ascending order. */
    static int[] listed(FixedBitSet documents) {
        int[] listed = new int[documents.cardinality()];
        int count = 0;
        long[] words = documents.getBits();
        for (int word = 0; word < words.length; word++) {
            for (long left = words[word]; left != 0; left &= left - 1) {
                listed[count++] = word << 6 | Long.numberOfTrailingZeros(left);
            }
        }
        return listed;
    }
}
