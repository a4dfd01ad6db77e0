package fr.jobmarket.cleaning.occupation.learning.internal;

import fr.jobmarket.cleaning.internal.occupation.Appellations;
import fr.jobmarket.cleaning.internal.occupation.Calibration;
import fr.jobmarket.cleaning.internal.occupation.Evidence;
import fr.jobmarket.cleaning.internal.occupation.Nomenclature;
import fr.jobmarket.cleaning.internal.occupation.OccupationModel;
import fr.jobmarket.cleaning.internal.occupation.StemHashes;
import fr.jobmarket.cleaning.internal.occupation.TermVector;
import fr.jobmarket.cleaning.internal.occupation.TitleIndex;
import fr.jobmarket.cleaning.internal.occupation.Vocabulary;
import fr.jobmarket.cleaning.internal.occupation.WeightMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The parts of the classifier, learned from the same texts. */
final class LearnedParts {

    /** An appellation is a title that nobody wrote for a post: it counts half an offer. */
    private static final float APPELLATION_SHARE = 0.5f;

    /** Candidates that decide how parts are mixed; what all parts rank lower does not matter. */
    private static final int CANDIDATES = 60;

    private final Nomenclature nomenclature;
    private final Vocabulary vocabulary;
    private final BayesPart bayes;
    private final SoftmaxPart softmax;
    private final Appellations appellations;

    LearnedParts(Rome rome, List<TrainingText> texts, long seed) {
        nomenclature = rome.nomenclature();
        List<int[]> labels = nomenclature.appellations().stream()
                .map(appellation -> StemHashes.ofTitle(appellation.label()))
                .toList();
        List<int[]> titles = new ArrayList<>(labels);
        texts.forEach(text -> titles.add(text.title()));
        vocabulary = Vocabulary.of(
                titles,
                texts.stream()
                        .map(TrainingText::description)
                        .filter(words -> words.length > 0)
                        .toList());
        List<Example> examples = new ArrayList<>();
        for (TrainingText text : texts) {
            examples.add(
                    new Example(vocabulary.vector(text.title(), text.description()), text.occupation(), text.weight()));
        }
        for (int i = 0; i < labels.size(); i++) {
            int occupation = nomenclature.appellations().get(i).occupation();
            examples.add(new Example(vocabulary.vector(labels.get(i), new int[0]), occupation, APPELLATION_SHARE));
        }
        for (TrainingText lesson : rome.lessons()) {
            TermVector vector = vocabulary.vector(lesson.title(), lesson.description());
            examples.add(new Example(vector, lesson.occupation(), lesson.weight()));
        }
        int occupations = nomenclature.codes().size();
        bayes = new BayesPart(vocabulary.size(), occupations, examples);
        softmax = new SoftmaxPart(vocabulary.size(), nomenclature.domains(), examples, seed);
        appellations = new Appellations(vocabulary, nomenclature);
    }

    /** What the parts say of texts they were not learned from. */
    List<Mixture.Case> cases(List<TrainingText> texts) {
        Appellations.Scratch scratch = appellations.scratch();
        List<Mixture.Case> cases = new ArrayList<>();
        for (TrainingText text : texts) {
            cases.add(caseOf(text, scratch));
        }
        return cases;
    }

    private Mixture.Case caseOf(TrainingText text, Appellations.Scratch scratch) {
        int occupations = nomenclature.codes().size();
        TermVector vector = vocabulary.vector(text.title(), text.description());
        float[] byBayes = new float[occupations];
        float[] bySoftmax = new float[occupations];
        float[] byAppellation = new float[occupations];
        bayes.score(vector, byBayes);
        softmax.score(vector, bySoftmax);
        appellations.search(vector, scratch, byAppellation, new int[occupations]);
        double[] rough = new double[occupations];
        Arrays.setAll(rough, i -> 0.2f * byBayes[i] + 0.3f * bySoftmax[i] + 3 * byAppellation[i]);
        rough[text.occupation()] = Double.POSITIVE_INFINITY;
        int[] candidates = IntStream.range(0, occupations)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(i -> -rough[i]).thenComparing(i -> i))
                .limit(CANDIDATES)
                .mapToInt(Integer::intValue)
                .toArray();
        float[][] scores = new float[candidates.length][];
        for (int i = 0; i < candidates.length; i++) {
            int occupation = candidates[i];
            scores[i] = new float[] {
                byBayes[occupation], bySoftmax[occupation], byAppellation[occupation], bayes.prior()[occupation]
            };
        }
        return new Mixture.Case(scores, 0);
    }

    /** The model that these parts make in this mixture. */
    OccupationModel toModel(
            Nomenclature counted,
            Mixture mixture,
            Calibration offers,
            Calibration titles,
            float namedShare,
            String provenance) {
        int occupations = nomenclature.codes().size();
        float[] bias = new float[occupations];
        float[] mass = new float[occupations];
        for (int i = 0; i < occupations; i++) {
            bias[i] = mixture.prior() * bayes.prior()[i];
            mass[i] = mixture.bayes() * bayes.mass()[i];
        }
        WeightMatrix weights = WeightMatrix.of(vocabulary.size(), feature -> mixed(mixture, feature));
        return new OccupationModel(
                provenance,
                counted,
                new TitleIndex(counted),
                vocabulary,
                bias,
                mass,
                new Evidence(1, mixture.appellation(), offers),
                new Evidence(mixture.titleScale(), mixture.titleAppellation(), titles),
                namedShare,
                weights);
    }

    private float[] mixed(Mixture mixture, int feature) {
        float[] row = new float[nomenclature.codes().size()];
        float[] fromBayes = bayes.row(feature);
        float[] fromSoftmax = softmax.row(feature);
        for (int i = 0; i < row.length; i++) {
            row[i] = (fromBayes == null ? 0 : mixture.bayes() * fromBayes[i])
                    + (fromSoftmax == null ? 0 : mixture.softmax() * fromSoftmax[i]);
        }
        return row;
    }
}
