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
        ContractType type,
        @Nullable String sourceCode,
        @Nullable Double durationMonths,
        boolean apprenticeship) {}
