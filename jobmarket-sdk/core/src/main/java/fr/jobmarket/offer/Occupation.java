package fr.jobmarket.offer;

import org.jspecify.annotations.Nullable;

/**
 * The occupation of an offer in the ROME nomenclature of France Travail.
 *
 * @param romeCode such as {@code M1805}
 * @param romeLabel label of that code
 * @param appellation the finer job title of the nomenclature
 * @param confidence 0 to 1; 1 when the source stated the code
 * @param predicted true when a classifier found the code
 */
public record Occupation(
        @Nullable String romeCode,
        @Nullable String romeLabel,
        @Nullable String appellation,
        double confidence,
        boolean predicted) {

    private static final int DOMAIN_LENGTH = 3;

    /** The professional domain of a ROME code, the letter and two digits it begins with: {@code M18} of {@code M1805}. */
    public static String domain(String romeCode) {
        return romeCode.substring(0, Math.min(DOMAIN_LENGTH, romeCode.length()));
    }
}
