package fr.jobmarket.offer;

import org.jspecify.annotations.Nullable;

/**
 * The working time offered.
 *
 * @param kind full or part time
 * @param hoursPerWeek hours per week, 0 to 168
 */
public record WorkingTime(@Nullable Kind kind, @Nullable Double hoursPerWeek) {

    /** Whether the post fills the legal week. */
    public enum Kind {
        /** 35 hours a week or the equivalent. */
        FULL_TIME,
        /** Less than that. */
        PART_TIME
    }
}
