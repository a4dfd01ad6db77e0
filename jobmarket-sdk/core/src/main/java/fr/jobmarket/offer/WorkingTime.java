package fr.jobmarket.offer;

import org.jspecify.annotations.Nullable;

/**
 * The working time offered.
 *
 * @param kind full or part time
 * @param hoursPerWeek hours per week, 0 to 168
 */
public record WorkingTime(
        @Nullable WorkingTimeKind kind, @Nullable Double hoursPerWeek) {}
