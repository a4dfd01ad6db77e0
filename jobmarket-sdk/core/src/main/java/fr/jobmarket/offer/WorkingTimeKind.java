package fr.jobmarket.offer;

/** Whether the post fills the legal week. */
public enum WorkingTimeKind {
    /** 35 hours a week or the equivalent. */
    FULL_TIME,
    /** Less than that. */
    PART_TIME
}
