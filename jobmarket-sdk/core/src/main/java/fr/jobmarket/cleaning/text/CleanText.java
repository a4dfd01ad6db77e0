package fr.jobmarket.cleaning.text;

import java.util.Set;

/**
 * A cleaned text.
 *
 * @param text plain text
 * @param repairs what had to be done to it; empty when only spaces changed
 */
public record CleanText(String text, Set<TextRepair> repairs) {

    /** Copies the set, so the value never changes. */
    public CleanText {
        repairs = Set.copyOf(repairs);
    }
}
