package fr.jobmarket.cleaning.internal.occupation;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** A sparse matrix of features by occupations; weights in steps of 1/127 of the strongest of their row. */
public final class WeightMatrix {

    private static final int STEPS = 127;
    /** Weights kept of a row: with twice as many, the right occupation is hardly more often among the first five. */
    private static final int KEPT = 100;
    /** Weaker weights are left out: half of all are, and without them the same occupations come first. */
    private static final int LEAST = 4;

    private final int[] starts;
    private final short[] occupations;
    private final byte[] steps;
    private final float[] scales;

    private WeightMatrix(int[] starts, short[] occupations, byte[] steps, float[] scales) {
        this.starts = starts;
        this.occupations = occupations;
        this.steps = steps;
        this.scales = scales;
    }

    /** The strongest entries of rows made one after the other. */
    public static WeightMatrix of(int features, IntFunction<float[]> rows) {
        int[] starts = new int[features + 1];
        float[] scales = new float[features];
        short[] occupations = new short[features * KEPT];
        byte[] steps = new byte[occupations.length];
        int count = 0;
        for (int feature = 0; feature < features; feature++) {
            float[] row = rows.apply(feature);
            int[] strongest = strongest(row);
            float scale = strongest.length == 0 ? 0 : Math.abs(row[strongest[0]]) / STEPS;
            scales[feature] = scale;
            Arrays.sort(strongest);
            for (int occupation : strongest) {
                int step = Math.round(row[occupation] / scale);
                if (Math.abs(step) >= LEAST) {
                    occupations[count] = (short) occupation;
                    steps[count++] = (byte) step;
                }
            }
            starts[feature + 1] = count;
        }
        return new WeightMatrix(starts, Arrays.copyOf(occupations, count), Arrays.copyOf(steps, count), scales);
    }

    private static int[] strongest(float[] row) {
        return IntStream.range(0, row.length)
                .filter(i -> row[i] != 0)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(i -> -Math.abs(row[i]))
                        .thenComparing(i -> i))
                .limit(KEPT)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Adds the rows of a text's features to the sums. */
    void add(TermVector vector, float[] into) {
        for (int i = 0; i < vector.features().length; i++) {
            int feature = vector.features()[i];
            float unit = vector.weights()[i] * scales[feature];
            for (int entry = starts[feature]; entry < starts[feature + 1]; entry++) {
                into[occupations[entry]] += unit * steps[entry];
            }
        }
    }

    void write(DataOutputStream out) throws IOException {
        for (int feature = 0; feature < scales.length; feature++) {
            out.writeShort(starts[feature + 1] - starts[feature]);
        }
        for (float scale : scales) {
            out.writeFloat(scale);
        }
        for (short occupation : occupations) {
            out.writeShort(occupation);
        }
        out.write(steps);
    }

    static WeightMatrix read(DataInputStream in, int features, int occupationCount) throws IOException {
        int[] starts = new int[features + 1];
        for (int feature = 0; feature < features; feature++) {
            starts[feature + 1] = starts[feature] + in.readUnsignedShort();
        }
        float[] scales = new float[features];
        for (int feature = 0; feature < features; feature++) {
            scales[feature] = in.readFloat();
        }
        short[] occupations = new short[starts[features]];
        for (int i = 0; i < occupations.length; i++) {
            occupations[i] = in.readShort();
            if (occupations[i] < 0 || occupations[i] >= occupationCount) {
                throw new IOException("a weight of an occupation that is not there");
            }
        }
        byte[] steps = new byte[occupations.length];
        in.readFully(steps);
        return new WeightMatrix(starts, occupations, steps, scales);
    }
}
