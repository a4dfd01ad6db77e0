package fr.jobmarket.referential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.internal.GreatCircle;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlacesTest {

    private final Places places = Places.ofFrance();

    @Test
    void knowsAllCommunesDepartmentsAndRegions() {
        assertEquals(34_969 + 45, places.communes().size());
        assertEquals(109, places.departments().size());
        assertEquals(26, places.regions().size());
    }

    @Test
    void givesEveryCommuneADepartmentAndARegionThatExist() {
        for (Commune commune : places.communes()) {
            assertTrue(places.department(commune.departmentCode()).isPresent(), commune.code());
            assertTrue(places.region(commune.regionCode()).isPresent(), commune.code());
        }
    }

    @ParameterizedTest
    @CsvSource({"76358, 76455", "85233, 85223", "20004, 2A004", "22154, 22093", "75109, 75109"})
    void leadsOldCodesToTheCommuneOfToday(String code, String today) {
        assertEquals(today, places.commune(code).orElseThrow().code());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Rennes               | 35238
                    rennes               | 35238
                    35000                | 35238
                    35238                | 35238
                    Saint-Denis          | 97411
                    Saint-Denis (974)    | 97411
                    st denis 974         | 97411
                    Saint-Denis, 93      | 93066
                    2a004                | 2A004
                    Paris                | 75056
                    La Défense           | 92062
                    Rennes (75)          |
                    Nulle-Part-sur-Mer   |
                    99999                |
                    """)
    void knowsWhichCommunePeopleMean(String text, String code) {
        assertEquals(Optional.ofNullable(code), places.meant(text).map(Commune::code));
    }

    @Test
    void knowsTheDistrictsOfTheThreeLargestCities() {
        assertEquals(45, places.communes().stream().filter(Commune::isDistrict).count());
        assertEquals("75056", places.commune("75109").orElseThrow().cityCode());
        assertEquals(List.of("75009"), places.commune("75109").orElseThrow().postalCodes());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ST-JEAN D'ANGELY    | saint jean d angely
                    Œuilly              | oeuilly
                    Ste  Foy-lès-Lyon   | sainte foy les lyon
                    L'Haÿ-les-Roses     | l hay les roses
                    """)
    void comparesNamesWithoutAccentsAndPunctuation(String name, String key) {
        assertEquals(key, PlaceNames.key(name));
    }

    @Test
    void foldsAccentsWrittenAsCharactersOfTheirOwn() {
        assertEquals(PlaceNames.key("Orléans"), PlaceNames.key("Orle\u0301ans"));
    }

    @Test
    void findsTheSameNearestCentreAsLookingAtAllOfThem() {
        List<Commune> centred = places.communes().stream()
                .filter(c -> c.latitude() != null
                        && !List.of("75056", "69123", "13055").contains(c.code()))
                .toList();
        Random random = new Random(7);
        for (int i = 0; i < 150; i++) {
            double latitude = 42.5 + random.nextDouble() * 8;
            double longitude = -4 + random.nextDouble() * 11;
            double expected = centred.stream()
                    .mapToDouble(c -> GreatCircle.km(latitude, longitude, c.latitude(), c.longitude()))
                    .min()
                    .orElseThrow();
            double found = places.nearest(latitude, longitude, 40)
                    .map(Places.Near::distanceKm)
                    .orElse(Double.POSITIVE_INFINITY);
            if (expected <= 40) {
                assertEquals(expected, found, 1e-9);
            } else {
                assertEquals(Double.POSITIVE_INFINITY, found);
            }
        }
    }
}
