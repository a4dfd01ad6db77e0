package fr.jobmarket.recommendation;

import fr.jobmarket.error.InvalidInputException;
import java.util.Arrays;

/**
 * Trees of XGBoost, laid out so that following one needs no branch: every tree is padded to a complete one, the children
 * of node {@code n} are {@code 2n} and {@code 2n + 1}, and numbers are compared as integers of the same order. Immutable
 * and thread-safe.
 */
final class TreeEnsemble {

    /** A complete tree of this depth has 4,096 leaves; ranking does well with 5 or 6. */
    static final int DEEPEST = 12;

    /** Above every number, so that padding always goes left. */
    private static final int PADDING = Integer.MAX_VALUE;

    private static final long LOWER = 0xFFFF_FFFFL;
    /** How many rows follow a tree while it lies in the nearest cache. */
    private static final int BLOCK = 16;

    private final int features;
    private final float base;
    /** Depth of each tree. */
    private final int[] depth;
    /** Where node 0 of each tree would lie; its root, node 1, lies behind it. */
    private final int[] start;
    /**
     * Splits: the upper half says where to look in the keys of a row, the lower half what goes right from there, both at
     * once because memory is what following a tree waits for.
     */
    private final long[] split;
    /** Values of leaves, which lie on the lowest level; 0 elsewhere. */
    private final float[] value;
    /** How much of the training data came through a node. */
    private final float[] cover;

    private TreeEnsemble(XgboostFile file, int[] depth, int[] start, int nodes) {
        this.features = file.featureNames().size();
        this.base = file.base();
        this.depth = depth;
        this.start = start;
        this.split = new long[nodes];
        this.value = new float[nodes];
        this.cover = new float[nodes];
    }

    /**
     * The trees of a file.
     *
     * @param name the file, for messages
     * @throws InvalidInputException when a tree is no tree, or one of more than {@link #DEEPEST} levels
     */
    static TreeEnsemble of(XgboostFile file, String name) {
        int trees = file.trees().size();
        int[] depth = new int[trees];
        int[] start = new int[trees];
        int nodes = 0;
        for (int i = 0; i < trees; i++) {
            depth[i] = depth(file.trees().get(i), 0, 0, name + ", tree " + i);
            start[i] = nodes;
            nodes += 2 << depth[i];
        }
        TreeEnsemble ensemble = new TreeEnsemble(file, depth, start, nodes);
        Arrays.fill(ensemble.split, PADDING);
        for (int i = 0; i < trees; i++) {
            ensemble.fill(file.trees().get(i), 0, i, 1, depth[i]);
        }
        return ensemble;
    }

    /** A file whose nodes name each other in a circle is deeper than any limit. */
    private static int depth(XgboostFile.Tree tree, int node, int level, String where) {
        if (level > DEEPEST) {
            throw new InvalidInputException(where + " has more than " + DEEPEST
                    + " levels or goes in a circle; train with max_depth of at most " + DEEPEST);
        }
        if (tree.isLeaf(node)) {
            return level;
        }
        if (!(tree.cover()[node] > 0)) {
            throw new InvalidInputException(
                    where + ", node " + node + " splits no data: sum_hessian is " + tree.cover()[node]);
        }
        return Math.max(
                depth(tree, tree.left()[node], level + 1, where), depth(tree, tree.right()[node], level + 1, where));
    }

    private void fill(XgboostFile.Tree tree, int from, int index, int to, int levels) {
        int at = start[index] + to;
        cover[at] = tree.cover()[from];
        if (tree.isLeaf(from)) {
            value[start[index] + (to << levels)] = tree.condition()[from];
            return;
        }
        long slot = 2L * tree.feature()[from] + (tree.defaultLeft()[from] == 0 ? 1 : 0);
        split[at] = slot << 32 | key(tree.condition()[from]) & LOWER;
        fill(tree, tree.left()[from], index, 2 * to, levels - 1);
        fill(tree, tree.right()[from], index, 2 * to + 1, levels - 1);
    }

    /** An integer that is ordered as the number is. */
    private static int key(float number) {
        int bits = Float.floatToRawIntBits(number + 0f); // makes -0 and 0 the same
        return bits ^ ((bits >> 31) & Integer.MAX_VALUE);
    }

    /** A row as it is compared with splits: each value twice, the first time as if missing ones were the smallest. */
    private static int[] keys(float[] rows, int from, int to) {
        int[] keys = new int[2 * (to - from)];
        for (int i = from; i < to; i++) {
            boolean missing = Float.isNaN(rows[i]);
            int key = key(rows[i]);
            keys[2 * (i - from)] = missing ? Integer.MIN_VALUE : key;
            keys[2 * (i - from) + 1] = missing ? PADDING : key;
        }
        return keys;
    }

    private static int goesRight(long split, int[] keys, int row) {
        return 1 - (int) (((long) keys[row + (int) (split >>> 32)] - (int) split) >>> 63);
    }

    /** The sum of all trees for a row, {@code NaN} standing for missing values. */
    float margin(float[] row) {
        int[] keys = keys(row, 0, features);
        float sum = base;
        for (int tree = 0; tree < depth.length; tree++) {
            sum += value(tree, keys, 0);
        }
        return sum;
    }

    private float value(int tree, int[] keys, int row) {
        int from = start[tree];
        int node = 1;
        for (int level = depth[tree]; level > 0; level--) {
            node = 2 * node + goesRight(split[from + node], keys, row);
        }
        return value[from + node];
    }

    /** The sums of all trees for rows that lie one behind the other. */
    float[] margins(float[] rows) {
        float[] margins = new float[rows.length / features];
        Arrays.fill(margins, base);
        for (int from = 0; from < margins.length; from += BLOCK) {
            int to = Math.min(margins.length, from + BLOCK);
            int[] keys = keys(rows, from * features, to * features);
            for (int tree = 0; tree < depth.length; tree++) {
                for (int row = from; row < to; row++) {
                    margins[row] += value(tree, keys, (row - from) * 2 * features);
                }
            }
        }
        return margins;
    }

    /** What all trees give on average, of the data they were trained on: the margin of somebody of whom nothing is known. */
    double expectation() {
        double sum = base;
        for (int tree = 0; tree < depth.length; tree++) {
            sum += expectation(tree, 1, depth[tree]);
        }
        return sum;
    }

    private double expectation(int tree, int node, int levels) {
        int at = start[tree] + node;
        if (isLeaf(at, levels)) {
            return value[start[tree] + (node << levels)];
        }
        double left = cover[at + node];
        double right = cover[at + node + 1];
        return (left * expectation(tree, 2 * node, levels - 1) + right * expectation(tree, 2 * node + 1, levels - 1))
                / (left + right);
    }

    private boolean isLeaf(int at, int levels) {
        return levels == 0 || (int) split[at] == PADDING;
    }

    /** What each feature added to {@link #expectation()} to make the margin of a row. */
    double[] contributions(float[] row) {
        int[] keys = keys(row, 0, features);
        double[] contributions = new double[features];
        TreeShap shap = new TreeShap(DEEPEST, contributions);
        for (int tree = 0; tree < depth.length; tree++) {
            explain(shap, keys, tree, 1, depth[tree]);
        }
        return contributions;
    }

    private void explain(TreeShap shap, int[] keys, int tree, int node, int levels) {
        int at = start[tree] + node;
        if (isLeaf(at, levels)) {
            shap.leaf(value[start[tree] + (node << levels)]);
            return;
        }
        int feature = (int) (split[at] >>> 33);
        int taken = goesRight(split[at], keys, 0);
        double both = (double) cover[at + node] + cover[at + node + 1];
        for (int child = 0; child < 2; child++) {
            shap.enter(feature, cover[at + node + child] / both, child == taken);
            explain(shap, keys, tree, 2 * node + child, levels - 1);
            shap.leave();
        }
    }
}
