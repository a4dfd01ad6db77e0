package fr.jobmarket.cleaning.internal.occupation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How often the likeliest occupation is right, by the probability the model gives it: a rising line through the shares
 * measured in bands of texts the model has not seen (isotonic regression, interpolated).
 *
 * @param probabilities rising, from 0
 * @param shares what share was right there, never falling, from 0
 */
public record Calibration(float[] probabilities, float[] shares) {

    private static final int BANDS = 12;

    /**
     * A guess.
     *
     * @param probability what the model gave it
     * @param right whether it was right
     */
    public record Outcome(float probability, boolean right) {}

    /** A band of guesses of similar probability. */
    private record Band(double size, double probability, double right) {
        Band with(Band other) {
            return new Band(size + other.size, probability + other.probability, right + other.right);
        }

        double share() {
            return right / size;
        }
    }

    public static Calibration fit(List<Outcome> outcomes) {
        List<Outcome> sorted = new ArrayList<>(outcomes);
        sorted.sort(Comparator.comparingDouble(Outcome::probability));
        List<Band> bands = new ArrayList<>();
        for (int i = 0; i < BANDS; i++) {
            List<Outcome> band = sorted.subList(i * sorted.size() / BANDS, (i + 1) * sorted.size() / BANDS);
            if (!band.isEmpty()) {
                bands.add(of(band));
            }
            while (bands.size() > 1 && falls(bands)) {
                Band last = bands.remove(bands.size() - 1);
                bands.add(bands.remove(bands.size() - 1).with(last));
            }
        }
        float[] probabilities = new float[bands.size() + 2];
        float[] shares = new float[probabilities.length];
        for (int i = 0; i < bands.size(); i++) {
            probabilities[i + 1] =
                    (float) (bands.get(i).probability() / bands.get(i).size());
            shares[i + 1] = (float) bands.get(i).share();
        }
        probabilities[bands.size() + 1] = 1;
        shares[bands.size() + 1] = bands.isEmpty() ? 1 : shares[bands.size()];
        return new Calibration(probabilities, shares);
    }

    private static Band of(List<Outcome> outcomes) {
        double probability = 0;
        double right = 0;
        for (Outcome outcome : outcomes) {
            probability += outcome.probability();
            right += outcome.right() ? 1 : 0;
        }
        return new Band(outcomes.size(), probability, right);
    }

    private static boolean falls(List<Band> bands) {
        return bands.get(bands.size() - 1).share() < bands.get(bands.size() - 2).share();
    }

    /** The share of such guesses that are right. */
    float confidence(float probability) {
        int next = 1;
        while (next < probabilities.length - 1 && probabilities[next] < probability) {
            next++;
        }
        float width = probabilities[next] - probabilities[next - 1];
        float along = width <= 0 ? 1 : Math.min(1, (probability - probabilities[next - 1]) / width);
        return shares[next - 1] + along * (shares[next] - shares[next - 1]);
    }
}
