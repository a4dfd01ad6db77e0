package fr.jobmarket.source.francetravail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.error.InvalidInputException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FranceTravailQueryTest {

    @Test
    void writesEveryCriterionAsTheApiNamesIt() {
        FranceTravailQuery query = FranceTravailQuery.builder()
                .sort(FranceTravailQuery.Sort.DISTANCE)
                .keywords("java", "spring boot")
                .romeCodes(List.of("M1805"))
                .communes(List.of("75101", "2A004"))
                .distanceKm(0)
                .contractNatures(List.of("E2", "FS"))
                .experienceDemand(FranceTravailQuery.ExperienceDemand.BEGINNER)
                .createdBetween(Instant.parse("2026-01-01T00:00:00.999Z"), Instant.parse("2026-01-02T00:00:00Z"))
                .minSalary(2_000, FranceTravailQuery.PayPeriod.MONTHLY)
                .managerial(true)
                .withoutPartners(List.of("SOFTY"))
                .build();
        assertEquals("java,spring boot", query.parameters().get("motsCles"));
        assertEquals("2026-01-01T00:00:00Z", query.parameters().get("minCreationDate"));
        assertEquals("EXCLU", query.parameters().get("modeSelectionPartenaires"));
        assertEquals("9", query.parameters().get("qualification"));
        assertEquals(query, FranceTravailQuery.ofParameters(query.parameters()));
        assertEquals(query, query.toBuilder().build());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "motsCle|python|unknown",
                "range|0-149|unknown",
                "motsCles|a|2 characters",
                "motsCles|aa,bb,cc,dd,ee,ff,gg,hh|at most 7",
                "codeROME|m1805|ROME",
                "codeNAF|6202A|NAF",
                "departement|01,02,03,04,05,06|at most 5",
                "commune|Paris|INSEE",
                "publieeDepuis|2|1, 3, 7, 14, 31",
                "experience|5|one of",
                "tempsPlein|oui|true, false",
                "qualification|1|0, 9",
                "minCreationDate|2026-01-01|a time such as",
                "distance|10|only with commune",
                "sort|2|only with commune",
                "inclureLimitrophes|true|only with departement",
                "salaireMin|2000|together",
                "partenaires|SOFTY|together",
                "commune|75001|75101"
            })
    void refusesWhatTheApiWouldIgnoreOrRefuse(String name, String value, String inMessage) {
        InvalidInputException failure =
                assertThrows(InvalidInputException.class, () -> FranceTravailQuery.ofParameters(Map.of(name, value)));
        assertTrue(failure.getMessage().contains(inMessage), failure.getMessage());
    }

    @Test
    void refusesPeriodsThatEndBeforeTheyBegin() {
        assertThrows(InvalidInputException.class, () -> FranceTravailQuery.builder()
                .createdBetween(Instant.parse("2026-01-02T00:00:00Z"), Instant.parse("2026-01-01T00:00:00Z"))
                .build());
        assertThrows(
                InvalidInputException.class,
                () -> FranceTravailQuery.builder().contractMonths(12, 6).build());
    }

    @Test
    void takesTwoHundredOccupationsAndNoMore() {
        List<String> codes = new ArrayList<>(Collections.nCopies(200, "M1805"));
        FranceTravailQuery.builder().romeCodes(codes);
        codes.add("M1810");
        assertThrows(
                InvalidInputException.class, () -> FranceTravailQuery.builder().romeCodes(codes));
    }
}
