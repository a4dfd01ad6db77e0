package fr.jobmarket.search.internal;

import static org.apache.lucene.search.DocIdSetIterator.NO_MORE_DOCS;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.SmallFloat;

/** What occupations the offers state that are called the same. Thread-safe. */
final class SameTitle {

    /** Offers looked at: more of them say nothing new. */
    private static final int MOST_OFFERS = 1_000;

    private static final int MOST_KEPT = 2_000;
    private static final int LONGEST_KEPT = 100;

    private final IndexSearcher searcher;
    private final KnownTerms terms;
    private final Kept<String, Map<String, Integer>> kept = new Kept<>(MOST_KEPT, stated -> !stated.isEmpty());

    SameTitle(IndexSearcher searcher, KnownTerms terms) {
        this.searcher = searcher;
        this.terms = terms;
    }

    /** How often each occupation is stated; by one employer no more than once. */
    Map<String, Integer> occupations(String title) throws IOException {
        return title.length() <= LONGEST_KEPT ? kept.of(title, this::counted) : counted(title);
    }

    private Map<String, Integer> counted(String title) throws IOException {
        List<String> words = DigestMaker.allTerms(title);
        if (words.isEmpty()) {
            return Map.of();
        }
        BooleanQuery.Builder having = new BooleanQuery.Builder();
        for (String word : new TreeSet<>(words)) {
            having.add(terms.query(OfferFields.TITLE, word), Occur.FILTER);
        }
        Weight weight = searcher.createWeight(searcher.rewrite(having.build()), ScoreMode.COMPLETE_NO_SCORES, 1f);
        Count count = new Count(words.size());
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            Scorer scorer = weight.scorer(leaf);
            if (scorer != null) {
                count.add(leaf, scorer.iterator());
            }
        }
        return Map.copyOf(count.occupations);
    }

    /** Counts those of the documents whose title has no other word: how long it is is kept with it, exactly below 40 words. */
    private static final class Count {
        private final int words;
        private final Map<String, Integer> occupations = new HashMap<>();
        private final Set<String> heard = new HashSet<>();
        private int offers;

        private Count(int words) {
            this.words = words;
        }

        private void add(LeafReaderContext leaf, DocIdSetIterator documents) throws IOException {
            NumericDocValues lengths = leaf.reader().getNormValues(OfferFields.TITLE);
            SortedSetDocValues codes = DocValues.getSortedSet(leaf.reader(), OfferFields.OCCUPATION);
            SortedSetDocValues employers = DocValues.getSortedSet(leaf.reader(), OfferFields.COMPANY_NAME);
            for (int document = documents.nextDoc();
                    document != NO_MORE_DOCS && offers < MOST_OFFERS;
                    document = documents.nextDoc()) {
                if (lengths.advanceExact(document)
                        && SmallFloat.byte4ToInt((byte) lengths.longValue()) == words
                        && codes.advanceExact(document)) {
                    offers++;
                    String code = codes.lookupOrd(codes.nextOrd()).utf8ToString();
                    boolean named = employers.advanceExact(document);
                    if (!named || heard.add(leaf.ord + " " + employers.nextOrd() + " " + code)) {
                        occupations.merge(code, 1, Integer::sum);
                    }
                }
            }
        }
    }
}
