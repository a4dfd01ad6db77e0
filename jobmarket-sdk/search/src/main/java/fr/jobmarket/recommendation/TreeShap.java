package fr.jobmarket.recommendation;

/**
 * How much each feature added to a tree's value, by the mean over all orders in which features could become known
 * (Lundberg, Erion and Lee 2018, "Consistent individualized feature attribution for tree ensembles", algorithm 2). A
 * tree is walked once: {@link #enter} and {@link #leave} every child, {@link #leaf} at the leaves. Not thread-safe.
 */
final class TreeShap {

    private final double[] contributions;
    /** Each level keeps its own path, one behind the other: what a child changes is gone when it is left. */
    private final int[] feature;

    private final double[] unknown;
    private final double[] known;
    private final double[] weight;
    private final int[] start;
    private final int[] length;
    private int level;

    /**
     * For trees of at most this depth.
     *
     * @param contributions what is added to, one for each feature
     */
    TreeShap(int depth, double[] contributions) {
        this.contributions = contributions;
        int size = (depth + 2) * (depth + 3) / 2;
        this.feature = new int[size];
        this.unknown = new double[size];
        this.known = new double[size];
        this.weight = new double[size];
        this.start = new int[depth + 2];
        this.length = new int[depth + 2];
        extend(-1, 1, 1);
    }

    /**
     * Goes to a child.
     *
     * @param split the feature its parent splits by
     * @param share the share of the parent's data that went there
     * @param taken whether the row goes there
     */
    void enter(int split, double share, boolean taken) {
        int from = start[level];
        int count = length[level];
        int to = from + count;
        level++;
        start[level] = to;
        length[level] = count;
        System.arraycopy(feature, from, feature, to, count);
        System.arraycopy(unknown, from, unknown, to, count);
        System.arraycopy(known, from, known, to, count);
        System.arraycopy(weight, from, weight, to, count);
        double unknownBefore = 1;
        double knownBefore = 1;
        for (int i = 1; i < count; i++) {
            if (feature[to + i] == split) {
                unknownBefore = unknown[to + i];
                knownBefore = known[to + i];
                remove(i);
                break;
            }
        }
        extend(split, share * unknownBefore, taken ? knownBefore : 0);
    }

    /** Goes back to the parent. */
    void leave() {
        level--;
    }

    /** Counts a leaf. */
    void leaf(double value) {
        int at = start[level];
        for (int i = 1; i < length[level]; i++) {
            contributions[feature[at + i]] += weightWithout(i) * (known[at + i] - unknown[at + i]) * value;
        }
    }

    private void extend(int split, double shareUnknown, double shareKnown) {
        int at = start[level];
        int last = length[level]++;
        feature[at + last] = split;
        unknown[at + last] = shareUnknown;
        known[at + last] = shareKnown;
        weight[at + last] = last == 0 ? 1 : 0;
        double parts = last + 1;
        for (int i = last - 1; i >= 0; i--) {
            weight[at + i + 1] += shareKnown * weight[at + i] * (i + 1) / parts;
            weight[at + i] = shareUnknown * weight[at + i] * (last - i) / parts;
        }
    }

    private void remove(int index) {
        int at = start[level];
        int last = --length[level];
        double parts = last + 1;
        double shareKnown = known[at + index];
        double shareUnknown = unknown[at + index];
        double next = weight[at + last];
        for (int i = last - 1; i >= 0; i--) {
            if (shareKnown == 0) {
                weight[at + i] = weight[at + i] * parts / (shareUnknown * (last - i));
            } else {
                double before = weight[at + i];
                weight[at + i] = next * parts / ((i + 1) * shareKnown);
                next = before - weight[at + i] * shareUnknown * (last - i) / parts;
            }
        }
        for (int i = index; i < last; i++) {
            feature[at + i] = feature[at + i + 1];
            unknown[at + i] = unknown[at + i + 1];
            known[at + i] = known[at + i + 1];
        }
    }

    /** The sum of the weights there would be without one feature of the path. */
    private double weightWithout(int index) {
        int at = start[level];
        int last = length[level] - 1;
        double parts = last + 1;
        double shareKnown = known[at + index];
        double shareUnknown = unknown[at + index];
        double sum = 0;
        double next = weight[at + last];
        for (int i = last - 1; i >= 0; i--) {
            if (shareKnown == 0) {
                sum += shareUnknown == 0 ? 0 : weight[at + i] * parts / (shareUnknown * (last - i));
            } else {
                double without = next * parts / ((i + 1) * shareKnown);
                sum += without;
                next = weight[at + i] - without * shareUnknown * (last - i) / parts;
            }
        }
        return sum;
    }
}
