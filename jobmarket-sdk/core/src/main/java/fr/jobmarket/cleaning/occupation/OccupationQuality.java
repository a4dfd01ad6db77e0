package fr.jobmarket.cleaning.occupation;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How good a classifier is on offers it was not learned from.
 *
 * @param offers how many were classified
 * @param top1 share of them whose likeliest occupation is right
 * @param top5 share of them whose occupation is among the five likeliest
 * @param calibrationError by how much confidence and share of right guesses differ, on average over ten bands of
 *     confidence weighted by their size (expected calibration error)
 */
public record OccupationQuality(int offers, double top1, double top5, double calibrationError) {

    private static final int BANDS = 10;

    /** Measures a classifier on offers. */
    public static OccupationQuality measure(OccupationClassifier classifier, List<LabelledOffer> offers) {
        int first = 0;
        int among = 0;
        double[] surplus = new double[BANDS];
        for (LabelledOffer offer : offers) {
            List<OccupationClassifier.Guess> guesses = classifier.classify(offer.title(), offer.description(), 5);
            OccupationClassifier.Guess best = guesses.get(0);
            boolean right = best.romeCode().equals(offer.romeCode());
            first += right ? 1 : 0;
            among += guesses.stream().anyMatch(guess -> guess.romeCode().equals(offer.romeCode())) ? 1 : 0;
            int band = (int) Math.min(BANDS - 1, best.confidence() * BANDS);
            surplus[band] += best.confidence() - (right ? 1 : 0);
        }
        double error = 0;
        for (double band : surplus) {
            error += Math.abs(band);
        }
        int count = Math.max(1, offers.size());
        return new OccupationQuality(offers.size(), (double) first / count, (double) among / count, error / count);
    }

    /** The averages of measurements, each counting by its number of offers. */
    static OccupationQuality together(List<OccupationQuality> parts) {
        int offers = parts.stream().mapToInt(OccupationQuality::offers).sum();
        return new OccupationQuality(
                offers,
                average(parts, OccupationQuality::top1, offers),
                average(parts, OccupationQuality::top5, offers),
                average(parts, OccupationQuality::calibrationError, offers));
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
