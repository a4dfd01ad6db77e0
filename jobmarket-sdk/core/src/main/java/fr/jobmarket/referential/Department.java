package fr.jobmarket.referential;

import java.util.Objects;

/**
 * A department, or an overseas territory that is counted like one.
 *
 * @param code such as {@code 01}, {@code 2A} or {@code 974}
 * @param name official name
 * @param regionCode INSEE code of its region
 */
public record Department(String code, String name, String regionCode) {
    /** Refuses null where a value is needed. */
    public Department {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(regionCode, "regionCode");
    }
}
