package fr.jobmarket.search.internal;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.lucene.search.IndexSearcher;

/**
 * The words that say most about somebody, and how well texts of offers answer them. A similarity is the BM25 score
 * divided by the score that no text could exceed with the eight most telling words (each infinitely often), so it does
 * not depend on which other offers are looked at, and little on how long a CV is.
 */
final class WeightedTerms {

    /** Beyond the most telling words a long CV only adds time. */
    private static final int MOST_TERMS = 40;

    private static final int TELLING_TERMS = 8;

    private static final List<Field> FIELDS = List.of(
            new Field(OfferFields.TITLE, 1f, 0.5f),
            new Field(OfferFields.SKILL_TEXT, 1f, 0.7f),
            new Field(OfferFields.DESCRIPTION, 0.7f, 0.5f));

    private final List<Entry> entries;
    private final KnownTerms known;

    private WeightedTerms(List<Entry> entries, KnownTerms known) {
        this.entries = entries;
        this.known = known;
    }

    /** Chooses the most telling ones: heavy and rare. Words that no offer contains are left out. */
    static WeightedTerms of(Map<String, Float> weights, KnownTerms known) throws IOException {
        Entry[] entries = new Entry[weights.size()];
        int count = 0;
        for (Map.Entry<String, Float> weight : weights.entrySet()) {
            double bound = 0;
            for (Field field : FIELDS) {
                int frequency = known.documents(field.name(), weight.getKey());
                if (frequency > 0) {
                    bound = Math.max(bound, field.similarity() * idf(frequency, known.documents(field.name())));
                }
            }
            if (bound > 0) {
                entries[count++] = new Entry(weight.getKey(), weight.getValue(), bound);
            }
        }
        List<Entry> telling = Arrays.stream(entries, 0, count)
                .sorted(Comparator.comparingDouble((Entry entry) -> -entry.weight() * entry.bound())
                        .thenComparing(Entry::term))
                .limit(MOST_TERMS)
                .toList();
        return new WeightedTerms(telling, known);
    }

    /** As Lucene's BM25Similarity computes it. */
    private static double idf(int frequency, int documents) {
        return Math.log(1 + (documents - frequency + 0.5) / (frequency + 0.5));
    }

    /** The words that say most. */
    List<String> telling(int limit) {
        return entries.stream().limit(limit).map(Entry::term).toList();
    }

    /**
     * What texts of offers answer.
     *
     * @param similarities 0 to 1 for each document, {@code NaN} when there are no words
     * @param scores what the words add to the coarse score of each document
     */
    record Said(double[] similarities, float[] scores) {}

    /** What documents in ascending order answer: a word counts for the similarity where it says most. */
    Said in(IndexSearcher searcher, int[] documents) throws IOException {
        double[] sums = new double[documents.length];
        float[] scores = new float[documents.length];
        TermAfterTerm texts = TermAfterTerm.of(searcher, documents);
        float[] most = new float[documents.length];
        for (Entry entry : entries) {
            Arrays.fill(most, 0);
            for (Field field : FIELDS) {
                float boost = entry.weight() * field.similarity();
                texts.forEach(known.query(field.name(), entry.term()), boost, (document, i, score) -> {
                    most[i] = Math.max(most[i], score);
                    scores[i] += field.coarse() / boost * score;
                });
            }
            for (int i = 0; i < most.length; i++) {
                sums[i] += most[i];
            }
        }
        double bound = entries.stream()
                .limit(TELLING_TERMS)
                .mapToDouble(entry -> entry.weight() * entry.bound())
                .sum();
        return new Said(
                Arrays.stream(sums)
                        .map(sum -> entries.isEmpty() ? Double.NaN : Math.min(1, (float) sum / bound))
                        .toArray(),
                scores);
    }

    /**
     * Where words are looked for.
     *
     * @param similarity how much a word there counts for the similarity
     * @param coarse how much for the coarse score
     */
    private record Field(String name, float similarity, float coarse) {}

    /**
     * A word.
     *
     * @param weight how much it matters
     * @param bound the BM25 score it cannot exceed
     */
    private record Entry(String term, float weight, double bound) {}
}
