package fr.jobmarket.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.search.OfferQuery.Facet;
import fr.jobmarket.search.OfferQuery.Sort;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OfferQueryTest {

    @Test
    void asksForAvailableOffersWithoutDuplicatesUnlessToldOtherwise() {
        OfferQuery query = OfferQuery.builder().build();
        assertEquals(Boolean.TRUE, query.available());
        assertTrue(query.withoutDuplicates());
        assertEquals(20, query.limit());
        assertEquals(Sort.RELEVANCE, query.sort());
        assertNull(query.text());
    }

    @Test
    void namesEveryProblemAtOnce() {
        OfferQuery.Builder query = OfferQuery.builder()
                .text("x".repeat(1_001))
                .occupations("M18")
                .regions("Bretagne")
                .departments("6900")
                .communes("Lyon")
                .postalCodes("690")
                .near(91, Double.NaN, 0)
                .minAnnualSalary(Double.NaN)
                .maxExperienceMonths(-1)
                .limit(0);
        String message = assertThrows(InvalidInputException.class, query::build).getMessage();
        for (String component : List.of(
                "text",
                "occupations",
                "regions",
                "departments",
                "communes",
                "postalCodes",
                "near.latitude",
                "near.longitude",
                "near.distanceKm",
                "minAnnualSalary",
                "maxExperienceMonths",
                "limit")) {
            assertTrue(message.contains(component + ": "), component + " in " + message);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bretagne", "99", "053"})
    void refusesRegionsThatAreNone(String region) {
        OfferQuery.Builder query = OfferQuery.builder().regions(region);
        String message = assertThrows(InvalidInputException.class, query::build).getMessage();
        assertTrue(message.contains("regions: \"" + region.toUpperCase(java.util.Locale.ROOT) + "\""), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"74000", "Annecy", "00001"})
    void refusesCommunesThatAreNone(String commune) {
        OfferQuery.Builder query = OfferQuery.builder().communes(commune);
        String message = assertThrows(InvalidInputException.class, query::build).getMessage();
        assertTrue(message.contains("communes: ") && message.contains("INSEE code of a commune"), message);
    }

    @Test
    void refusesADepartmentThatIsNone() {
        OfferQuery.Builder query = OfferQuery.builder().departments("99");
        assertThrows(InvalidInputException.class, query::build);
    }

    @Test
    void refusesToSortByDistanceFromNowhere() {
        OfferQuery.Builder query = OfferQuery.builder().sort(Sort.DISTANCE);
        assertThrows(InvalidInputException.class, query::build);
    }

    @Test
    void refusesPagesAboveTheLimit() {
        OfferQuery.Builder query = OfferQuery.builder().limit(1_001);
        assertThrows(InvalidInputException.class, query::build);
    }

    @Test
    void writesCodesInUpperCaseAndDropsBlanks() {
        OfferQuery query = OfferQuery.builder()
                .departments(" 2a ", "")
                .occupations("m1805")
                .text("  ")
                .build();
        assertEquals(List.of("2A"), query.departments());
        assertEquals(List.of("M1805"), query.occupations());
        assertNull(query.text());
    }

    @Test
    void copiesEveryCriterionIntoItsBuilder() {
        OfferQuery query = OfferQuery.builder()
                .text("java")
                .skills("sql")
                .regions("84")
                .near(45, 5, 10)
                .available(null)
                .withoutDuplicates(false)
                .sort(Sort.DISTANCE)
                .cursor("abc")
                .limit(7)
                .facets(Facet.REGION)
                .build();
        assertEquals(query, query.toBuilder().build());
        assertEquals(Set.of(Facet.REGION), query.facets());
    }
}
