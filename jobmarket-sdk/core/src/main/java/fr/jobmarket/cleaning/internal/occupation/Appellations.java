package fr.jobmarket.cleaning.internal.occupation;

import java.util.Arrays;
import java.util.List;

/**
 * Finds the appellations of the nomenclature whose words a title has: cosine of TF-IDF weights over an inverted index.
 * Immutable; a search keeps its sums in the caller's {@link Scratch}.
 */
public final class Appellations {

    /** Sums of one search, kept to be used again; one per thread. */
    public static final class Scratch {
        private final float[] similarity;
        private final int[] met;
        private int count;

        Scratch(int appellations) {
            similarity = new float[appellations];
            met = new int[appellations];
        }

        private void add(int appellation, float product) {
            if (similarity[appellation] == 0) {
                met[count++] = appellation;
            }
            similarity[appellation] += product;
        }

        private void clear() {
            for (int i = 0; i < count; i++) {
                similarity[met[i]] = 0;
            }
            count = 0;
        }
    }

    private final int[] occupations;
    /** Where the entries of each feature begin. */
    private final int[] starts;

    private final int[] entries;
    private final float[] weights;

    public Appellations(Vocabulary vocabulary, Nomenclature nomenclature) {
        List<Nomenclature.Appellation> appellations = nomenclature.appellations();
        occupations = appellations.stream()
                .mapToInt(Nomenclature.Appellation::occupation)
                .toArray();
        TermVector[] vectors = appellations.stream()
                .map(appellation -> vocabulary.vector(StemHashes.ofTitle(appellation.label()), new int[0]))
                .toArray(TermVector[]::new);
        starts = new int[vocabulary.size() + 1];
        for (TermVector vector : vectors) {
            for (int feature : vector.features()) {
                starts[feature + 1]++;
            }
        }
        for (int i = 1; i < starts.length; i++) {
            starts[i] += starts[i - 1];
        }
        entries = new int[starts[starts.length - 1]];
        weights = new float[entries.length];
        int[] next = starts.clone();
        for (int appellation = 0; appellation < vectors.length; appellation++) {
            TermVector vector = vectors[appellation];
            for (int i = 0; i < vector.features().length; i++) {
                int entry = next[vector.features()[i]]++;
                entries[entry] = appellation;
                weights[entry] = vector.weights()[i];
            }
        }
    }

    public Scratch scratch() {
        return new Scratch(occupations.length);
    }

    /**
     * The best similarity, 0 to 1, of the title with an appellation of each occupation.
     *
     * @param best takes the similarity per occupation
     * @param appellation takes the appellation that has it, -1 where none shares a word
     */
    public void search(TermVector vector, Scratch scratch, float[] best, int[] appellation) {
        Arrays.fill(appellation, -1);
        for (int i = 0; i < vector.titleSize(); i++) {
            int feature = vector.features()[i];
            for (int entry = starts[feature]; entry < starts[feature + 1]; entry++) {
                scratch.add(entries[entry], weights[entry] * vector.weights()[i]);
            }
        }
        for (int i = 0; i < scratch.count; i++) {
            int found = scratch.met[i];
            int occupation = occupations[found];
            float similarity = scratch.similarity[found];
            boolean better =
                    similarity > best[occupation] || similarity == best[occupation] && found < appellation[occupation];
            if (better) {
                best[occupation] = similarity;
                appellation[occupation] = found;
            }
        }
        scratch.clear();
    }
}
