package fr.jobmarket.statistics;

import fr.jobmarket.offer.DataRole;
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
}
