package fr.jobmarket.recommendation;

/**
 * Why an offer stands where it stands.
 *
 * @param feature the feature's stable name, such as {@code skill_overlap}
 * @param text the reason in French, addressed to the candidate
 * @param contribution what the feature added to the score; negative when it speaks against the offer
 */
public record Reason(String feature, String text, double contribution) {}
