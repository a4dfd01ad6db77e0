package fr.jobmarket.search.internal;

import fr.jobmarket.search.OfferPage.PlaceRead;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.util.QueryBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Turns what a person typed into a Lucene query. There is no query syntax to get wrong: everything is words, except that
 * words between double quotes must follow each other and places are places. All words must occur, but those that no offer
 * combines with the ones before them. A word the index does not know is taken for a typing error.
 */
final class TextQueries {

    /** Field weights: a word in the title says more than the same word in the text. */
    private static final Map<String, Float> WEIGHTS = new TreeMap<>(Map.of(
            OfferFields.TITLE, 4f,
            OfferFields.OCCUPATION_TEXT, 2.5f,
            OfferFields.SKILL_TEXT, 2.5f,
            OfferFields.COMPANY, 2f,
            OfferFields.PLACE_TEXT, 1.5f,
            OfferFields.DESCRIPTION, 1f));

    /** Where a typing error is looked up: short texts whose words matter. */
    private static final List<String> FUZZY_FIELDS = List.of(
            OfferFields.TITLE,
            OfferFields.OCCUPATION_TEXT,
            OfferFields.SKILL_TEXT,
            OfferFields.COMPANY,
            OfferFields.PLACE_TEXT);

    /** Shorter words have too many neighbours to guess. */
    private static final int SHORTEST_FUZZY = 4;

    private static final int TWO_EDITS_FROM = 8;
    private static final int FUZZY_EXPANSIONS = 30;

    /** More words than that describe a document, not a search; the rest would only cost time. */
    private static final int MOST_WORDS = 24;

    private static final int MOST_PHRASES = 4;
    private static final int LONGEST_PHRASE = 120;

    /** Looking for neighbours costs a hundred times as much as looking a word up, more the longer it is. */
    private static final int MOST_UNKNOWN_WORDS = 4;

    private static final int LONGEST_FUZZY = 24;

    private static final Pattern SPACES = Pattern.compile("\\s+");

    private static final Pattern PHRASE = Pattern.compile("[\"“”«»]([^\"“”«»]+)[\"“”«»]");

    /** How people abbreviate, in the terms of the analyzer's input. */
    private static final Map<String, String> ABBREVIATIONS = Map.of(
            "dev", "développeur",
            "compta", "comptable",
            "rh", "ressources humaines",
            "pl", "poids lourd",
            "spl", "super lourd",
            "ide", "infirmier",
            "asd", "aide soignant",
            "ml", "machine learning",
            "ia", "intelligence artificielle",
            "bi", "business intelligence");

    private final OfferAnalyzer analyzer;
    private final QueryBuilder phrases;
    private final IndexSearcher searcher;
    private final PlaceReader places;

    TextQueries(OfferAnalyzer analyzer, IndexSearcher searcher) {
        this.analyzer = analyzer;
        this.phrases = new QueryBuilder(analyzer);
        this.searcher = searcher;
        this.places = new PlaceReader(analyzer, searcher);
    }

    /**
     * What a text asks for.
     *
     * @param words scores offers by the words and phrases; matches everything when there are none
     * @param places holds for the offers in the places named; matches everything when there are none
     * @param placesRead the places named
     * @param leftOut the words that do not count
     */
    record Understood(Query words, Query places, List<PlaceRead> placesRead, List<String> leftOut) {}

    /**
     * Understands a text. Places and words must find something together within the filters; otherwise the places are
     * words like others where a title or a company is called so, and else the work counts and not the place.
     */
    Understood understand(String text, Query filters) throws IOException {
        List<Query> quoted = new ArrayList<>();
        String unquoted = takePhrases(text, quoted);
        PlaceReader.Reading reading = places.read(unquoted);
        if (reading.places().isEmpty()) {
            return words(quoted, unquoted);
        }
        Understood work = words(quoted, reading.rest());
        if (occurs(List.of(work.words(), reading.query(), filters))) {
            return new Understood(work.words(), reading.query(), reading.places(), work.leftOut());
        }
        Understood literally = words(quoted, unquoted);
        if (literally.leftOut().isEmpty() && occurs(List.of(literally.words(), named(reading.places()), filters))) {
            return literally;
        }
        List<String> leftOut = new ArrayList<>(work.leftOut());
        reading.places().forEach(place -> leftOut.add(place.words()));
        return new Understood(work.words(), new MatchAllDocsQuery(), List.of(), leftOut);
    }

    /** Offers whose title or company holds all of these names: "Banque de France" is no place, a trip to Rennes is one. */
    private Query named(List<PlaceRead> places) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        for (PlaceRead place : places) {
            BooleanQuery.Builder either = new BooleanQuery.Builder();
            for (String field : List.of(OfferFields.TITLE, OfferFields.COMPANY)) {
                Query name = phrases.createBooleanQuery(field, place.words(), Occur.MUST);
                if (name != null) {
                    either.add(name, Occur.SHOULD);
                }
            }
            all.add(either.build(), Occur.MUST);
        }
        return all.build();
    }

    private String takePhrases(String text, List<Query> phrases) {
        StringBuilder rest = new StringBuilder();
        Matcher matcher = PHRASE.matcher(text);
        while (phrases.size() < MOST_PHRASES && matcher.find()) {
            String words = matcher.group(1);
            Query phrase = phrase(words.substring(0, Math.min(words.length(), LONGEST_PHRASE)));
            if (phrase != null) {
                phrases.add(phrase);
            }
            matcher.appendReplacement(rest, " ");
        }
        return matcher.appendTail(rest).toString();
    }

    /**
     * All words must occur, so that one more never finds more; one that would leave nothing at all in the index does not
     * count. Filters play no part in that, or one more of them could find more.
     */
    private Understood words(List<Query> quoted, String text) throws IOException {
        Map<String, Query> words = new LinkedHashMap<>();
        int unknown = 0;
        for (String term : new LinkedHashSet<>(analyzer.terms(text))) {
            if (words.size() < MOST_WORDS) {
                boolean known = isKnown(term);
                unknown += known ? 0 : 1;
                words.put(term, word(term, !known && unknown <= MOST_UNKNOWN_WORDS));
            }
        }
        List<Query> counting = new ArrayList<>(quoted);
        counting.addAll(words.values());
        Set<String> leftOut = new LinkedHashSet<>();
        if (!words.isEmpty() && !occurs(counting)) {
            counting = new ArrayList<>(quoted);
            for (Map.Entry<String, Query> word : words.entrySet()) {
                counting.add(word.getValue());
                if (!occurs(counting)) {
                    counting.remove(counting.size() - 1);
                    leftOut.add(word.getKey());
                }
            }
        }
        Query all = counting.isEmpty() && leftOut.isEmpty() ? new MatchAllDocsQuery() : all(counting);
        return new Understood(all, new MatchAllDocsQuery(), List.of(), asTyped(leftOut, text));
    }

    /** Matches nothing when there are none, for nothing of what was asked for exists. */
    private static Query all(List<Query> queries) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        queries.forEach(query -> all.add(query, Occur.MUST));
        return all.build();
    }

    private boolean occurs(List<Query> queries) throws IOException {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        queries.forEach(query -> all.add(query, Occur.FILTER));
        return searcher.search(all.build(), new TopScoreDocCollectorManager(1, null, 1)).scoreDocs.length > 0;
    }

    /** Each word of the text is analyzed once at most: that costs more than all the rest. */
    private List<String> asTyped(Set<String> terms, String text) {
        Map<String, String> typed = new LinkedHashMap<>();
        terms.forEach(term -> typed.put(term, term));
        Set<String> sought = new HashSet<>(terms);
        for (String word : new LinkedHashSet<>(List.of(SPACES.split(text)))) {
            if (sought.isEmpty()) {
                break;
            }
            for (String term : analyzer.terms(word)) {
                if (sought.remove(term)) {
                    typed.put(term, word);
                }
            }
        }
        return List.copyOf(typed.values());
    }

    private @Nullable Query phrase(String text) {
        List<Query> perField = new ArrayList<>();
        WEIGHTS.forEach((field, weight) -> {
            Query query = phrases.createPhraseQuery(field, text);
            if (query != null) {
                perField.add(new BoostQuery(query, weight));
            }
        });
        return perField.isEmpty() ? null : new DisjunctionMaxQuery(perField, 0.1f);
    }

    private boolean isKnown(String term) throws IOException {
        for (String field : WEIGHTS.keySet()) {
            if (searcher.getIndexReader().docFreq(new Term(field, term)) > 0) {
                return true;
            }
        }
        return false;
    }

    private Query word(String term, boolean mistyped) {
        List<Query> alternatives = new ArrayList<>();
        for (Map.Entry<String, Float> field : WEIGHTS.entrySet()) {
            Term fieldTerm = new Term(field.getKey(), term);
            alternatives.add(new BoostQuery(new TermQuery(fieldTerm), field.getValue()));
        }
        String expansion = ABBREVIATIONS.get(term);
        if (expansion != null) {
            Query phrase = phrase(expansion);
            if (phrase != null) {
                alternatives.add(new BoostQuery(phrase, 0.9f));
            }
        }
        if (mistyped && term.length() >= SHORTEST_FUZZY && term.length() <= LONGEST_FUZZY) {
            int edits = term.length() >= TWO_EDITS_FROM ? 2 : 1;
            for (String field : FUZZY_FIELDS) {
                Query fuzzy = new FuzzyQuery(new Term(field, term), edits, 1, FUZZY_EXPANSIONS, true);
                alternatives.add(new BoostQuery(fuzzy, 0.5f * WEIGHTS.getOrDefault(field, 1f)));
            }
        }
        return new DisjunctionMaxQuery(alternatives, 0.1f);
    }
}
