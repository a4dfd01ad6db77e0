package fr.jobmarket.examples.ratings;

import fr.jobmarket.error.InvalidInputException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Judges recommenders by ratings they did not learn from. */
public final class CrossValidation {

    private CrossValidation() {}

    /**
     * The root mean squared error of SVD, KNNBasic and NormalPredictor, the mean over the parts. Guesses are kept within the
     * scale, from the lowest rating to the highest.
     *
     * @param file of ratings in the format of MovieLens' {@code u.data}
     * @param folds into how many parts the ratings are cut; each is guessed by who learned from the others
     * @param seed of every random choice: the same file and seed give the same figures
     * @throws InvalidInputException naming file and line of what is no rating, or when there are fewer ratings than parts
     */
    public static Map<String, Double> of(Path file, int folds, long seed) {
        return of(Ratings.read(file), folds, seed);
    }

    static Map<String, Double> of(Ratings ratings, int folds, long seed) {
        Map<String, Function<Ratings, RatingModel>> trainers = new LinkedHashMap<>();
        trainers.put("SVD", learned -> Svd.train(learned, seed));
        trainers.put("KNNBasic", KnnBasic::train);
        trainers.put("NormalPredictor", learned -> NormalPredictor.train(learned, seed));
        int[][] parts = ratings.folds(folds, seed);
        DoubleSummaryStatistics scale = Arrays.stream(ratings.values()).summaryStatistics();
        Map<String, Double> errors = new LinkedHashMap<>();
        trainers.forEach((name, trainer) -> errors.put(
                name,
                IntStream.range(0, folds)
                        .mapToDouble(part -> {
                            RatingModel model = trainer.apply(ratings.at(others(parts, part)));
                            return rmse(model, ratings.at(parts[part]), scale);
                        })
                        .average()
                        .orElseThrow()));
        return errors;
    }

    private static int[] others(int[][] parts, int left) {
        return IntStream.range(0, parts.length)
                .filter(part -> part != left)
                .flatMap(part -> Arrays.stream(parts[part]))
                .toArray();
    }

    private static double rmse(RatingModel model, Ratings judged, DoubleSummaryStatistics scale) {
        return Math.sqrt(IntStream.range(0, judged.size())
                .mapToDouble(i -> {
                    double guess = model.predict(judged.users()[i], judged.items()[i]);
                    double kept = Math.min(scale.getMax(), Math.max(scale.getMin(), guess));
                    return (kept - judged.values()[i]) * (kept - judged.values()[i]);
                })
                .average()
                .orElseThrow());
    }
}
