package fr.jobmarket.examples.ratings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.error.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The classical recommenders on ratings whose structure is known. */
class RatingsTest {

    private static final double NOISE = 0.5;

    @TempDir
    Path folder;

    /** Biases and two factors make the ratings, noise the rest: nobody can guess better than the noise. */
    private Path invented(int users, int items) throws IOException {
        Random random = new Random(7);
        double[][] ofUser = drawn(random, users);
        double[][] ofItem = drawn(random, items);
        StringBuilder lines = new StringBuilder();
        for (int user = 0; user < users; user++) {
            for (int item = 0; item < items; item++) {
                if (random.nextInt(3) > 0) {
                    double rating = 10 + ofUser[user][0] + ofItem[item][0];
                    rating += ofUser[user][1] * ofItem[item][1] + ofUser[user][2] * ofItem[item][2];
                    lines.append(user + "\t" + item + "\t" + (rating + NOISE * random.nextGaussian()) + "\t0\n");
                }
            }
        }
        return Files.writeString(folder.resolve("u.data"), lines);
    }

    private static double[][] drawn(Random random, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> random.doubles(3, -1, 1).toArray())
                .toArray(double[][]::new);
    }

    @Test
    void svdComesNearTheNoiseAndNeighboursBeatChance() throws IOException {
        Map<String, Double> errors = CrossValidation.of(invented(400, 300), 3, 1);
        double svd = errors.get("SVD");
        double knn = errors.get("KNNBasic");
        double normal = errors.get("NormalPredictor");
        assertTrue(svd > NOISE && svd < 1.25 * NOISE, errors.toString());
        assertTrue(svd < knn && knn < 0.8 * normal, errors.toString());
    }

    @Test
    void theSameSeedGivesTheSameFigures() throws IOException {
        Path file = invented(30, 20);
        assertEquals(CrossValidation.of(file, 3, 1), CrossValidation.of(file, 3, 1));
        assertNotEquals(CrossValidation.of(file, 3, 1), CrossValidation.of(file, 3, 2));
    }

    @Test
    void everyRatingIsInExactlyOneFold() throws IOException {
        Ratings ratings = Ratings.read(invented(40, 30));
        int[][] folds = ratings.folds(3, 4);
        int[] all = Arrays.stream(folds).flatMapToInt(Arrays::stream).sorted().toArray();
        assertEquals(
                IntStream.range(0, ratings.size()).boxed().toList(),
                IntStream.of(all).boxed().toList());
        for (int[] fold : folds) {
            assertEquals(ratings.size() / 3.0, fold.length, 1);
        }
    }

    /** Users a and b rated x as 5 and 3, y as 4 and 4: MSD 2, similarity 1/3. Users a and c share x alone, alike. */
    @Test
    void similarityIsOfTheItemsBothRated() throws IOException {
        Ratings ratings = read(
                "a\tx\t5\t0\na\ty\t4\t0\nb\tx\t3\t0\nb\ty\t4\t0\nb\tz\t2\t0\nc\tx\t5\t0\nc\tz\t5\t0\nd\tw\t1\t0\n");
        KnnBasic knn = KnnBasic.train(ratings);
        assertEquals(1 / 3.0, knn.similarity(0, 1), 1e-12);
        assertEquals(1, knn.similarity(0, 2), 1e-12);
        assertEquals(0, knn.similarity(0, 3), 1e-12);
        // z was rated 2 by b and 5 by c.
        assertEquals((2 / 3.0 + 5) / (1 / 3.0 + 1), knn.predict(0, 2), 1e-12);
        assertEquals(ratings.mean(), knn.predict(3, 0), 1e-12, "nobody is like d");
    }

    @Test
    void theNormalPredictorDrawsFromTheDistributionOfAllRatings() throws IOException {
        NormalPredictor normal = NormalPredictor.train(read("a\tx\t1\t0\na\ty\t3\t0\nb\tx\t5\t0\n"), 1);
        assertEquals(3, normal.mean(), 1e-12);
        assertEquals(Math.sqrt(8 / 3.0), normal.deviation(), 1e-12);
        double[] drawn = IntStream.range(0, 20_000)
                .mapToDouble(i -> normal.predict(0, 0))
                .toArray();
        assertEquals(3, Arrays.stream(drawn).average().orElseThrow(), 0.05);
    }

    @ParameterizedTest
    @CsvSource({"a b 3, is no rating", "a|x|good|0, good", "a|x|NaN|0, finite", "|x|3|0, is no rating"})
    void saysWhichLineIsNoRating(String line, String why) {
        InvalidInputException refusal =
                assertThrows(InvalidInputException.class, () -> read("a\tx\t3\t0\n" + line.replace('|', '\t') + "\n"));
        assertTrue(refusal.getMessage().contains("u.data line 2"), refusal.getMessage());
        assertTrue(refusal.getMessage().contains(why), refusal.getMessage());
    }

    @Test
    void refusesFewerRatingsThanParts() throws IOException {
        Path file = Files.writeString(folder.resolve("u.data"), "a\tx\t3\t0\n");
        assertThrows(InvalidInputException.class, () -> CrossValidation.of(file, 3, 1));
        assertThrows(InvalidInputException.class, () -> CrossValidation.of(folder.resolve("absent"), 3, 1));
    }

    private Ratings read(String lines) throws IOException {
        return Ratings.read(Files.writeString(folder.resolve("u.data"), lines));
    }
}
