package fr.jobmarket.offer;

/** How sure a derived value is. */
public enum Confidence {
    /** Stated by the source, read without repair. */
    HIGH,
    /** Read with a repair or from free text. */
    MEDIUM,
    /** A guess that should be shown as one. */
    LOW
}
