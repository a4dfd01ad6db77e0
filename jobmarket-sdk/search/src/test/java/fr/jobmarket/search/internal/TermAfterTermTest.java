package fr.jobmarket.search.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.LatLonDocValuesField;
import org.apache.lucene.document.LatLonPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TermAfterTermTest {

    private static final int DOCUMENTS = 3_000;
    private static final int WORDS = 400;
    private static final float NEARNESS = 3f;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void findsWhatLuceneFindsWithTheSameScoresInTheSameOrder(long seed) throws IOException {
        Random random = new Random(seed);
        try (Directory directory = new ByteBuffersDirectory()) {
            write(directory, random);
            try (DirectoryReader reader = DirectoryReader.open(directory)) {
                assertTrue(reader.leaves().size() > 1, "several segments");
                IndexSearcher searcher = new IndexSearcher(reader);
                for (int i = 0; i < 60; i++) {
                    compare(searcher, random);
                }
            }
        }
    }

    private static void compare(IndexSearcher searcher, Random random) throws IOException {
        BooleanQuery wishes = wishes(random);
        Query limits = LatLonPoint.newDistanceQuery(
                OfferFields.LOCATION, 46 + random.nextDouble(), 3, 1_000 + random.nextInt(100_000));
        List<Query> extras = random.nextBoolean()
                ? List.of()
                : List.of(LatLonPoint.newDistanceFeatureQuery(OfferFields.LOCATION, NEARNESS, 46.5, 3, 15_000));
        BooleanQuery.Builder whole =
                new BooleanQuery.Builder().add(limits, Occur.FILTER).add(wishes, Occur.MUST);
        extras.forEach(extra -> whole.add(extra, Occur.SHOULD));
        int limit = 1 + random.nextInt(300);
        ScoreDoc[] expected = searcher.search(whole.build(), limit, Orders.BEST).scoreDocs;
        ScoredDocuments found = new TermAfterTerm(searcher, DocumentSet.of(searcher, limits)).matching(wishes);
        for (Query extra : extras) {
            ScoredDocuments hopeful = found.hopeful(limit, NEARNESS);
            found = hopeful.plus(TermAfterTerm.of(searcher, hopeful.documents()).scores(extra));
        }
        found = found.best(searcher.getIndexReader(), limit);
        assertEquals(worded(expected), worded(found, searcher));
        for (int i = 1; i < found.documents().length; i++) {
            assertTrue(found.documents()[i - 1] < found.documents()[i], "in the order of the files");
        }
    }

    private static List<String> worded(ScoreDoc[] found) {
        return Arrays.stream(found)
                .map(document -> document.doc + " " + ((FieldDoc) document).fields[0])
                .toList();
    }

    private static List<String> worded(ScoredDocuments found, IndexSearcher searcher) throws IOException {
        return Arrays.stream(found.bestFirst(searcher.getIndexReader()))
                .mapToObj(i -> found.documents()[i] + " " + found.scores()[i])
                .toList();
    }

    /** A word counts where it says most, whatever else is asked for. */
    @ParameterizedTest
    @ValueSource(longs = {7, 8, 9})
    void textsAreAsSimilarAsLuceneScoresTheBestFieldOfEachWord(long seed) throws IOException {
        Random random = new Random(seed);
        try (Directory directory = new ByteBuffersDirectory()) {
            write(directory, random);
            try (DirectoryReader reader = DirectoryReader.open(directory)) {
                IndexSearcher searcher = new IndexSearcher(reader);
                for (int i = 0; i < 20; i++) {
                    compareSimilarities(searcher, random);
                }
            }
        }
    }

    private static void compareSimilarities(IndexSearcher searcher, Random random) throws IOException {
        Map<String, Float> weights = new LinkedHashMap<>();
        for (int i = 10 + random.nextInt(25); i > 0; i--) {
            weights.put("w" + random.nextInt(WORDS), 1 + random.nextFloat());
        }
        int[] documents = IntStream.range(0, DOCUMENTS)
                .filter(i -> random.nextInt(3) == 0)
                .toArray();
        double[] similarities = WeightedTerms.of(weights, new KnownTerms(searcher))
                .in(searcher, documents)
                .similarities();
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        weights.forEach((word, weight) -> query.add(
                new BoostQuery(
                        new DisjunctionMaxQuery(
                                List.of(
                                        new TermQuery(new Term(OfferFields.TITLE, word)),
                                        new BoostQuery(new TermQuery(new Term(OfferFields.DESCRIPTION, word)), 0.7f)),
                                0),
                        weight),
                Occur.SHOULD));
        Map<Integer, Float> scores = Arrays.stream(searcher.search(query.build(), DOCUMENTS).scoreDocs)
                .collect(Collectors.toMap(document -> document.doc, document -> document.score));
        double ratio = Double.NaN;
        for (int i = 0; i < documents.length; i++) {
            float score = scores.getOrDefault(documents[i], 0f);
            if (score == 0 || similarities[i] == 1) {
                assertEquals(score > 0, similarities[i] > 0);
            } else {
                ratio = Double.isNaN(ratio) ? similarities[i] / score : ratio;
                assertEquals(ratio, similarities[i] / score, 1e-5 * ratio);
            }
        }
        assertTrue(ratio > 0, "some are similar");
    }

    private static BooleanQuery wishes(Random random) {
        BooleanQuery.Builder wishes = new BooleanQuery.Builder();
        int count = 1 + random.nextInt(150);
        for (int i = 0; i < count; i++) {
            String field = random.nextBoolean() ? OfferFields.TITLE : OfferFields.DESCRIPTION;
            Query term = new TermQuery(new Term(field, word(random)));
            wishes.add(new BoostQuery(term, 0.1f + 3 * random.nextFloat()), Occur.SHOULD);
            if (random.nextInt(4) == 0) {
                Query code = new TermQuery(new Term(OfferFields.OCCUPATION, "code" + random.nextInt(20)));
                wishes.add(new BoostQuery(new ConstantScoreQuery(code), 12 * random.nextFloat()), Occur.SHOULD);
            }
        }
        return wishes.build();
    }

    /** Some words are in most documents, most in few, and some nowhere. */
    private static String word(Random random) {
        double share = random.nextDouble();
        return "w" + (int) (WORDS * share * share * share);
    }

    private static void write(Directory directory, Random random) throws IOException {
        IndexWriterConfig config = new IndexWriterConfig(new WhitespaceAnalyzer()).setMaxBufferedDocs(1_000);
        try (IndexWriter writer = new IndexWriter(directory, config)) {
            List<String> words = new ArrayList<>();
            for (int i = 0; i < DOCUMENTS; i++) {
                words.clear();
                for (int j = random.nextInt(40); j >= 0; j--) {
                    words.add(word(random));
                }
                Document document = new Document();
                document.add(new TextField(OfferFields.DESCRIPTION, String.join(" ", words), Store.NO));
                document.add(new TextField(OfferFields.TITLE, word(random) + " " + word(random), Store.NO));
                document.add(new StringField(OfferFields.OCCUPATION, "code" + random.nextInt(15), Store.NO));
                document.add(new SortedDocValuesField(OfferFields.ID, new BytesRef("id" + random.nextInt(1_000_000))));
                document.add(new NumericDocValuesField(OfferFields.DATE, random.nextInt(5)));
                if (random.nextInt(10) > 0) {
                    double latitude = 46 + random.nextDouble();
                    double longitude = 2.5 + random.nextDouble();
                    document.add(new LatLonPoint(OfferFields.LOCATION, latitude, longitude));
                    document.add(new LatLonDocValuesField(OfferFields.LOCATION, latitude, longitude));
                }
                writer.addDocument(document);
            }
        }
    }
}
