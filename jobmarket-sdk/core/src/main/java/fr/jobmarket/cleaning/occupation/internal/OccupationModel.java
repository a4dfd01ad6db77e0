package fr.jobmarket.cleaning.occupation.internal;

/**
 * Everything the classifier knows. Immutable but for the scratch space of each thread.
 */
public final class OccupationModel {

    /**
     * What the model says of one text.
     *
     * @param probabilities per occupation
     * @param appellations per occupation the appellation nearest to the title, -1 where none is near
     */
    public record Opinion(float[] probabilities, int[] appellations) {}

    /** Logits so far below the best do not change what is rounded to three digits. */
    private static final float FAR_BELOW = 12;
    /** An appellation that shares less with a title than this only has a common word, such as "agent". */
    private static final float NEAR = 0.4f;

    final String provenance;
    final Nomenclature nomenclature;
    final Vocabulary vocabulary;
    final WeightMatrix weights;
    final float[] bias;
    final float[] mass;
    final float appellationWeight;
    private final Appellations appellations;
    private final ThreadLocal<Appellations.Scratch> scratch;

    OccupationModel(
            String provenance,
            Nomenclature nomenclature,
            Vocabulary vocabulary,
            float[] bias,
            float[] mass,
            float appellationWeight,
            WeightMatrix weights) {
        this.provenance = provenance;
        this.nomenclature = nomenclature;
        this.vocabulary = vocabulary;
        this.weights = weights;
        this.bias = bias;
        this.mass = mass;
        this.appellationWeight = appellationWeight;
        this.appellations = new Appellations(vocabulary, nomenclature);
        this.scratch = ThreadLocal.withInitial(appellations::scratch);
    }

    /** What the model was learned from. */
    public String provenance() {
        return provenance;
    }

    /** The occupations it tells apart. */
    public Nomenclature nomenclature() {
        return nomenclature;
    }

    /** How likely each occupation is. */
    public Opinion judge(String title, String description) {
        TermVector vector = vocabulary.vector(Words.ofTitle(title), Words.ofDescription(description));
        float[] similarity = new float[bias.length];
        int[] nearest = new int[bias.length];
        appellations.search(vector, scratch.get(), similarity, nearest);
        float[] logits = bias.clone();
        float sum = vector.sum();
        for (int i = 0; i < logits.length; i++) {
            logits[i] += appellationWeight * similarity[i] - sum * mass[i];
            nearest[i] = similarity[i] < NEAR ? -1 : nearest[i];
        }
        weights.add(vector, logits);
        Probabilities.fromLogits(logits, FAR_BELOW);
        return new Opinion(logits, nearest);
    }
}
