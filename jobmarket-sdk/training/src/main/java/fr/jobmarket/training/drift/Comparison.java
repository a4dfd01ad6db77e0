package fr.jobmarket.training.drift;

import fr.jobmarket.training.drift.Column.Categories;
import fr.jobmarket.training.drift.Column.Numbers;
import fr.jobmarket.training.drift.ColumnDrift.Measure;
import fr.jobmarket.training.drift.ColumnDrift.Share;
import fr.jobmarket.training.drift.MarketSample.Name;
import fr.jobmarket.training.drift.MarketSample.Subject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;

/** Two samples beside each other. */
final class Comparison {

    /** With more values than that a test finds differences nobody needs to know of; with fewer, distances are noise. */
    private static final int MOST_TESTED = 2_000;

    /** One false alarm in a hundred reports. */
    private static final double ERROR = 0.01;

    private static final double FAR = 0.1;
    private static final double MISSING_MOVED = 0.1;

    /** Of the rest too few occur to compare them one by one. */
    private static final int MOST_CATEGORIES = 20;

    private final MarketSample before;
    private final MarketSample now;

    Comparison(MarketSample before, MarketSample now) {
        this.before = before;
        this.now = now;
    }

    List<ColumnDrift> columns() {
        Set<Name> names = new LinkedHashSet<>(before.columns().keySet());
        names.addAll(now.columns().keySet());
        List<ColumnDrift> measured = new ArrayList<>();
        for (Name name : names) {
            Column empty = new Categories(Map.of(), 0);
            measured.add(measure(
                    name,
                    before.columns().getOrDefault(name, empty),
                    now.columns().getOrDefault(name, empty)));
        }
        List<ColumnDrift> judged = sharingTheError(measured);
        judged.sort(Comparator.comparing(ColumnDrift::drifted)
                .reversed()
                .thenComparing(ColumnDrift::subject)
                .thenComparing(ColumnDrift::stability, Comparator.reverseOrder()));
        return judged;
    }

    /** Holm: the least probable of n must be n times as improbable, the next n − 1 times, until one is not. */
    private static List<ColumnDrift> sharingTheError(List<ColumnDrift> measured) {
        List<ColumnDrift> tests = measured.stream()
                .filter(column -> column.measure().isTest())
                .sorted(Comparator.comparingDouble(ColumnDrift::value))
                .toList();
        List<ColumnDrift> judged = new ArrayList<>(
                measured.stream().filter(column -> !column.measure().isTest()).toList());
        boolean rejected = true;
        for (int i = 0; i < tests.size(); i++) {
            ColumnDrift column = tests.get(i);
            double limit = ERROR / (tests.size() - i);
            rejected &= column.value() < limit;
            judged.add(new ColumnDrift(
                    column.subject(),
                    column.name(),
                    column.measure(),
                    column.value(),
                    limit,
                    column.stability(),
                    column.baselineMissing(),
                    column.currentMissing(),
                    rejected || column.drifted(),
                    column.shares()));
        }
        return judged;
    }

    private ColumnDrift measure(Name name, Column one, Column other) {
        boolean tested = Math.max(one.size(), other.size()) <= MOST_TESTED && areIndependent(name.subject());
        if (one.size() == 0 || other.size() == 0 || one.getClass() != other.getClass()) {
            return drift(
                    name,
                    one,
                    other,
                    Measure.MISSING,
                    Math.abs(one.missingShare() - other.missingShare()),
                    0,
                    List.of());
        }
        if (one instanceof Numbers numbers) {
            Numbers current = (Numbers) other;
            double[] bounds = Distance.tenths(numbers);
            long[] histogram = numbers.histogram(bounds);
            long[] currentHistogram = current.histogram(bounds);
            List<String> labels = new ArrayList<>();
            for (double bound : bounds) {
                labels.add(String.format(Locale.ROOT, "≤ %.4g", bound));
            }
            return drift(
                    name,
                    one,
                    other,
                    tested ? Measure.KOLMOGOROV_SMIRNOV : Measure.WASSERSTEIN,
                    tested ? Distance.kolmogorovSmirnov(numbers, current) : Distance.wasserstein(numbers, current),
                    Distance.stability(histogram, currentHistogram),
                    shares(labels, histogram, currentHistogram));
        }
        List<String> categories = List.copyOf(((Categories) one).most(MOST_CATEGORIES));
        long[] histogram = ((Categories) one).histogram(categories);
        long[] currentHistogram = ((Categories) other).histogram(categories);
        return drift(
                name,
                one,
                other,
                tested ? Measure.CHI_SQUARE : Measure.JENSEN_SHANNON,
                tested
                        ? Distance.chiSquare(histogram, currentHistogram)
                        : Distance.jensenShannon(histogram, currentHistogram),
                Distance.stability(histogram, currentHistogram),
                shares(categories, histogram, currentHistogram));
    }

    private static boolean areIndependent(Subject subject) {
        return subject == Subject.OFFERS || subject == Subject.QUALITY;
    }

    private static ColumnDrift drift(
            Name name, Column one, Column other, Measure measure, double value, double stability, List<Share> shares) {
        boolean missing = Math.abs(one.missingShare() - other.missingShare()) >= MISSING_MOVED;
        boolean far = !measure.isTest() && value >= FAR;
        return new ColumnDrift(
                name.subject(),
                name.label(),
                measure,
                value,
                FAR,
                stability,
                one.missingShare(),
                other.missingShare(),
                missing || far,
                shares);
    }

    private static List<Share> shares(List<String> labels, long[] baseline, long[] current) {
        double all = LongStream.of(baseline).sum();
        double allOther = LongStream.of(current).sum();
        List<Share> shares = new ArrayList<>();
        for (int i = 0; i < baseline.length; i++) {
            if (baseline[i] + current[i] > 0) {
                String label = i < labels.size() ? labels.get(i) : "…";
                shares.add(new Share(label, baseline[i] / all, current[i] / allOther));
            }
        }
        return shares;
    }
}
