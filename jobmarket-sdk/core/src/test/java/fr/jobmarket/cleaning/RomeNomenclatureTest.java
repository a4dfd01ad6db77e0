package fr.jobmarket.cleaning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.cleaning.RomeNomenclature.Suggestion;
import fr.jobmarket.error.InvalidInputException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RomeNomenclatureTest {

    private final RomeNomenclature rome = RomeNomenclature.ofDefaults();

    @Test
    void knowsEveryOccupationOfItsEditionAndTheNeighbours() {
        assertEquals("4.61", rome.edition());
        assertEquals(1_911, rome.codes().size());
        assertEquals("Apiculteur / Apicultrice", rome.label("A1429").orElseThrow());
        assertTrue(rome.label("Z9999").isEmpty());
        assertTrue(rome.neighbours("Z9999").isEmpty());
        assertTrue(rome.codes().containsAll(rome.neighbours("A1101")));
        assertEquals(List.of("A1102", "A1202"), rome.neighbours("A1101").subList(0, 2));
    }

    @ParameterizedTest
    @CsvSource({"M1403, Data analyst, M1419", "M1419, Data analyst, M1419", "M1805, Pianiste de nuit à la ferme, M1805"
    })
    void bringsCodesOfOlderEditionsToTheNewestByTheirAppellation(String stated, String appellation, String newest) {
        assertEquals(newest, rome.newest(stated, appellation));
    }

    @Test
    void aCodeWithoutAppellationStaysAsItIs() {
        assertEquals("M1403", rome.newest("M1403", null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"M1405", " m1405 ", "M-1405", "m 1405", "M.1405"})
    void codesAreReadHoweverTheyAreSpelled(String code) {
        assertEquals(Optional.of("M1405"), RomeNomenclature.spelled(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "XXXXX", "1405", "M140", "M14055", "é1405"})
    void whatIsNoCodeIsNotReadAsOne(String code) {
        assertTrue(RomeNomenclature.spelled(code).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "serveuse, G1803",
        "caissière, D1505",
        "aide soignante, J1501",
        "infirmière, J1506",
        "infirmeire, J1506",
        "agent d'entretien, K2204",
        "femme de ménage, K1304",
        "nounou, K1303",
        "rh, M1501",
        "dev web, M1855",
        "bculanger, D1102",
        "devellopeur, M1805",
        "developeur, M1805",
        "secretraire medicale, M1609",
        "conducteur poid lourd, N4101",
        "macon, F1703",
        "electricein, F1602"
    })
    void completesEverydayNames(String typed, String code) {
        List<Suggestion> suggestions = rome.complete(typed, 5);
        assertTrue(
                suggestions.stream()
                        .anyMatch(suggestion -> suggestion.romeCode().equals(code)),
                suggestions::toString);
        assertEquals(
                suggestions.size(),
                suggestions.stream().map(Suggestion::romeCode).distinct().count());
    }

    @Test
    void everyOfficialLabelIsAName() {
        for (int i = 0; i < rome.codes().size(); i += 13) {
            String code = rome.codes().get(i);
            String label = rome.label(code).orElseThrow();
            assertTrue(
                    rome.complete(label, 20).stream()
                            .anyMatch(suggestion -> suggestion.romeCode().equals(code)),
                    label);
        }
    }

    @Test
    void theOccupationWithMostOffersComesFirst() {
        assertEquals("J1506", rome.complete("infirmière", 5).get(0).romeCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "xqzvw", "12345"})
    void nothingFitsWhatIsNoName(String typed) {
        assertEquals(List.of(), rome.complete(typed, 5));
    }

    @Test
    void refusesToSuggestNothing() {
        assertThrows(InvalidInputException.class, () -> rome.complete("boulanger", 0));
    }
}
