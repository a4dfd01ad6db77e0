package fr.jobmarket.recommendation;

import java.util.Objects;

/**
 * Why an offer stands where it stands.
 *
 * @param feature the feature's stable name, such as {@code skill_overlap}, or {@link #OTHER}
 * @param text the reason in French, addressed to the candidate
 * @param contribution what the feature added to the score; negative when it speaks against the offer
 */
public record Reason(String feature, String text, double contribution) {

    /** Stands for all that is not worth a sentence of its own; with it the reasons add up to the score. */
    public static final String OTHER = "other";

    /** Refuses null where a value is needed. */
    public Reason {
        Objects.requireNonNull(feature, "feature");
        Objects.requireNonNull(text, "text");
    }
}
