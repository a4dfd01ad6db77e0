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
    private static final float NEAR = 0.6f;

    final String provenance;
    final Nomenclature nomenclature;
    final Vocabulary vocabulary;
    final WeightMatrix weights;
    final float[] bias;
    final float[] mass;
    final Evidence offers;
    final Evidence titles;
    private final Appellations appellations;
    private final ThreadLocal<Appellations.Scratch> scratch;

    OccupationModel(
            String provenance,
            Nomenclature nomenclature,
            Vocabulary vocabulary,
            float[] bias,
            float[] mass,
            Evidence offers,
            Evidence titles,
            WeightMatrix weights) {
        this.provenance = provenance;
        this.nomenclature = nomenclature;
        this.vocabulary = vocabulary;
        this.weights = weights;
        this.bias = bias;
        this.mass = mass;
        this.offers = offers;
        this.titles = titles;
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
        return judge(Words.ofTitle(title), Words.ofDescription(description), true);
    }

    /** What the model says by itself of a text, and whether that is right. */
    Calibration.Outcome outcome(Text text) {
        Opinion opinion = judge(text.title(), text.description(), false);
        int best = best(opinion.probabilities());
        return new Calibration.Outcome(opinion.probabilities()[best], best == text.occupation());
    }

    private Opinion judge(int[] title, int[] description, boolean calibrated) {
        TermVector vector = vocabulary.vector(title, description);
        float[] similarity = new float[bias.length];
        int[] nearest = new int[bias.length];
        appellations.search(vector, scratch.get(), similarity, nearest);
        float[] logits = bias.clone();
        float sum = vector.sum();
        for (int i = 0; i < logits.length; i++) {
            logits[i] -= sum * mass[i];
        }
        weights.add(vector, logits);
        Evidence evidence = vector.titleSize() == vector.features().length ? titles : offers;
        for (int i = 0; i < logits.length; i++) {
            logits[i] = evidence.words() * logits[i] + evidence.appellation() * similarity[i];
            nearest[i] = similarity[i] < NEAR ? -1 : nearest[i];
        }
        Probabilities.fromLogits(logits, FAR_BELOW);
        if (calibrated) {
            calibrate(logits, evidence.calibration());
        }
        return new Opinion(logits, nearest);
    }

    /** The likeliest gets the share of such guesses that are right; the others share what it leaves as before. */
    private static void calibrate(float[] probabilities, Calibration calibration) {
        int best = best(probabilities);
        float before = probabilities[best];
        float after = calibration.confidence(before);
        float factor = before < 1 ? (1 - after) / (1 - before) : 0;
        for (int i = 0; i < probabilities.length; i++) {
            probabilities[i] = i == best ? after : Math.min(after, probabilities[i] * factor);
        }
    }

    private static int best(float[] probabilities) {
        int best = 0;
        for (int i = 1; i < probabilities.length; i++) {
            if (probabilities[i] > probabilities[best]) {
                best = i;
            }
        }
        return best;
    }
}
