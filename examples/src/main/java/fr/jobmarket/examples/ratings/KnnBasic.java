package fr.jobmarket.examples.ratings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The mean of what the most similar users rated the item, weighted by similarity: {@code 1 / (1 + MSD)}, MSD being the mean squared
 * difference over the items both rated; without any, 0.
 */
final class KnnBasic implements RatingModel {

    private static final int NEIGHBOURS = 40;

    private record Rating(int user, double value) {}

    private final double[][] similarities;
    private final List<List<Rating>> byItem;
    private final double mean;

    private KnnBasic(double[][] similarities, List<List<Rating>> byItem, double mean) {
        this.similarities = similarities;
        this.byItem = byItem;
        this.mean = mean;
    }

    static KnnBasic train(Ratings ratings) {
        List<List<Rating>> byItem = IntStream.range(0, ratings.itemCount())
                .<List<Rating>>mapToObj(item -> new ArrayList<>())
                .toList();
        for (int i = 0; i < ratings.size(); i++) {
            byItem.get(ratings.items()[i]).add(new Rating(ratings.users()[i], ratings.values()[i]));
        }
        return new KnnBasic(similarities(byItem, ratings.userCount()), byItem, ratings.mean());
    }

    private static double[][] similarities(List<List<Rating>> byItem, int users) {
        double[][] squares = new double[users][users];
        int[][] common = new int[users][users];
        for (List<Rating> ratings : byItem) {
            for (Rating one : ratings) {
                for (Rating other : ratings) {
                    squares[one.user][other.user] += (one.value - other.value) * (one.value - other.value);
                    common[one.user][other.user]++;
                }
            }
        }
        for (int user = 0; user < users; user++) {
            double[] row = squares[user];
            int[] shared = common[user];
            Arrays.setAll(row, other -> shared[other] == 0 ? 0 : 1 / (1 + row[other] / shared[other]));
        }
        return squares;
    }

    double similarity(int user, int other) {
        return similarities[user][other];
    }

    @Override
    public double predict(int user, int item) {
        double[] similar = similarities[user];
        double weights = 0;
        double sum = 0;
        for (Rating rating : nearest(similar, byItem.get(item))) {
            weights += similar[rating.user];
            sum += similar[rating.user] * rating.value;
        }
        return weights > 0 ? sum / weights : mean;
    }

    private static List<Rating> nearest(double[] similar, List<Rating> ratings) {
        return ratings.stream()
                .sorted(Comparator.comparingDouble(rating -> -similar[rating.user]))
                .limit(NEIGHBOURS)
                .toList();
    }
}
