package fr.jobmarket.offer;

/** Whether a skill is demanded. */
public enum SkillLevel {
    /** Demanded. */
    REQUIRED,
    /** Wished for. */
    PREFERRED
}
