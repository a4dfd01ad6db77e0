package fr.jobmarket.training.drift;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The values of one column of a sample. */
sealed interface Column {

    /** How many rows say nothing. */
    long missing();

    /** How many rows say something. */
    long size();

    default double missingShare() {
        return size() + missing() == 0 ? 0 : (double) missing() / (size() + missing());
    }

    /**
     * Numbers.
     *
     * @param sorted the finite values, ascending
     */
    record Numbers(double[] sorted, long missing) implements Column {

        @Override
        public long size() {
            return sorted.length;
        }

        double mean() {
            return Arrays.stream(sorted).average().orElse(0);
        }

        double deviation() {
            double mean = mean();
            return Math.sqrt(Arrays.stream(sorted)
                    .map(value -> (value - mean) * (value - mean))
                    .average()
                    .orElse(0));
        }

        /** The value below which this share of the values lies. */
        double quantile(double share) {
            return sorted[(int) Math.min(sorted.length - 1L, Math.round(share * (sorted.length - 1)))];
        }

        /** How many values lie up to each of these bounds, and how many above the last. */
        long[] histogram(double[] bounds) {
            long[] counts = new long[bounds.length + 1];
            for (double value : sorted) {
                int place = Arrays.binarySearch(bounds, value);
                counts[place < 0 ? -place - 1 : place]++;
            }
            return counts;
        }
    }

    /** Categories with how often each occurs. */
    record Categories(Map<String, Long> counts, long missing) implements Column {

        @Override
        public long size() {
            return counts.values().stream().mapToLong(Long::longValue).sum();
        }

        /** The most frequent ones, at most this many. */
        Set<String> most(int limit) {
            return counts.entrySet().stream()
                    .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                            .thenComparing(Map.Entry.comparingByKey()))
                    .limit(limit)
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
        }

        /** The counts of these categories, and of all others together. */
        long[] histogram(List<String> categories) {
            long[] histogram = new long[categories.size() + 1];
            counts.forEach((category, count) -> {
                int place = categories.indexOf(category);
                histogram[place < 0 ? categories.size() : place] += count;
            });
            return histogram;
        }
    }

    /** Collects the values of a column, which are all numbers or all texts. */
    final class Collector {

        private double[] numbers = new double[16];
        private int size;
        private final Map<String, Long> counts = new TreeMap<>();
        private long missing;

        void add(@Nullable Object value) {
            if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
                if (size == numbers.length) {
                    numbers = Arrays.copyOf(numbers, 2 * size);
                }
                numbers[size++] = number.doubleValue();
            } else if (value == null || value instanceof Number) {
                missing++;
            } else {
                counts.merge(value.toString(), 1L, Long::sum);
            }
        }

        Column column() {
            if (counts.isEmpty()) {
                double[] sorted = Arrays.copyOf(numbers, size);
                Arrays.sort(sorted);
                return new Numbers(sorted, missing);
            }
            return new Categories(new LinkedHashMap<>(counts), missing);
        }
    }
}
