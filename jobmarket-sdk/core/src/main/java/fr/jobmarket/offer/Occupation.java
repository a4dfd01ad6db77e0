package fr.jobmarket.offer;

import org.jspecify.annotations.Nullable;

/**
 * The occupation of an offer in the ROME nomenclature of France Travail.
 *
 * @param romeCode such as {@code M1805}, of the edition the SDK ships with; what compares occupations compares these
 * @param romeLabel official label of that code
 * @param appellation the finer job title of the nomenclature
 * @param edition the edition of ROME that the code is of, such as {@code 4.61}; null when it knows no such code
 * @param statedCode what the source stated, where that is not {@code romeCode}: the code of an older edition, or none at
 *     all
 * @param confidence 0 to 1; 1 when the source stated the code
 * @param predicted true when a classifier found the code
 */
public record Occupation(
        @Nullable String romeCode,
        @Nullable String romeLabel,
        @Nullable String appellation,
        @Nullable String edition,
        @Nullable String statedCode,
        double confidence,
        boolean predicted) {

    private static final int DOMAIN_LENGTH = 3;

    /** An occupation whose edition is not known. */
    public Occupation(
            @Nullable String romeCode,
            @Nullable String romeLabel,
            @Nullable String appellation,
            double confidence,
            boolean predicted) {
        this(romeCode, romeLabel, appellation, null, null, confidence, predicted);
    }

    /** The professional domain of a ROME code, the letter and two digits it begins with: {@code M18} of {@code M1805}. */
    public static String domain(String romeCode) {
        return romeCode.substring(0, Math.min(DOMAIN_LENGTH, romeCode.length()));
    }
}
