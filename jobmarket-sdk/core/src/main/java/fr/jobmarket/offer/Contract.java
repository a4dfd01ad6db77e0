package fr.jobmarket.offer;

import org.jspecify.annotations.Nullable;

/**
 * The contract offered.
 *
 * @param type its legal form
 * @param sourceCode the code the source uses, such as {@code CDI} or {@code MIS}
 * @param durationMonths length of a limited contract, in months
 * @param apprenticeship true for apprenticeship and professionalisation contracts
 */
public record Contract(
        Type type, @Nullable String sourceCode, @Nullable Double durationMonths, boolean apprenticeship) {

    /** The legal form of the work offered. */
    public enum Type {
        /** CDI. */
        PERMANENT,
        /** CDD and its special forms. */
        FIXED_TERM,
        /** Agency work (intérim). */
        TEMPORARY,
        /** Seasonal work. */
        SEASONAL,
        /** Self-employed, liberal profession. */
        FREELANCE,
        /** Franchise. */
        FRANCHISE,
        /** Any other form. */
        OTHER
    }
}
