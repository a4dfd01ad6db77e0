package fr.jobmarket.examples.ratings;

import java.util.Arrays;
import java.util.Random;

/** Draws from the normal distribution of all ratings, whoever rates what. */
record NormalPredictor(double mean, double deviation, Random random) implements RatingModel {

    /** With the maximum-likelihood estimates of mean and standard deviation. */
    static NormalPredictor train(Ratings ratings, long seed) {
        double mean = ratings.mean();
        double variance = Arrays.stream(ratings.values())
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElse(0);
        return new NormalPredictor(mean, Math.sqrt(variance), new Random(seed));
    }

    @Override
    public double predict(int user, int item) {
        return random.nextGaussian(mean, deviation);
    }
}
