package fr.jobmarket.statistics;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How often a value occurs.
 *
 * @param code the value's code, such as an INSEE or ROME code or the name of an enum constant
 * @param label what a person reads; absent when the code has none of its own
 * @param count number of offers
 */
public record LabelledCount(String code, @Nullable String label, long count) {
    /** Refuses null where a value is needed. */
    public LabelledCount {
        Objects.requireNonNull(code, "code");
    }
}
