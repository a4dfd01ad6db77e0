package fr.jobmarket.dash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {

    private final Options options = Options.of(Wording.french());

    @Test
    void offersTheEighteenRegionsByNameAndThe101DepartmentsByCode() {
        assertEquals(18, options.regions().size());
        assertEquals("Auvergne-Rhône-Alpes", options.regions().get(0).label());
        assertEquals(101, options.departments().size());
        assertEquals(DropdownOption.of("01", "01 – Ain"), options.departments().get(0));
    }

    @Test
    void findsCommunesHoweverTheirNameIsSpelled() {
        assertEquals(
                "Saint-Étienne (42)", options.communes("st etienne", 1).get(0).label());
        assertEquals(
                "Saint-Étienne (42)",
                options.communes("SAINT-ÉTIENNE", 1).get(0).label());
    }

    @Test
    void findsCommunesByPostalOrInseeCode() {
        assertTrue(options.communes("44000", 5).stream().anyMatch(o -> o.label().equals("Nantes (44)")));
        assertEquals("Nantes (44)", options.communes("44109", 1).get(0).label());
        assertTrue(options.communes("2a004", 3).stream().anyMatch(o -> o.label().equals("Ajaccio (2A)")));
    }

    @Test
    void putsTheExactNameBeforeLargerCommunesThatOnlyStartLikeIt() {
        assertEquals("Lyon (69)", options.communes("Lyon", 3).get(0).label());
        assertEquals("Paris (75)", options.communes("par", 1).get(0).label());
        assertEquals("Ham (80)", options.communes("ham", 1).get(0).label());
    }

    @Test
    void findsNothingForNothing() {
        assertEquals(List.of(), options.communes("  ", 5));
        assertEquals(List.of(), options.communes("-", 5));
        assertEquals(List.of(), options.communes("xyzzy", 5));
    }
}
