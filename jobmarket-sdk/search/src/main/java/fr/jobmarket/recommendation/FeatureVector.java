package fr.jobmarket.recommendation;

import fr.jobmarket.error.InvalidInputException;
import java.util.Arrays;

/** The features of one candidate and one offer, in the order of {@link Feature}. Immutable. */
public final class FeatureVector {

    private final float[] values;

    private FeatureVector(float[] values) {
        this.values = values;
    }

    /**
     * A vector of these values, which are copied.
     *
     * @param values as many as there are features; {@code NaN} for unknown
     */
    public static FeatureVector of(float[] values) {
        if (values.length != Feature.values().length) {
            throw new InvalidInputException(
                    "a feature vector has " + Feature.values().length + " values, not " + values.length);
        }
        return new FeatureVector(values.clone());
    }

    /** The value of a feature; {@code NaN} when unknown. */
    public float get(Feature feature) {
        return values[feature.ordinal()];
    }

    /** A copy of all values, in order, as models take them. */
    public float[] toArray() {
        return values.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FeatureVector vector && Arrays.equals(values, vector.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("{");
        for (Feature feature : Feature.values()) {
            text.append(text.length() == 1 ? "" : ", ")
                    .append(feature.id())
                    .append('=')
                    .append(get(feature));
        }
        return text.append('}').toString();
    }
}
