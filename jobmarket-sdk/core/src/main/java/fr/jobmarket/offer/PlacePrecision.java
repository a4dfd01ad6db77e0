package fr.jobmarket.offer;

/** How exactly a place is known. */
public enum PlacePrecision {
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
