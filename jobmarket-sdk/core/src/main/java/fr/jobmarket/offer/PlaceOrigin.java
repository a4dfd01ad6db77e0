package fr.jobmarket.offer;

/** What a place was resolved from. */
public enum PlaceOrigin {
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
