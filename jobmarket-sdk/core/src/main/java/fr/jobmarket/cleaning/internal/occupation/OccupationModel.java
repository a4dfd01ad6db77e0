package fr.jobmarket.cleaning.internal.occupation;

import fr.jobmarket.internal.MarkedText;
import java.util.Arrays;

/**
 * Everything the classifier knows. Immutable but for the scratch space of each thread.
 */
public final class OccupationModel {

    /**
     * What the model says of one text; to be read before the same thread asks again, because the arrays are used again.
     *
     * @param best the likeliest occupation
     * @param probabilities per occupation
     * @param appellations per occupation the appellation nearest to the title
     * @param similarities per occupation how near that appellation is, 0 to 1
     */
    public record Opinion(int best, float[] probabilities, int[] appellations, float[] similarities) {

        /** The appellation of an occupation that is near to the title, -1 where none is. */
        public int appellation(int occupation) {
            return similarities[occupation] < NEAR ? -1 : appellations[occupation];
        }
    }

    /**
     * The likeliest occupation of one text.
     *
     * @param occupation which
     * @param confidence how likely it is, 0 to 1
     * @param appellation its appellation that is near to the title, -1 where none is
     */
    public record Likeliest(int occupation, float confidence, int appellation) {}

    /** Logits so far below the best do not change what is rounded to three digits. */
    private static final float FAR_BELOW = 12;
    /** An appellation that shares less with a title than this only has a common word, such as "agent". */
    private static final float NEAR = 0.6f;

    /** From this confidence on a description is believed more than a title of one word: three in four were right. */
    private static final float CONTRADICTING = 0.6f;

    final String provenance;
    final Nomenclature nomenclature;
    final Vocabulary vocabulary;
    final WeightMatrix weights;
    final float[] bias;
    final float[] mass;
    final Evidence offers;
    final Evidence titles;
    final float namedShare;
    private final TitleIndex index;
    private final Appellations appellations;
    private final ThreadLocal<Scratch> scratch;

    /** What one judgement fills. */
    private static final class Scratch {
        private final float[] logits;
        private final float[] similarities;
        private final int[] nearest;
        private final Appellations.Scratch sums;

        private Scratch(int occupations, Appellations.Scratch sums) {
            this.logits = new float[occupations];
            this.similarities = new float[occupations];
            this.nearest = new int[occupations];
            this.sums = sums;
        }
    }

    /**
     * A model of these parts.
     *
     * @param index of the same nomenclature
     * @param namedShare how often a title that is an appellation means the occupation of that appellation
     */
    public OccupationModel(
            String provenance,
            Nomenclature nomenclature,
            TitleIndex index,
            Vocabulary vocabulary,
            float[] bias,
            float[] mass,
            Evidence offers,
            Evidence titles,
            float namedShare,
            WeightMatrix weights) {
        this.provenance = provenance;
        this.nomenclature = nomenclature;
        this.vocabulary = vocabulary;
        this.weights = weights;
        this.bias = bias;
        this.mass = mass;
        this.offers = offers;
        this.titles = titles;
        this.namedShare = namedShare;
        this.index = index;
        this.appellations = new Appellations(vocabulary, nomenclature);
        this.scratch = ThreadLocal.withInitial(() -> new Scratch(bias.length, appellations.scratch()));
    }

    /** What the model was learned from. */
    public String provenance() {
        return provenance;
    }

    /** The occupations it tells apart. */
    public Nomenclature nomenclature() {
        return nomenclature;
    }

    /**
     * How likely each occupation is. A title that names one by an appellation decides, whatever the rest of the text says;
     * where several have that appellation, the text decides between them. A single word, such as "serveur", decides only
     * where the description does not clearly speak of another occupation.
     */
    public Opinion judge(MarkedText title, MarkedText description) {
        return judge(title, description, index.find(title));
    }

    /** The best that {@link #judge} gives; nothing is weighed where the title alone decides. */
    public Likeliest likeliest(MarkedText title, MarkedText description) {
        int[] named = index.find(title);
        if (isOneOccupation(named) && !mayBeContradicted(named, description)) {
            return new Likeliest(occupation(named[0]), namedShare, named[0]);
        }
        Opinion opinion = judge(title, description, named);
        int best = opinion.best();
        return new Likeliest(best, opinion.probabilities()[best], opinion.appellation(best));
    }

    private Opinion judge(MarkedText title, MarkedText description, int[] named) {
        Opinion opinion = judge(StemHashes.ofTitle(title), StemHashes.ofDescription(description), true);
        return named.length == 0 || isContradicted(named, opinion, description) ? opinion : decided(opinion, named);
    }

    private boolean isContradicted(int[] named, Opinion opinion, MarkedText description) {
        return opinion.best() != occupation(named[0])
                && opinion.probabilities()[opinion.best()] > CONTRADICTING
                && mayBeContradicted(named, description);
    }

    private boolean mayBeContradicted(int[] named, MarkedText description) {
        return description.length() > 0
                && TitleIndex.isOneWord(
                        nomenclature.appellations().get(named[0]).label());
    }

    private boolean isOneOccupation(int[] named) {
        for (int appellation : named) {
            if (occupation(appellation) != occupation(named[0])) {
                return false;
            }
        }
        return named.length > 0;
    }

    private int occupation(int appellation) {
        return nomenclature.appellations().get(appellation).occupation();
    }

    private Opinion decided(Opinion opinion, int[] named) {
        float[] probabilities = opinion.probabilities();
        int best = named[0];
        float among = 0;
        for (int appellation : named) {
            float probability = probabilities[occupation(appellation)];
            among += probability;
            best = probability > probabilities[occupation(best)] ? appellation : best;
        }
        int occupation = occupation(best);
        float share = isOneOccupation(named) || among <= 0 ? 1 : probabilities[occupation] / among;
        calibrate(probabilities, occupation, namedShare * share);
        opinion.appellations()[occupation] = best;
        opinion.similarities()[occupation] = 1;
        return new Opinion(occupation, probabilities, opinion.appellations(), opinion.similarities());
    }

    /** How likely each occupation is before the likelihood of the best is {@linkplain Calibration corrected}. */
    public Opinion judgeUncorrected(int[] title, int[] description) {
        return judge(title, description, false);
    }

    private Opinion judge(int[] title, int[] description, boolean calibrated) {
        Scratch own = scratch.get();
        TermVector vector = vocabulary.vector(title, description);
        float[] similarity = own.similarities;
        int[] nearest = own.nearest;
        Arrays.fill(similarity, 0);
        appellations.search(vector, own.sums, similarity, nearest);
        float[] logits = own.logits;
        Arrays.fill(logits, 0);
        weights.add(vector, logits);
        Evidence evidence = vector.titleSize() == vector.features().length ? titles : offers;
        mix(logits, vector.sum(), similarity, evidence.words(), evidence.appellation());
        int best = Probabilities.fromLogits(logits, FAR_BELOW);
        if (calibrated) {
            calibrate(logits, best, evidence.calibration().confidence(logits[best]));
        }
        return new Opinion(best, logits, nearest, similarity);
    }

    private void mix(float[] logits, float sum, float[] similarity, float words, float appellation) {
        for (int i = 0; i < logits.length; i++) {
            logits[i] = words * (bias[i] - sum * mass[i] + logits[i]) + appellation * similarity[i];
        }
    }

    /** The likeliest gets the share of such guesses that are right; the others share what it leaves as before. */
    private static void calibrate(float[] probabilities, int best, float after) {
        float before = probabilities[best];
        float factor = before < 1 ? (1 - after) / (1 - before) : 0;
        for (int i = 0; i < probabilities.length; i++) {
            probabilities[i] = Math.min(after, probabilities[i] * factor);
        }
        probabilities[best] = after;
    }
}
