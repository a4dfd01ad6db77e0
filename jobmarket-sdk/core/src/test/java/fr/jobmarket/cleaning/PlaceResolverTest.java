package fr.jobmarket.cleaning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.cleaning.internal.place.CommuneNames;
import fr.jobmarket.offer.IssueCode;
import fr.jobmarket.offer.Place;
import fr.jobmarket.referential.Commune;
import fr.jobmarket.referential.Department;
import fr.jobmarket.referential.PlaceNames;
import fr.jobmarket.referential.Places;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceResolverTest {

    private final PlaceResolver resolver = PlaceResolver.ofDefaults();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    66 - PERPIGNAN                        | 66136
                    74 - Megève                           | 74173
                    75 - PARIS 09                         | 75109
                    75 - Paris 8ème                       | 75108
                    69 - Lyon 1er Arrondissement          | 69381
                    13 - Marseille (13015)                | 13055
                    974 - LA POSSESSION                   | 97408
                    01 - BOURG EN BRESSE                  | 01053
                    75                                    | 75056
                    69                                    | 69123
                    53 - Mayenne                          | 53147
                    76 - Havre                            | 76351
                    76 - HAVRE (LE)                       | 76351
                    59 - ST AMAND LES EAUX                | 59526
                    95 - ERAGNY                           | 95218
                    74 - CHAMONIX                         | 74056
                    21 - POISEUL LA VILLE ET LAPERRIER    | 21490
                    31 - TOULUOSE                         | 31555
                    30 - NIMES ET LES ALENTOURS           | 30189
                    74 - LES GETS/MORZINE                 | 74134
                    44 - NANTES CEDEX 2                   | 44109
                    20 - AJACCIO                          | 2A004
                    2B - BASTIA                           | 2B033
                    974 - STE CLOTILDE                    | 97411
                    51 - CHALONS SUR MARNE                | 51108
                    22 - MORIEUX                          | 22093
                    13100 Aix-en-Provence                 | 13001
                    Issy-les-Moulineaux (92)              | 92040
                    92130 ISSY LES MOULINEAUX             | 92040
                    Lyon 3e                               | 69383
                    Rennes, Bretagne                      | 35238
                    'Villeneuve (Alpes-de-Haute-Provence)'| 04242
                    Paris, Ile-de-France                  | 75056
                    Corbeil-Essonnes, Evry                | 91174
                    """)
    void readsACommuneFromALabel(String label, String code) {
        assertEquals(code, resolver.resolve(label).place().communeCode());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    91 - Essonne                  | 91
                    75 - Paris (Dept.)            | 75
                    74 - Savoie (Haute)           | 74
                    90 - Belfort (Territoire de)  | 90
                    37 - sur le département 37    | 37
                    37                            | 37
                    33 - Gironde                  | 33
                    25 - Doubs                    | 25
                    974 - Réunion                 | 974
                    31 - 20 minutes au sud de Toulouse | 31
                    Seine et Marne                | 77
                    2A - Corse du Sud             | 2A
                    """)
    void readsADepartmentFromALabel(String label, String code) {
        Place place = resolver.resolve(label).place();

        assertEquals(Place.Precision.DEPARTMENT, place.precision());
        assertEquals(code, place.departmentCode());
        assertNull(place.communeCode());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Ile-de-France               | 11
                    Île-de-France               | 11
                    IDF                         | 11
                    Grand-Est                   | 44
                    Hauts-De-France             | 32
                    Centre                      | 24
                    Pays-de-la-Loire            | 52
                    Provence Alpes Côte d'Azur  | 93
                    PACA                        | 93
                    Rhône-Alpes                 | 84
                    20                          | 94
                    """)
    void readsARegionInAllItsSpellings(String label, String code) {
        Place place = resolver.resolve(label).place();

        assertEquals(Place.Precision.REGION, place.precision());
        assertEquals(code, place.regionCode());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Luxembourg (Frontalier)",
                "Suisse (Frontalier)",
                "Québec Canada",
                "Belgique",
                "Principauté de Monaco",
                "Lausanne, Suisse"
            })
    void recognisesPlacesAbroad(String label) {
        assertEquals(Place.Precision.ABROAD, resolver.resolve(label).place().precision());
    }

    @ParameterizedTest
    @ValueSource(strings = {"France", "FRANCE", "France entière", "DOM-TOM"})
    void recognisesFranceAsAWhole(String label) {
        assertEquals(Place.Precision.COUNTRY, resolver.resolve(label).place().precision());
    }

    @Test
    void givesTheSmallestAreaThatContainsSeveralAlternatives() {
        PlaceResolver.Resolution resolution = resolver.resolve("Toulouse OU Auch OU Tarbes OU Foix");

        assertEquals(Place.Precision.REGION, resolution.place().precision());
        assertEquals("76", resolution.place().regionCode());
        assertEquals(Set.of(IssueCode.PLACE_SEVERAL), resolution.issues());
    }

    @Test
    void derivesDepartmentAndRegionFromTheCommune() {
        Place place = resolver.resolve("974 - LE PORT").place();

        assertEquals("974", place.departmentCode());
        assertEquals("La Réunion", place.departmentName());
        assertEquals("04", place.regionCode());
        assertEquals(Boolean.FALSE, place.metropolitan());
        assertEquals("97420", place.postalCode());
    }

    @Test
    void believesTheCodeAndFollowsMergers() {
        PlaceResolver.Resolution resolution = resolver.resolve(query("76 - Le Héron", "76358", null, null, null));

        assertEquals("76455", resolution.place().communeCode());
        assertEquals(Place.Origin.CODE, resolution.place().origin());
        assertEquals(Set.of(IssueCode.PLACE_CODE_OUTDATED), resolution.issues());
    }

    @Test
    void reportsALabelInAnotherDepartmentThanTheCode() {
        assertTrue(resolver.resolve(query("33 - BORDEAUX", "75056", null, null, null))
                .issues()
                .contains(IssueCode.PLACE_CONFLICT));
    }

    @Test
    void fallsBackToTheLabelWhenTheCodeIsUnknown() {
        PlaceResolver.Resolution resolution = resolver.resolve(query("29 - BREST", "99999", null, null, null));

        assertEquals("29019", resolution.place().communeCode());
        assertEquals(Set.of(IssueCode.PLACE_CODE_UNKNOWN), resolution.issues());
    }

    @Test
    void putsSwappedCoordinatesRight() {
        PlaceResolver.Resolution resolution =
                resolver.resolve(query("57 - METZ", "57463", "57000", 6.176355, 49.119696));

        assertEquals(49.119696, resolution.place().latitude());
        assertEquals(6.176355, resolution.place().longitude());
        assertEquals(Set.of(IssueCode.PLACE_COORDINATES_SWAPPED), resolution.issues());
    }

    @Test
    void findsTheNearestCommuneFromCoordinatesAlone() {
        Place place = resolver.resolve(query("France", null, null, 48.11198, -1.681864))
                .place();

        assertEquals("35238", place.communeCode());
        assertEquals(Place.Origin.COORDINATES, place.origin());
    }

    @Test
    void dropsCoordinatesFarFromTheCommune() {
        PlaceResolver.Resolution resolution = resolver.resolve(query("29 - BREST", "29019", null, 43.6, 1.43));

        assertTrue(resolution.issues().contains(IssueCode.PLACE_COORDINATES_INVALID));
        assertTrue(Math.abs(resolution.place().latitude() - 48.4) < 0.1, "the centre of Brest instead");
    }

    /** Any commune in any form, of two hundred drawn at random. */
    @Test
    void readsTheNamesOfCommunesInManyForms() {
        Places france = Places.ofFrance();
        List<Commune> communes = new ArrayList<>(france.communes());
        Collections.shuffle(communes, new Random(3));
        int wrong = 0;
        int labels = 0;
        for (Commune commune : communes.subList(0, 200)) {
            String name = commune.name();
            String department = commune.departmentCode();
            String capitals = PlaceNames.key(name).toUpperCase(Locale.ROOT);
            String departmentName =
                    france.department(department).map(Department::name).orElseThrow();
            List<String> forms = new ArrayList<>(List.of(
                    department + " - " + capitals,
                    department + " - " + capitals.replaceAll("\\bSAINT(E?)\\b", "ST$1"),
                    department + " " + name,
                    name + " (" + department + ")",
                    name + ", " + departmentName,
                    departmentName + " - " + name));
            List<String> postalCodes = CommuneNames.hasDistricts(commune) ? List.of() : commune.postalCodes();
            postalCodes.forEach(postal -> forms.addAll(List.of(postal + " " + capitals, name + " (" + postal + ")")));
            if (france.byName(PlaceNames.key(name)).size() == 1) {
                forms.addAll(List.of(name, capitals, name + ", France"));
            }
            for (String form : forms) {
                labels++;
                wrong += commune.code().equals(resolver.resolve(form).place().communeCode()) ? 0 : 1;
            }
        }
        assertTrue(wrong <= labels / 200, wrong + " of " + labels + " labels misread");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Montliot-et-Courcelles, Côte-d'Or | 21435
                    THUE ET MUE                       | 14098
                    Vosges - Sapois                   | 88442
                    Mayenne - Simplé                  | 53260
                    """)
    void anEtMayBePartOfANameAndADepartmentMayComeFirst(String label, String code) {
        assertEquals(code, resolver.resolve(label).place().communeCode());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    69 - COURS                            | 69066
                    69 COURS                              | 69066
                    69 cours Gambetta, 75002 Paris        | 75102
                    13 place Bellecour, Lyon              | 69123
                    85 - L'ILE D'YEU                      | 85113
                    59 - HELLEMMES                        | 59350
                    72 - LAIGNE EN BELIN                  | 72155
                    97822 LE PORT CEDEX                   | 97407
                    DOM-TOM / La Réunion / Saint-Denis    | 97411
                    RUNGIS MIN                            | 94065
                    71 - CHALON S/SAONE                   | 71076
                    PARIS 75                              | 75056
                    """)
    void tellsHouseNumbersFromDepartmentsAndKnowsGivenUpNames(String label, String code) {
        assertEquals(code, resolver.resolve(label).place().communeCode());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    51 - REIMS     | 51100 | -     | -     | -    | 51454 | PLACE_CONFLICT
                    51 - REIMS     | 35238 | 51100 | -     | -    | 51454 | PLACE_CONFLICT
                    51 - REIMS     | 35238 | -     | 49.25 | 4.03 | 51454 | PLACE_CONFLICT
                    51 - REIMS     | 35238 | 35000 | 48.11 | -1.7 | 35238 | PLACE_CONFLICT
                    51 - REIMS     | 35238 | -     | -     | -    | 35238 | PLACE_CONFLICT
                    51 - Marne     | 35238 | -     | -     | -    | 35238 | PLACE_CONFLICT
                    75 - PARIS 08  | 75056 | -     | -     | -    | 75108 | -
                    75 - Paris     | 75108 | -     | -     | -    | 75108 | -
                    """)
    void believesWhatTheRestOfTheOfferConfirmsWhenLabelAndCodeContradictEachOther(
            String label,
            String code,
            String postal,
            Double latitude,
            Double longitude,
            String expected,
            String issue) {
        PlaceResolver.Resolution resolution = resolver.resolve(query(label, code, postal, latitude, longitude));

        assertEquals(expected, resolution.place().communeCode());
        assertEquals(issue == null ? Set.of() : Set.of(IssueCode.valueOf(issue)), resolution.issues());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Comptable H/F 44                | 44
                    Comptable (44)                  | 44
                    Comptable Tours (H/F)           | 37
                    Infirmier - SAINT-ETIENNE - CDI | 42
                    Vendeur Orange                  |
                    Aide maçon H/F                  |
                    Opérateur H/F 35                |
                    Comptable (44) ou (35)          |
                    """)
    void readsTheEndOfATitle(String title, String department) {
        assertEquals(
                department,
                resolver.resolve(new PlaceResolver.Query(null, List.of(), null, null, null, null, title, ""))
                        .place()
                        .departmentCode());
    }

    @Test
    void choosesAmongTheCommunesOfAPostalCodeByTheNameBesideIt() {
        assertEquals(
                "24010", resolver.resolve("24430 ANNESSE ET BEAULIEU").place().communeCode());
    }

    @Test
    void knowsOnlyTheDepartmentWhenCommunesShareAPostalCode() {
        Place place = resolver.resolve(query(null, null, "24430", null, null)).place();

        assertEquals(Place.Precision.DEPARTMENT, place.precision());
        assertEquals("24", place.departmentCode());
        assertEquals(Place.Origin.POSTAL_CODE, place.origin());
    }

    @ParameterizedTest
    @CsvSource({"92919, 92", "97408, 974", "20090, 2A", "20189, 2A", "20600, 2B"})
    void derivesTheDepartmentFromAnyPostalCode(String postalCode, String department) {
        assertEquals(
                department,
                resolver.resolve(query(null, null, postalCode, null, null))
                        .place()
                        .departmentCode());
    }

    @Test
    void readsNestedAreasDownToTheCommuneAndNotItsQuarters() {
        assertEquals("92073", areas(48.87, 2.22, "France", "Ile-de-France", "Hauts-de-Seine", "Nanterre", "Suresnes"));
        assertEquals("75109", areas(null, null, "France", "Ile-de-France", "Paris", "9ème Arrondissement"));
        assertEquals("31555", areas(43.57, 1.46, "France", "Occitanie", "Haute-Garonne", "Toulouse", "Rangueuil"));
        assertEquals("69123", areas(45.70, 4.98, "France", "Auvergne-Rhône-Alpes", "Rhône", "Lyon"));
    }

    @Test
    void doesNotTakeTheCentreOfAnAreaForAPlaceInIt() {
        PlaceResolver.Query query = new PlaceResolver.Query(
                "Hauts-De-France, France",
                List.of("France", "Hauts-De-France"),
                null,
                null,
                50.4801,
                2.7937,
                null,
                null);

        assertEquals(Place.Precision.REGION, resolver.resolve(query).place().precision());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Chauffeur (H/F) - Grenoble     | Nous recrutons.                                | 38185
                    Chauffeur (H/F)                | Poste basé à Quimper (29) en CDI.              | 29232
                    Chauffeur                      | Adresse : 12 rue Haute 56000 Vannes            | 56260
                    Data analyst F/H - Saint Malo  | Le poste est à pourvoir rapidement.            | 35288
                    """)
    void readsTitleAndDescriptionAsALastResort(String title, String description, String code) {
        PlaceResolver.Query query =
                new PlaceResolver.Query("France", List.of(), null, null, null, null, title, description);
        Place place = resolver.resolve(query).place();

        assertEquals(code, place.communeCode());
        assertEquals(Place.Origin.TEXT, place.origin());
    }

    @Test
    void doesNotTakeAnOccupationForATown() {
        PlaceResolver.Query query = new PlaceResolver.Query(
                "France", List.of(), null, null, null, null, "Chantier - MAÇON (H/F)", "Lieu : Maçon");

        assertEquals(Place.Precision.COUNTRY, resolver.resolve(query).place().precision());
    }

    @Test
    void saysWhenALabelWasNotUnderstood() {
        PlaceResolver.Resolution resolution = resolver.resolve("Quelque part là-bas");

        assertEquals(Place.Precision.UNKNOWN, resolution.place().precision());
        assertEquals(Set.of(IssueCode.PLACE_UNRESOLVED), resolution.issues());
        assertEquals("Quelque part là-bas", resolution.place().label());
    }

    @Test
    void readsTheSameLabelTheSameWayHoweverManyWereReadBefore() {
        Place before = PlaceResolver.ofDefaults().resolve("56 - VANNES").place();
        for (int i = 0; i < 1000; i++) {
            resolver.resolve("lieu " + i);
        }

        assertEquals(before, resolver.resolve("56 - VANNES").place());
        assertFalse(resolver.resolve("56 - VANNES").issues().contains(IssueCode.PLACE_SEVERAL));
    }

    private @Nullable String areas(@Nullable Double latitude, @Nullable Double longitude, String... areas) {
        PlaceResolver.Query query =
                new PlaceResolver.Query(null, List.of(areas), null, null, latitude, longitude, null, null);
        return resolver.resolve(query).place().communeCode();
    }

    private static PlaceResolver.Query query(
            @Nullable String label,
            @Nullable String code,
            @Nullable String postalCode,
            @Nullable Double latitude,
            @Nullable Double longitude) {
        return new PlaceResolver.Query(label, List.of(), code, postalCode, latitude, longitude, null, null);
    }
}
