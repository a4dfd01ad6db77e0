package fr.jobmarket.cleaning.internal.salary;

import org.jspecify.annotations.Nullable;

/** Two bounds read from one wording, before their period and their order are settled. At least one is present. */
public record Amounts(@Nullable Double lower, @Nullable Double upper) {

    /** One amount that is both bounds. */
    public static Amounts exactly(double value) {
        return new Amounts(value, value);
    }

    /** Bounds of which zero means "not given". */
    public static Amounts between(double lower, double upper) {
        return new Amounts(lower > 0 ? lower : null, upper > 0 ? upper : null);
    }

    boolean isEmpty() {
        return lower == null && upper == null;
    }

    double lowest() {
        return lower != null ? lower : upper != null ? upper : 0;
    }

    public double highest() {
        return upper != null ? upper : lowest();
    }

    Amounts times(double factor) {
        return new Amounts(lower == null ? null : lower * factor, upper == null ? null : upper * factor);
    }
}
