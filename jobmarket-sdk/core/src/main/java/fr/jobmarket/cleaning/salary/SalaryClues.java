package fr.jobmarket.cleaning.salary;

import org.jspecify.annotations.Nullable;

/**
 * Everything an offer may say about pay. All optional.
 *
 * @param label structured label
 * @param comment free comment beside the label
 * @param title title of the offer
 * @param description text of the offer
 * @param min lower bound of numeric fields
 * @param max upper bound of numeric fields
 * @param predicted whether the numeric fields are the source's prediction
 */
public record SalaryClues(
        @Nullable String label,
        @Nullable String comment,
        @Nullable String title,
        @Nullable String description,
        @Nullable Double min,
        @Nullable Double max,
        boolean predicted) {

    /** The clues of a source that words its salaries. */
    public static SalaryClues worded(
            @Nullable String label, @Nullable String comment, @Nullable String title, @Nullable String description) {
        return new SalaryClues(label, comment, title, description, null, null, false);
    }

    /** The clues of a source that gives numbers. */
    public static SalaryClues numeric(
            @Nullable Double min,
            @Nullable Double max,
            boolean predicted,
            @Nullable String title,
            @Nullable String description) {
        return new SalaryClues(null, null, title, description, min, max, predicted);
    }
}
