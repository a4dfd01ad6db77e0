package fr.jobmarket.search.internal;

import java.io.IOException;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;

/**
 * Where terms are in an index that does not change: of every word of a profile it is asked several times in how many offers
 * it is, and most words of one profile are in the next one too. Thread-safe.
 */
final class KnownTerms {

    /** At some three hundred bytes each. */
    private static final int MOST = 20_000;

    private final IndexSearcher searcher;
    private final Kept<Term, TermStates> kept = new Kept<>(MOST, states -> states.docFreq() > 0);

    KnownTerms(IndexSearcher searcher) {
        this.searcher = searcher;
    }

    /** In how many documents a field has a term. */
    int documents(String field, String term) throws IOException {
        return states(new Term(field, term)).docFreq();
    }

    /** How many documents have a field. */
    int documents(String field) throws IOException {
        return searcher.getIndexReader().getDocCount(field);
    }

    /** The documents with a term in a field. */
    TermQuery query(String field, String text) throws IOException {
        Term term = new Term(field, text);
        return new TermQuery(term, states(term));
    }

    private TermStates states(Term term) throws IOException {
        return kept.of(term, asked -> TermStates.build(searcher, asked, true));
    }
}
