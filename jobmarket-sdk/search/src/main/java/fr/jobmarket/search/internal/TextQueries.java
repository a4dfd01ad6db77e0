package fr.jobmarket.search.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.QueryBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Turns what a person typed into a Lucene query. There is no query syntax to get wrong: everything is words, except that
 * words between double quotes must follow each other. Of one or two words all must occur, of more most. A word the index
 * does not know is taken for a typing error.
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
    private static final int MOST_WORDS = 40;

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
    private final IndexReader reader;

    TextQueries(OfferAnalyzer analyzer, IndexReader reader) {
        this.analyzer = analyzer;
        this.phrases = new QueryBuilder(analyzer);
        this.reader = reader;
    }

    /** The query for a text; everything when it holds no word that could be searched for. */
    Query of(String text) throws IOException {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        boolean empty = true;
        StringBuilder rest = new StringBuilder();
        Matcher matcher = PHRASE.matcher(text);
        while (matcher.find()) {
            Query phrase = phrase(matcher.group(1));
            if (phrase != null) {
                query.add(phrase, Occur.MUST);
                empty = false;
            }
            matcher.appendReplacement(rest, " ");
        }
        matcher.appendTail(rest);
        List<Query> words = words(rest.toString());
        if (!words.isEmpty()) {
            query.add(mostOf(words), Occur.MUST);
            empty = false;
        }
        return empty ? new MatchAllDocsQuery() : query.build();
    }

    private static Query mostOf(List<Query> words) {
        BooleanQuery.Builder most = new BooleanQuery.Builder();
        words.forEach(word -> most.add(word, Occur.SHOULD));
        int count = words.size();
        most.setMinimumNumberShouldMatch(count <= 2 ? count : count <= 4 ? count - 1 : count * 3 / 4);
        return most.build();
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

    private List<Query> words(String text) throws IOException {
        Set<String> terms = new LinkedHashSet<>(analyzer.terms(text));
        List<Query> words = new ArrayList<>();
        for (String term : terms) {
            if (words.size() == MOST_WORDS) {
                break;
            }
            words.add(word(term));
        }
        return words;
    }

    private Query word(String term) throws IOException {
        List<Query> alternatives = new ArrayList<>();
        boolean known = false;
        for (Map.Entry<String, Float> field : WEIGHTS.entrySet()) {
            Term fieldTerm = new Term(field.getKey(), term);
            known |= reader.docFreq(fieldTerm) > 0;
            alternatives.add(new BoostQuery(new TermQuery(fieldTerm), field.getValue()));
        }
        String expansion = ABBREVIATIONS.get(term);
        if (expansion != null) {
            Query phrase = phrase(expansion);
            if (phrase != null) {
                alternatives.add(new BoostQuery(phrase, 0.9f));
            }
        }
        if (!known && term.length() >= SHORTEST_FUZZY) {
            int edits = term.length() >= TWO_EDITS_FROM ? 2 : 1;
            for (String field : FUZZY_FIELDS) {
                Query fuzzy = new FuzzyQuery(new Term(field, term), edits, 1, FUZZY_EXPANSIONS, true);
                alternatives.add(new BoostQuery(fuzzy, 0.5f * WEIGHTS.getOrDefault(field, 1f)));
            }
        }
        return new DisjunctionMaxQuery(alternatives, 0.1f);
    }
}
