package fr.jobmarket.simulator.internal;

import java.util.List;

/** Items drawn in proportion to weights. */
final class Weighted<T> {
    private final List<T> items;
    private final double[] cumulated;

    Weighted(List<T> items, double[] weights) {
        this.items = List.copyOf(items);
        this.cumulated = new double[weights.length];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i];
            cumulated[i] = sum;
        }
    }

    /** The item at a share, 0 to 1, of the total weight. */
    T at(double share) {
        double wanted = share * cumulated[cumulated.length - 1];
        int low = 0;
        int high = cumulated.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (cumulated[middle] > wanted) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return items.get(low);
    }
}
