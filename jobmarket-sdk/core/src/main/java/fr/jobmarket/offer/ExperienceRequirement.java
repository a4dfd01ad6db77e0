package fr.jobmarket.offer;

/** Whether earlier experience is asked for. */
public enum ExperienceRequirement {
    /** Beginners welcome. */
    NONE,
    /** Wished for. */
    PREFERRED,
    /** Demanded. */
    REQUIRED
}
