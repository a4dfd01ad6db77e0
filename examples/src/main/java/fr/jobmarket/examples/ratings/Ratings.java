package fr.jobmarket.examples.ratings;

import fr.jobmarket.error.InvalidInputException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Ratings in columns: the i-th is of user {@code users[i]} for item {@code items[i]}. Users and items are numbered from 0 in the
 * order they appear in.
 *
 * @param userCount how many users there are
 * @param itemCount how many items there are
 */
record Ratings(int[] users, int[] items, double[] values, int userCount, int itemCount) {

    private static final String LINE = "user, item, rating and time, with a tab between";

    /**
     * Reads a file in the format of MovieLens' {@code u.data}, one line at a time.
     *
     * @throws InvalidInputException naming file and line of what is no rating
     */
    static Ratings read(Path file) {
        Columns columns = new Columns();
        int number = 0;
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    columns.add(line);
                }
            }
        } catch (IOException e) {
            throw new InvalidInputException(file + " cannot be read after line " + number + " (" + e + ")", e);
        } catch (InvalidInputException e) {
            throw new InvalidInputException(file + " line " + number + ": " + e.getMessage(), e);
        }
        return columns.toRatings();
    }

    int size() {
        return values.length;
    }

    double mean() {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }

    /** Those at these places, with the same numbers of users and items. */
    Ratings at(int[] places) {
        return new Ratings(
                IntStream.of(places).map(i -> users[i]).toArray(),
                IntStream.of(places).map(i -> items[i]).toArray(),
                IntStream.of(places).mapToDouble(i -> values[i]).toArray(),
                userCount,
                itemCount);
    }

    /** Places in parts of nearly equal size, each in exactly one, drawn with this seed. */
    int[][] folds(int count, long seed) {
        if (count < 2 || count > size()) {
            throw new InvalidInputException("folds: 2 to the number of ratings, " + size() + ", not " + count);
        }
        int[] places = IntStream.range(0, size()).toArray();
        Random random = new Random(seed);
        for (int i = places.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int place = places[i];
            places[i] = places[other];
            places[other] = place;
        }
        return IntStream.range(0, count)
                .mapToObj(fold -> Arrays.copyOfRange(places, (int) ((long) places.length * fold / count), (int)
                        ((long) places.length * (fold + 1) / count)))
                .toArray(int[][]::new);
    }

    /** Columns that grow. */
    private static final class Columns {
        private final Map<String, Integer> userNumbers = new HashMap<>();
        private final Map<String, Integer> itemNumbers = new HashMap<>();
        private final IntStream.Builder users = IntStream.builder();
        private final IntStream.Builder items = IntStream.builder();
        private final DoubleStream.Builder values = DoubleStream.builder();

        void add(String line) {
            String[] parts = line.split("\t", -1);
            if (parts.length < 3 || parts[0].isBlank() || parts[1].isBlank()) {
                throw new InvalidInputException("is no rating; a line is " + LINE);
            }
            values.add(rating(parts[2]));
            users.add(userNumbers.computeIfAbsent(parts[0], user -> userNumbers.size()));
            items.add(itemNumbers.computeIfAbsent(parts[1], item -> itemNumbers.size()));
        }

        private static double rating(String text) {
            try {
                double rating = Double.parseDouble(text);
                if (Double.isFinite(rating)) {
                    return rating;
                }
            } catch (NumberFormatException e) {
                throw new InvalidInputException("\"" + text + "\" is no rating; a line is " + LINE, e);
            }
            throw new InvalidInputException("\"" + text + "\" is no rating; it must be a finite number");
        }

        Ratings toRatings() {
            return new Ratings(
                    users.build().toArray(),
                    items.build().toArray(),
                    values.build().toArray(),
                    userNumbers.size(),
                    itemNumbers.size());
        }
    }
}
