package fr.jobmarket.offer;

import org.jspecify.annotations.Nullable;

/**
 * Where the work is done.
 *
 * @param label as the source words it
 * @param communeCode INSEE code, such as {@code 75109}
 * @param communeName official name
 * @param postalCode five digits
 * @param departmentCode such as {@code 2A} or {@code 974}
 * @param departmentName official name
 * @param regionCode INSEE code
 * @param regionName official name
 * @param latitude degrees north, WGS 84
 * @param longitude degrees east, WGS 84
 * @param precision how exactly it is known
 * @param origin what it was resolved from; absent when unknown
 * @param metropolitan true in metropolitan France, false overseas, absent when unknown or abroad
 */
public record Place(
        @Nullable String label,
        @Nullable String communeCode,
        @Nullable String communeName,
        @Nullable String postalCode,
        @Nullable String departmentCode,
        @Nullable String departmentName,
        @Nullable String regionCode,
        @Nullable String regionName,
        @Nullable Double latitude,
        @Nullable Double longitude,
        Precision precision,
        @Nullable Origin origin,
        @Nullable Boolean metropolitan) {

    /** A place nothing is known about. */
    public static final Place UNKNOWN =
            new Place(null, null, null, null, null, null, null, null, null, null, Precision.UNKNOWN, null, null);

    /** What a place was resolved from. */
    public enum Origin {
        /** The commune code of the source. */
        CODE,
        /** Latitude and longitude. */
        COORDINATES,
        /** The label of the place. */
        LABEL,
        /** The postal code. */
        POSTAL_CODE,
        /** Title or description. */
        TEXT
    }

    /** How exactly a place is known. */
    public enum Precision {
        /** A commune. */
        COMMUNE,
        /** A department. */
        DEPARTMENT,
        /** A region. */
        REGION,
        /** France as a whole. */
        COUNTRY,
        /** Outside France. */
        ABROAD,
        /** Not understood. */
        UNKNOWN
    }
}
