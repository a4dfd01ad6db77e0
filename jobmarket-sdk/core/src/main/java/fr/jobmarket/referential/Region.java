package fr.jobmarket.referential;

import java.util.Objects;

/**
 * A region, or an overseas territory that is counted like one.
 *
 * @param code INSEE code, such as {@code 11}
 * @param name official name
 * @param metropolitan false overseas
 */
public record Region(String code, String name, boolean metropolitan) {
    /** Refuses null where a value is needed. */
    public Region {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(name, "name");
    }
}
