package fr.jobmarket.cleaning.occupation.learning;

import fr.jobmarket.cleaning.OccupationClassifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * How good a classifier is on offers it was not learned from.
 *
 * @param offers how many were classified
 * @param top1 share of them whose likeliest occupation is right
 * @param top5 share of them whose occupation is among the five likeliest
 * @param calibrationError by how much confidence and share of right guesses differ, on average over ten bands of
 *     confidence weighted by their size (expected calibration error)
 * @param limits what is left when guesses below a confidence are left out
 */
public record OccupationQuality(int offers, double top1, double top5, double calibrationError, List<Limit> limits) {

    private static final int BANDS = 10;
    private static final double[] LIMITS = {0.2, 0.3, 0.4, 0.5, 0.6};

    /**
     * The guesses from a confidence on.
     *
     * @param confidence the lowest
     * @param kept share of the offers whose likeliest occupation has it
     * @param right share of those kept whose likeliest occupation is right; 0 when none is kept
     */
    public record Limit(double confidence, double kept, double right) {}

    /** Copies the list, so the value never changes. */
    public OccupationQuality {
        limits = List.copyOf(limits);
    }

    /**
     * Measures a classifier on offers.
     *
     * @param rightCodes the codes that are right for an offer, such as {@link OccupationTrainer#rightCodes}
     */
    public static OccupationQuality measure(
            OccupationClassifier classifier,
            List<LabelledOffer> offers,
            Function<LabelledOffer, Set<String>> rightCodes) {
        int first = 0;
        int among = 0;
        double[] surplus = new double[BANDS];
        int[] kept = new int[LIMITS.length];
        int[] rightOfKept = new int[LIMITS.length];
        for (LabelledOffer offer : offers) {
            List<OccupationClassifier.Guess> guesses = classifier.classify(offer.title(), offer.description(), 5);
            OccupationClassifier.Guess best = guesses.get(0);
            Set<String> codes = rightCodes.apply(offer);
            boolean right = codes.contains(best.romeCode());
            first += right ? 1 : 0;
            among += guesses.stream().anyMatch(guess -> codes.contains(guess.romeCode())) ? 1 : 0;
            int band = (int) Math.min(BANDS - 1, best.confidence() * BANDS);
            surplus[band] += best.confidence() - (right ? 1 : 0);
            for (int limit = 0; limit < LIMITS.length && best.confidence() >= LIMITS[limit]; limit++) {
                kept[limit]++;
                rightOfKept[limit] += right ? 1 : 0;
            }
        }
        double error = 0;
        for (double band : surplus) {
            error += Math.abs(band);
        }
        int count = Math.max(1, offers.size());
        List<Limit> limits = new ArrayList<>();
        for (int i = 0; i < LIMITS.length; i++) {
            limits.add(new Limit(LIMITS[i], (double) kept[i] / count, (double) rightOfKept[i] / Math.max(1, kept[i])));
        }
        return new OccupationQuality(
                offers.size(), (double) first / count, (double) among / count, error / count, limits);
    }

    /** The averages of measurements, each counting by its number of offers. */
    static OccupationQuality together(List<OccupationQuality> parts) {
        int offers = parts.stream().mapToInt(OccupationQuality::offers).sum();
        return new OccupationQuality(
                offers,
                average(parts, OccupationQuality::top1, offers),
                average(parts, OccupationQuality::top5, offers),
                average(parts, OccupationQuality::calibrationError, offers),
                IntStream.range(0, LIMITS.length)
                        .mapToObj(limit -> together(parts, limit, offers))
                        .toList());
    }

    private static Limit together(List<OccupationQuality> parts, int limit, int offers) {
        double kept = average(parts, part -> part.limits.get(limit).kept, offers);
        double right = average(parts, part -> part.limits.get(limit).kept * part.limits.get(limit).right, offers);
        return new Limit(LIMITS[limit], kept, kept == 0 ? 0 : right / kept);
    }

    private static double average(
            List<OccupationQuality> parts, ToDoubleFunction<OccupationQuality> figure, int offers) {
        double sum = 0;
        for (OccupationQuality part : parts) {
            sum += figure.applyAsDouble(part) * part.offers();
        }
        return sum / Math.max(1, offers);
    }
}
