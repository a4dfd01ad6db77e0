package fr.jobmarket.search.internal;

import fr.jobmarket.offer.Contract;
import fr.jobmarket.search.MatchQuery;
import fr.jobmarket.search.OfferDigest;
import fr.jobmarket.search.OfferMatch;
import fr.jobmarket.search.OfferQuery;
import fr.jobmarket.search.OfferQuery.Near;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.lucene.document.LatLonPoint;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/** Finds the offers that are worth ranking for somebody. Thread-safe. */
final class MatchFinder {

    /** Weights of the first, coarse order; it only has to bring what the model would like into the first thousand. */
    private static final float OCCUPATION = 12f;

    private static final float TITLE = 2f;
    private static final float SKILL = 1.5f;
    private static final float WORD = 0.5f;
    private static final float NEARNESS = 3f;

    /** An offer wished for itself comes before the others: there are few, and the model decides. */
    private static final float ITSELF = 20f;

    /** So many times as many as are asked for are brought by wishes, for their texts to be looked at. */
    private static final int MORE = 2;

    /** Of somebody who gives words alone so many bring offers in; others are in a great part of all. */
    private static final int TELLING = 12;

    private static final Pattern SPACES = Pattern.compile("\\s+");

    /** A word of fewer titles is the name of a street or a person as often as a word of work. */
    private static final int TITLES_PER_NAME = 1_000;

    /** Words about work, as people write them, that are kept. */
    private static final int MOST_KEPT = 20_000;

    private static final int LONGEST_KEPT = 40;

    private static final List<String> WORDS_OF_WORK =
            List.of(OfferFields.TITLE, OfferFields.OCCUPATION_TEXT, OfferFields.SKILL_TEXT);

    private static final OfferQuery ANYTHING = OfferQuery.builder().build();

    private final IndexSearcher searcher;
    private final OfferAnalyzer analyzer;
    private final KnownTerms terms;
    private final SameTitle sameTitle;
    private final Kept<String, Boolean> aboutWork = new Kept<>(MOST_KEPT, ofWork -> ofWork);
    private volatile @Nullable FixedBitSet offered;

    MatchFinder(IndexSearcher searcher, OfferAnalyzer analyzer) {
        this.searcher = searcher;
        this.analyzer = analyzer;
        this.terms = new KnownTerms(searcher);
        this.sameTitle = new SameTitle(searcher, terms);
    }

    List<OfferMatch> find(MatchQuery query) throws IOException {
        WeightedTerms words = words(query);
        BooleanQuery wishes = wishes(query, words);
        if (wishes.clauses().isEmpty()) {
            return newest(query);
        }
        ScoredDocuments brought = brought(query, wishes, MORE * query.limit());
        WeightedTerms.Said said = words.in(searcher, brought.documents());
        int[] best = Arrays.stream(brought.plus(said.scores()).bestFirst(searcher.getIndexReader()))
                .limit(query.limit())
                .toArray();
        return read(brought.documents(), said.similarities(), best);
    }

    /** For somebody who wishes for no work: the offers they wish for themselves, and the newest. */
    private List<OfferMatch> newest(MatchQuery query) throws IOException {
        Query limits = limits(query);
        ScoreDoc[] newest = searcher.search(limits, query.limit(), Orders.NEWEST).scoreDocs;
        Query themselves = new BooleanQuery.Builder()
                .add(limits, Occur.FILTER)
                .add(themselves(query), Occur.FILTER)
                .build();
        int[] wished = query.offers().isEmpty() ? new int[0] : DocumentSet.listed(DocumentSet.of(searcher, themselves));
        int[] documents = IntStream.concat(
                        Arrays.stream(wished), Arrays.stream(newest).mapToInt(document -> document.doc))
                .distinct()
                .limit(query.limit())
                .toArray();
        double[] unknown = new double[documents.length];
        Arrays.fill(unknown, Double.NaN);
        return read(documents, unknown, IntStream.range(0, documents.length).toArray());
    }

    /** The offers that meet a wish, by what is quick to say of many. */
    private ScoredDocuments brought(MatchQuery query, BooleanQuery wishes, int limit) throws IOException {
        BooleanQuery limits = ownLimits(query).build();
        FixedBitSet within = offered();
        if (!limits.clauses().isEmpty()) {
            within = DocumentSet.of(searcher, limits);
            within.and(offered());
        }
        return brought(new TermAfterTerm(searcher, within).matching(wishes), query.near(), limit);
    }

    /** How near an offer is costs much to say, and only orders those that are about as good. */
    private ScoredDocuments brought(ScoredDocuments matching, @Nullable Near near, int limit) throws IOException {
        ScoredDocuments found = matching;
        if (near != null) {
            ScoredDocuments hopeful = matching.hopeful(limit, NEARNESS);
            found = hopeful.plus(TermAfterTerm.of(searcher, hopeful.documents()).scores(nearness(near)));
        }
        return found.best(searcher.getIndexReader(), limit);
    }

    private static Query nearness(Near near) {
        double pivotMetres = near.distanceKm() * 500;
        return LatLonPoint.newDistanceFeatureQuery(
                OfferFields.LOCATION, NEARNESS, near.latitude(), near.longitude(), pivotMetres);
    }

    /** What may be recommended at all: asked for every candidate, so kept, at a bit for each offer. */
    private FixedBitSet offered() throws IOException {
        FixedBitSet known = offered;
        if (known == null) {
            known = DocumentSet.of(searcher, FilterQueries.of(ANYTHING));
            offered = known;
        }
        return known;
    }

    private BooleanQuery limits(MatchQuery query) {
        BooleanQuery.Builder limits = ownLimits(query);
        FilterQueries.add(limits, ANYTHING);
        return limits.build();
    }

    private BooleanQuery.Builder ownLimits(MatchQuery query) {
        BooleanQuery.Builder limits = new BooleanQuery.Builder();
        if (!query.contracts().isEmpty()) {
            BooleanQuery.Builder accepted = new BooleanQuery.Builder();
            for (Contract.Type contract : query.contracts()) {
                accepted.add(FilterQueries.exactly(OfferFields.CONTRACT, contract.name()), Occur.SHOULD);
            }
            accepted.add(without(OfferFields.CONTRACT), Occur.SHOULD);
            FilterQueries.filter(limits, accepted.build());
        }
        if (query.near() != null || query.departmentCode() != null) {
            FilterQueries.filter(limits, reachable(query));
        }
        return limits;
    }

    private static Query reachable(MatchQuery query) {
        BooleanQuery.Builder reachable = new BooleanQuery.Builder();
        Near near = query.near();
        if (near != null) {
            reachable.add(FilterQueries.within(near), Occur.SHOULD);
        }
        String department = query.departmentCode();
        if (department != null) {
            Query inDepartment = FilterQueries.exactly(OfferFields.DEPARTMENT, department);
            BooleanQuery.Builder roughly = new BooleanQuery.Builder().add(inDepartment, Occur.FILTER);
            if (near != null) {
                roughly.add(new FieldExistsQuery(OfferFields.LOCATION), Occur.MUST_NOT);
            }
            reachable.add(roughly.build(), Occur.SHOULD);
        }
        if (query.remoteAnywhere()) {
            reachable.add(FilterQueries.exactly(OfferFields.REMOTE, OfferFields.YES), Occur.SHOULD);
        }
        return reachable.build();
    }

    private static Query without(String field) {
        return new BooleanQuery.Builder()
                .add(new MatchAllDocsQuery(), Occur.FILTER)
                .add(new FieldExistsQuery(field), Occur.MUST_NOT)
                .build();
    }

    /**
     * What brings an offer in. Hardly an offer that shares no more than words of its text with somebody passes for work they
     * look for, and these words are in half of all offers: they count afterwards. Of somebody who gives nothing else they bring
     * in as well.
     */
    private BooleanQuery wishes(MatchQuery query, WeightedTerms words) throws IOException {
        BooleanQuery.Builder wishes = new BooleanQuery.Builder();
        for (Map.Entry<String, Double> occupation : new TreeMap<>(query.occupations()).entrySet()) {
            Query exactly = new ConstantScoreQuery(terms.query(OfferFields.OCCUPATION, occupation.getKey()));
            should(wishes, exactly, (float) (OCCUPATION * occupation.getValue()));
        }
        for (String term : DigestMaker.terms(String.join(" ", query.titles()))) {
            term(wishes, OfferFields.TITLE, term, TITLE);
            term(wishes, OfferFields.OCCUPATION_TEXT, term, TITLE / 2);
        }
        for (String skill : query.skills()) {
            term(wishes, OfferFields.SKILL, ExactTerm.of(skill), SKILL);
        }
        if (query.occupations().isEmpty() && query.titles().isEmpty()) {
            for (String term : words.telling(TELLING)) {
                term(wishes, OfferFields.TITLE, term, WORD);
                term(wishes, OfferFields.SKILL_TEXT, term, WORD);
                term(wishes, OfferFields.DESCRIPTION, term, WORD);
            }
        }
        boolean forWork = !wishes.build().clauses().isEmpty();
        if (forWork && !query.offers().isEmpty()) {
            should(wishes, new ConstantScoreQuery(themselves(query)), ITSELF);
        }
        return wishes.build();
    }

    private static Query themselves(MatchQuery query) {
        return new TermInSetQuery(
                OfferFields.ID, query.offers().stream().map(BytesRef::new).toList());
    }

    private void term(BooleanQuery.Builder query, String field, String term, float boost) throws IOException {
        should(query, terms.query(field, term), boost);
    }

    private static void should(BooleanQuery.Builder query, Query clause, float boost) {
        query.add(new BoostQuery(clause, boost), Occur.SHOULD);
    }

    private WeightedTerms words(MatchQuery query) throws IOException {
        Map<String, Float> weights = new LinkedHashMap<>();
        for (String title : query.titles()) {
            analyzer.terms(title).forEach(term -> weights.merge(term, 2f, Math::max));
        }
        for (String skill : query.skills()) {
            analyzer.terms(skill).forEach(term -> weights.merge(term, 1.5f, Math::max));
        }
        if (query.text() != null) {
            for (String term : analyzer.terms(query.text())) {
                if (!weights.containsKey(term) && isWordOfWork(term)) {
                    weights.put(term, 1f);
                }
            }
        }
        return WeightedTerms.of(weights, terms);
    }

    /**
     * Of a CV only words count that an occupation, a skill or several titles use too. Others (names of people, of streets
     * and schools) would find the offers that happen to mention them, a title such as "Serveur - rue Jean Martin" included.
     */
    private boolean isWordOfWork(String term) throws IOException {
        for (String field : WORDS_OF_WORK) {
            int few =
                    field.equals(OfferFields.TITLE) ? searcher.getIndexReader().numDocs() / TITLES_PER_NAME : 0;
            if (terms.documents(field, term) > few) {
                return true;
            }
        }
        return false;
    }

    /** How often each occupation is stated by offers that are called the same; by one employer no more than once. */
    Map<String, Integer> occupationsOfTitle(String title) throws IOException {
        return sameTitle.occupations(title);
    }

    /** The words of a text of which some title, occupation or skill has one, in order. */
    String wordsOfWork(String text) throws IOException {
        StringJoiner kept = new StringJoiner(" ");
        for (String word : SPACES.split(text)) {
            if (word.length() <= LONGEST_KEPT ? aboutWork.of(word, this::isAboutWork) : isAboutWork(word)) {
                kept.add(word);
            }
        }
        return kept.toString();
    }

    private boolean isAboutWork(String word) throws IOException {
        for (String term : analyzer.terms(word)) {
            if (isWordOfWork(term)) {
                return true;
            }
        }
        return false;
    }

    /** Some of documents that each have a similarity: reads in the order of the files, returns in the order of the positions. */
    private List<OfferMatch> read(int[] documents, double[] similarities, int[] positions) throws IOException {
        int[] sorted = Arrays.stream(positions)
                .mapToLong(i -> (long) documents[i] << Integer.SIZE | i)
                .sorted()
                .mapToInt(key -> (int) key)
                .toArray();
        List<OfferDigest> digests =
                digests(Arrays.stream(sorted).map(i -> documents[i]).toArray());
        OfferMatch[] matches = new OfferMatch[documents.length];
        for (int i = 0; i < sorted.length; i++) {
            matches[sorted[i]] = new OfferMatch(digests.get(i), similarities[sorted[i]]);
        }
        return Arrays.stream(positions).mapToObj(i -> matches[i]).toList();
    }

    /** The digests of documents in ascending order. */
    List<OfferDigest> digests(int[] documents) throws IOException {
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        List<OfferDigest> digests = new ArrayList<>(documents.length);
        int next = 0;
        while (next < documents.length) {
            LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(documents[next], leaves));
            int end = leaf.docBase + leaf.reader().maxDoc();
            BinaryDocValues values = DocValues.getBinary(leaf.reader(), OfferFields.DIGEST);
            for (; next < documents.length && documents[next] < end; next++) {
                if (!values.advanceExact(documents[next] - leaf.docBase)) {
                    throw new IOException("document " + documents[next] + " has no digest");
                }
                digests.add(DigestCodec.decode(values.binaryValue()));
            }
        }
        return digests;
    }
}
