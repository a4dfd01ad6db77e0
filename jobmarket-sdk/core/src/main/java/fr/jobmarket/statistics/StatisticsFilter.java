package fr.jobmarket.statistics;

import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.offer.DataRole;
import fr.jobmarket.referential.CodeForm;
import java.time.LocalDate;
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
 * @param since offers published before this day (UTC) are left out, and with it those without a day; absent for any
 * @param until offers published after this day (UTC) are left out, and with it those without a day; absent for any
 */
public record StatisticsFilter(
        @Nullable DataRole dataRole,
        @Nullable Boolean available,
        @Nullable String region,
        @Nullable String department,
        @Nullable String postalCode,
        @Nullable String commune,
        @Nullable LocalDate since,
        @Nullable LocalDate until) {

    /** All offers. */
    public static final StatisticsFilter ALL = new StatisticsFilter(null, null, null, null, null, null);

    /** Throws {@link InvalidInputException} when a code is none: such a filter would let nothing through. */
    public StatisticsFilter {
        check("region", region, CodeForm.REGION);
        check("department", department, CodeForm.DEPARTMENT);
        check("postalCode", postalCode, CodeForm.POSTAL_CODE);
        check("commune", commune, CodeForm.COMMUNE);
        if (since != null && until != null && until.isBefore(since)) {
            throw new InvalidInputException(
                    "invalid filter: until: " + until + " lies before since, " + since + "; nothing is between them");
        }
    }

    /** Whenever they were published. */
    public StatisticsFilter(
            @Nullable DataRole dataRole,
            @Nullable Boolean available,
            @Nullable String region,
            @Nullable String department,
            @Nullable String postalCode,
            @Nullable String commune) {
        this(dataRole, available, region, department, postalCode, commune, null, null);
    }

    private static void check(String component, @Nullable String code, CodeForm form) {
        if (code != null) {
            form.objection(code).ifPresent(objection -> {
                throw new InvalidInputException("invalid filter: " + component + ": " + objection);
            });
        }
    }
}
