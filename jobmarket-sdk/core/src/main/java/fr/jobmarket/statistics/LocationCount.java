package fr.jobmarket.statistics;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How many offers a place has.
 *
 * @param level what kind of place it is
 * @param code INSEE code of the region, department, city or commune
 * @param label its name; the code when the name is not known
 * @param departmentCode the department of a city or commune
 * @param regionCode the region of a department, city or commune
 * @param latitude degrees north, the mean of its offers that have a position; absent when none has
 * @param longitude degrees east, likewise
 * @param count number of offers, duplicates left out
 */
public record LocationCount(
        Level level,
        String code,
        String label,
        @Nullable String departmentCode,
        @Nullable String regionCode,
        @Nullable Double latitude,
        @Nullable Double longitude,
        long count) {
    /** Refuses null where a value is needed. */
    public LocationCount {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(level, "level");
    }

    /** The kinds of places offers are counted by. */
    public enum Level {
        /** Regions. */
        REGION,
        /** Departments. */
        DEPARTMENT,
        /** Communes, with Paris, Lyon and Marseille as one city each. */
        CITY,
        /** Communes, with each arrondissement of Paris, Lyon and Marseille on its own. */
        COMMUNE
    }
}
