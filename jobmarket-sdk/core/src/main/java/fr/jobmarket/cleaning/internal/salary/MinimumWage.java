package fr.jobmarket.cleaning.internal.salary;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/**
 * The French statutory minimum wage (SMIC), gross euros per hour, in metropolitan France and overseas apart from
 * Mayotte, and the statutory working time that turns it into months and years. The one place where these constants
 * live. Immutable, thread-safe.
 *
 * <p>Sources: décrets and arrêtés "portant relèvement du salaire minimum de croissance" named beside each value;
 * working time: Code du travail, L3121-27 (35 hours a week), that is 1,820 paid hours a year (35 × 52) and 151.67 a
 * month.
 */
public final class MinimumWage {

    /** Paid hours of a full-time month: 35 × 52 / 12. */
    public static final double HOURS_PER_MONTH = 35.0 * 52 / 12;

    /** Paid hours of a full-time year: 35 × 52. */
    public static final double HOURS_PER_YEAR = 35.0 * 52;

    /**
     * Lowest share of the minimum wage that may be paid to an employee: an apprentice under 18 in the first year (Code
     * du travail, D6222-26).
     */
    public static final double LOWEST_APPRENTICE_SHARE = 0.27;

    private static final TreeMap<LocalDate, Double> HOURLY = new TreeMap<>(Map.ofEntries(
            // Décret n° 2018-1173 du 19 décembre 2018
            Map.entry(LocalDate.of(2019, 1, 1), 10.03),
            // Décret n° 2019-1387 du 18 décembre 2019
            Map.entry(LocalDate.of(2020, 1, 1), 10.15),
            // Décret n° 2020-1598 du 16 décembre 2020
            Map.entry(LocalDate.of(2021, 1, 1), 10.25),
            // Arrêté du 27 septembre 2021
            Map.entry(LocalDate.of(2021, 10, 1), 10.48),
            // Décret n° 2021-1741 du 22 décembre 2021
            Map.entry(LocalDate.of(2022, 1, 1), 10.57),
            // Arrêté du 19 avril 2022
            Map.entry(LocalDate.of(2022, 5, 1), 10.85),
            // Arrêté du 29 juillet 2022
            Map.entry(LocalDate.of(2022, 8, 1), 11.07),
            // Décret n° 2022-1608 du 22 décembre 2022
            Map.entry(LocalDate.of(2023, 1, 1), 11.27),
            // Arrêté du 26 avril 2023
            Map.entry(LocalDate.of(2023, 5, 1), 11.52),
            // Décret n° 2023-1216 du 20 décembre 2023
            Map.entry(LocalDate.of(2024, 1, 1), 11.65),
            // Décret n° 2024-951 du 23 octobre 2024; not raised on 1 January 2025
            Map.entry(LocalDate.of(2024, 11, 1), 11.88),
            // Décret n° 2025-1228 du 17 décembre 2025
            Map.entry(LocalDate.of(2026, 1, 1), 12.02)));

    private MinimumWage() {}

    /**
     * Gross euros per hour on a day. Before 2019 the value of 2019 is given, after the last known rise the value of
     * that rise.
     */
    public static double hourlyOn(LocalDate day) {
        Map.Entry<LocalDate, Double> entry = HOURLY.floorEntry(day);
        return (entry == null ? HOURLY.firstEntry() : entry).getValue();
    }

    /** The lowest hourly value known, of 2019: below it no full pay is legal on any day covered. */
    public static double lowestKnownHourly() {
        return HOURLY.firstEntry().getValue();
    }

    /** The highest hourly value known. */
    public static double latestHourly() {
        return HOURLY.lastEntry().getValue();
    }
}
