package fr.jobmarket.statistics;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.error.InvalidInputException;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class StatisticsFilterTest {

    @Test
    void refusesWhatIsNoCodeBecauseNoOfferWouldCount() {
        assertRefused("region", () -> new StatisticsFilter(null, null, "Bretagne", null, null, null));
        assertRefused("department", () -> new StatisticsFilter(null, null, null, "Rhône", null, null));
        assertRefused("postalCode", () -> new StatisticsFilter(null, null, null, null, "69", null));
        assertRefused("commune", () -> new StatisticsFilter(null, null, null, null, null, "Lyon"));
    }

    @Test
    void refusesAPostalCodeInPlaceOfACommune() {
        assertRefused("commune", () -> new StatisticsFilter(null, null, null, null, null, "74000"));
    }

    @Test
    void takesCodesOfCitiesDistrictsAndMergedCommunes() {
        for (String commune : new String[] {"69123", "69383", "75056", "2A004"}) {
            assertDoesNotThrow(() -> new StatisticsFilter(null, null, "84", "69", "69003", commune));
        }
    }

    @Test
    void refusesAPeriodThatEndsBeforeItBegins() {
        LocalDate day = LocalDate.parse("2026-11-16");
        assertRefused("until", () -> new StatisticsFilter(null, null, null, null, null, null, day, day.minusDays(1)));
        assertDoesNotThrow(() -> new StatisticsFilter(null, null, null, null, null, null, day, day));
    }

    private static void assertRefused(String component, org.junit.jupiter.api.function.Executable filter) {
        InvalidInputException error = assertThrows(InvalidInputException.class, filter);
        assertTrue(error.getMessage().startsWith("invalid filter: " + component + ": "), error.getMessage());
    }
}
