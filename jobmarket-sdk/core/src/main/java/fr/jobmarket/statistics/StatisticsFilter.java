package fr.jobmarket.statistics;

import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.offer.DataRole;
import fr.jobmarket.referential.CodeForm;
import org.jspecify.annotations.Nullable;

/**
 * Which offers a statistic is about: all given criteria must hold. Offers that duplicate another one never count.
 *
 * @param dataRole one of the data professions
 * @param available true for offers still served by their source, false for vanished ones, absent for both
 * @param region INSEE code of a region, such as {@code 11}
 * @param department code of a department, such as {@code 2A}
 * @param postalCode five digits
 * @param commune INSEE code of a commune; the code of Paris, Lyon or Marseille includes its arrondissements
 */
public record StatisticsFilter(
        @Nullable DataRole dataRole,
        @Nullable Boolean available,
        @Nullable String region,
        @Nullable String department,
        @Nullable String postalCode,
        @Nullable String commune) {

    /** All offers. */
    public static final StatisticsFilter ALL = new StatisticsFilter(null, null, null, null, null, null);

    /** Throws {@link InvalidInputException} when a code is none: such a filter would let nothing through. */
    public StatisticsFilter {
        check("region", region, CodeForm.REGION);
        check("department", department, CodeForm.DEPARTMENT);
        check("postalCode", postalCode, CodeForm.POSTAL_CODE);
        check("commune", commune, CodeForm.COMMUNE);
    }

    private static void check(String component, @Nullable String code, CodeForm form) {
        if (code != null) {
            form.objection(code).ifPresent(objection -> {
                throw new InvalidInputException("invalid filter: " + component + ": " + objection);
            });
        }
    }
}
