package fr.jobmarket.examples.ratings;

import java.util.Random;

/**
 * Mean, a bias of user and item each, and the product of 100 factors of both, learned by stochastic gradient descent (Koren, Bell,
 * Volinsky 2009): 20 passes over the ratings in their order, rate 0.005, regularisation 0.02, factors drawn from N(0, 0.1²).
 */
final class Svd implements RatingModel {

    private static final int FACTORS = 100;
    private static final int EPOCHS = 20;
    private static final double RATE = 0.005;
    private static final double REGULARISATION = 0.02;
    private static final double SPREAD = 0.1;

    private final double mean;
    private final double[] userBias;
    private final double[] itemBias;
    private final double[][] userFactors;
    private final double[][] itemFactors;

    private Svd(Ratings ratings, Random random) {
        mean = ratings.mean();
        userBias = new double[ratings.userCount()];
        itemBias = new double[ratings.itemCount()];
        userFactors = factors(ratings.userCount(), random);
        itemFactors = factors(ratings.itemCount(), random);
    }

    private static double[][] factors(int count, Random random) {
        double[][] factors = new double[count][FACTORS];
        for (double[] row : factors) {
            for (int i = 0; i < FACTORS; i++) {
                row[i] = random.nextGaussian(0, SPREAD);
            }
        }
        return factors;
    }

    static Svd train(Ratings ratings, long seed) {
        Svd svd = new Svd(ratings, new Random(seed));
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            for (int i = 0; i < ratings.size(); i++) {
                svd.learn(ratings.users()[i], ratings.items()[i], ratings.values()[i]);
            }
        }
        return svd;
    }

    private void learn(int user, int item, double rating) {
        double error = rating - predict(user, item);
        userBias[user] += RATE * (error - REGULARISATION * userBias[user]);
        itemBias[item] += RATE * (error - REGULARISATION * itemBias[item]);
        double[] ofUser = userFactors[user];
        double[] ofItem = itemFactors[item];
        for (int i = 0; i < FACTORS; i++) {
            double before = ofUser[i];
            ofUser[i] += RATE * (error * ofItem[i] - REGULARISATION * before);
            ofItem[i] += RATE * (error * before - REGULARISATION * ofItem[i]);
        }
    }

    @Override
    public double predict(int user, int item) {
        double sum = mean + userBias[user] + itemBias[item];
        for (int i = 0; i < FACTORS; i++) {
            sum += userFactors[user][i] * itemFactors[item][i];
        }
        return sum;
    }
}
