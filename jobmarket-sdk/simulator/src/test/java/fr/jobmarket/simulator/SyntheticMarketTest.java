package fr.jobmarket.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SyntheticMarketTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOW = Instant.parse("2026-11-20T15:00:00Z");
    private static final SyntheticMarket MARKET = SyntheticMarket.of(42).now(NOW);

    private static List<JsonNode> franceTravail = List.of();
    private static List<JsonNode> adzuna = List.of();

    @BeforeAll
    static void generate() {
        franceTravail = MARKET.franceTravailOffers(9_000)
                .map(SyntheticMarketTest::parse)
                .toList();
        adzuna = MARKET.adzunaOffers(3_000).map(SyntheticMarketTest::parse).toList();
    }

    @Test
    void givesTheSameOffersForTheSameSeedAndMoment() {
        SyntheticMarket again = SyntheticMarket.of(42).now(NOW);
        assertEquals(
                MARKET.franceTravailOffers(500).toList(),
                again.franceTravailOffers(500).toList());
        assertEquals(MARKET.adzunaOffers(500).toList(), again.adzunaOffers(500).toList());
        assertNotEquals(
                MARKET.franceTravailOffers(10).toList(),
                SyntheticMarket.of(43).now(NOW).franceTravailOffers(10).toList());
    }

    @Test
    void startsALongerMarketWithTheShorterOne() {
        assertEquals(
                MARKET.franceTravailOffers(200).toList(),
                MARKET.franceTravailOffers(400).limit(200).toList());
    }

    @Test
    void renewsAboutOneOfferInFiftyADayAndKeepsTheOthers() {
        Set<String> today = new HashSet<>(MARKET.franceTravailOffers(3_000).toList());
        Set<String> todaysIds = new HashSet<>(ids(List.copyOf(today)));
        List<String> tomorrow = MARKET.now(NOW.plus(Duration.ofDays(1)))
                .franceTravailOffers(3_000)
                .toList();
        long kept = ids(tomorrow).stream().filter(todaysIds::contains).count();
        long unchanged = tomorrow.stream().filter(today::contains).count();
        assertTrue(kept > 2_850 && kept < 2_990, "kept: " + kept);
        assertTrue(unchanged < kept && unchanged > 2_750, "unchanged: " + unchanged);
    }

    @Test
    void replacesAllOffersInTwoMonths() {
        Set<String> today = new HashSet<>(ids(MARKET.franceTravailOffers(1_000).toList()));
        SyntheticMarket later = MARKET.now(NOW.plus(Duration.ofDays(57)));
        today.retainAll(ids(later.franceTravailOffers(1_000).toList()));
        assertEquals(Set.of(), today);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -7, Long.MAX_VALUE, 20_261_120})
    void neverGivesAnIdTwice(long seed) {
        SyntheticMarket market = SyntheticMarket.of(seed).now(NOW);
        assertEquals(3_000, new HashSet<>(ids(market.franceTravailOffers(3_000).toList())).size());
        assertEquals(3_000, new HashSet<>(ids(market.adzunaOffers(3_000).toList())).size());
    }

    @Test
    void datesEveryOfferWithinTheLastSixtyDays() {
        for (JsonNode offer : franceTravail) {
            assertRecent(Instant.parse(offer.path("dateCreation").asText()));
        }
        for (JsonNode offer : adzuna) {
            assertRecent(Instant.parse(offer.path("created").asText()));
        }
    }

    private static void assertRecent(Instant created) {
        assertTrue(!created.isAfter(NOW), () -> created + " is in the future");
        assertTrue(created.isAfter(NOW.minus(Duration.ofDays(60))), () -> created + " is too old");
    }

    @Test
    void leavesNoSlotOfTheGrammarOpen() {
        for (JsonNode offer : franceTravail) {
            String text =
                    offer.path("description").asText() + offer.path("intitule").asText();
            assertFalse(
                    text.contains("{")
                            || text.contains("}")
                            || text.contains("null")
                            || text.contains("[")
                            || text.contains("de é"),
                    text);
        }
    }

    @Test
    void writesMostlyDifferentTexts() {
        long distinct = franceTravail.stream()
                .map(offer -> offer.path("description").asText())
                .distinct()
                .count();
        assertTrue(distinct > 0.94 * franceTravail.size(), "distinct texts: " + distinct);
    }

    @Test
    void coversEveryRegionAndManyOccupations() {
        Set<String> departments = franceTravail.stream()
                .map(offer -> offer.path("lieuTravail").path("commune").asText(""))
                .filter(code -> !code.isEmpty())
                .map(code -> code.startsWith("97") ? code.substring(0, 3) : code.substring(0, 2))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(101, departments.size(), () -> "departments: " + departments);
        assertTrue(franceTravail.stream()
                        .map(o -> o.path("romeCode").asText())
                        .distinct()
                        .count()
                > 170);
    }

    @Test
    void mixesTheTwoPopulationsOfFranceTravail() {
        List<JsonNode> own = of(franceTravail, offer -> origin(offer).equals("1"));
        List<JsonNode> partners = of(franceTravail, offer -> origin(offer).equals("2"));
        assertShare(0.35, 0.6, partners, franceTravail);
        assertEquals(0, partners.stream().filter(o -> o.has("competences")).count());
        assertShare(0.6, 0.75, of(own, o -> o.has("competences")), own);
        assertShare(0.7, 0.82, of(own, o -> o.path("salaire").has("libelle")), own);
        assertShare(0.2, 0.32, of(partners, o -> o.path("salaire").has("libelle")), partners);
        assertTrue(partners.stream()
                .map(o -> o.path("salaire").path("libelle").asText(""))
                .allMatch(label -> label.isEmpty() || label.contains(",") || label.startsWith("Annuel de 11")));
        assertTrue(own.stream().allMatch(o -> o.has("codeNAF")));
    }

    @Test
    void representsDataAndTechOccupationsWell() {
        List<JsonNode> technical = of(franceTravail, offer -> offer.path("romeCode")
                .asText()
                .matches("M18.*|M1405|M1419|M1414|M1423|M1403|K2403|I1401|E1206"));
        assertShare(0.25, 0.45, technical, franceTravail);
    }

    @Test
    void labelsPlacesInEveryForm() {
        Set<String> labels = franceTravail.stream()
                .map(offer -> offer.path("lieuTravail").path("libelle").asText())
                .collect(Collectors.toSet());
        for (String form : List.of(
                "\\d{2} - [A-Z' ]{4,}",
                "\\d{2} - \\p{Lu}.*\\p{Ll}.*",
                "\\d{2}",
                "97\\d - .*",
                "75 - Paris \\(Dept\\.\\)",
                "Ile-de-France|Île-de-France",
                "France",
                "FRANCE",
                ".* OU .* OU .*",
                ".*\\(Frontalier\\)",
                "(?i)75 - Paris \\d{2}",
                "69 - Lyon \\d.*Arrondissement",
                ".* - sur le département \\d+")) {
            assertTrue(labels.stream().anyMatch(label -> label.matches(form)), "no label like " + form);
        }
    }

    @Test
    void keepsTheKnownErrorsOfSalaryLabelsRare() {
        List<String> labels = franceTravail.stream()
                .map(offer -> offer.path("salaire").path("libelle").asText(""))
                .filter(label -> !label.isEmpty())
                .toList();
        assertTrue(labels.contains("Annuel de 11.88") || labels.contains("Annuel de 11,88"));
        assertTrue(labels.stream().anyMatch(label -> label.matches("Mensuel de [2-9]\\d{4}[.,].*")));
        assertTrue(labels.stream().anyMatch(label -> label.endsWith("sur 0.0 mois")));
        assertTrue(labels.stream().anyMatch(label -> label.matches("Horaire de \\d{2}[.,]\\d+ Euros.*")));
        long wrong = labels.stream()
                .filter(label -> label.matches("Annuel de \\d{1,4}[.,].*|Mensuel de \\d{5,}[.,].*"))
                .count();
        assertTrue(wrong < labels.size() * 0.05, "mislabelled: " + wrong);
    }

    @Test
    void cutsMostAdzunaDescriptionsAt500Characters() {
        assertTrue(adzuna.stream().allMatch(o -> o.path("description").asText().length() <= 500));
        assertShare(0.85, 1, of(adzuna, o -> o.path("description").asText().endsWith("…")), adzuna);
        assertTrue(adzuna.stream()
                .allMatch(o -> o.path("salary_is_predicted").asText().equals("0")));
    }

    @Test
    void publishesSomeAdvertisementsOnBothBoards() {
        Map<String, String> starts = new HashMap<>();
        for (JsonNode offer : franceTravail) {
            String text = offer.path("description").asText().replaceAll("\\s+", " ");
            if (text.length() > 300) {
                starts.put(text.substring(0, 300), offer.path("id").asText());
            }
        }
        long shared = adzuna.stream()
                .map(offer -> offer.path("description").asText())
                .filter(text -> text.length() > 300 && starts.containsKey(text.substring(0, 300)))
                .count();
        assertTrue(shared > adzuna.size() / 8, "shared: " + shared);
    }

    @Test
    void repeatsSomeAdvertisementsAndSpreadsSomeOverSeveralPlaces() {
        Map<String, Set<String>> places = new HashMap<>();
        Map<String, Integer> copies = new HashMap<>();
        for (JsonNode offer : franceTravail) {
            String key = offer.path("appellationlibelle").asText()
                    + offer.path("description").asText().substring(0, 40);
            places.computeIfAbsent(key, k -> new HashSet<>())
                    .add(offer.path("lieuTravail").path("libelle").asText());
            copies.merge(offer.path("description").asText(), 1, Integer::sum);
        }
        assertTrue(copies.values().stream().anyMatch(count -> count > 1));
        assertTrue(places.values().stream().anyMatch(labels -> labels.size() >= 5));
    }

    @Test
    void refusesACountOutOfRange() {
        assertThrows(IllegalArgumentException.class, () -> MARKET.franceTravailOffers(-1));
        assertThrows(IllegalArgumentException.class, () -> MARKET.adzunaOffers(SyntheticMarket.MAX_OFFERS + 1));
    }

    private static List<String> ids(List<String> offers) {
        return offers.stream().map(line -> parse(line).path("id").asText()).toList();
    }

    private static String origin(JsonNode offer) {
        return offer.path("origineOffre").path("origine").asText();
    }

    private static List<JsonNode> of(List<JsonNode> offers, Predicate<JsonNode> test) {
        return offers.stream().filter(test).toList();
    }

    private static void assertShare(double from, double to, List<JsonNode> part, List<JsonNode> whole) {
        double share = (double) part.size() / whole.size();
        assertTrue(share >= from && share <= to, "share " + share + " is not within " + from + " and " + to);
    }

    private static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new AssertionError(line, e);
        }
    }
}
