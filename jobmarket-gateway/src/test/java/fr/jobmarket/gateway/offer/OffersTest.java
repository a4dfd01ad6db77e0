package fr.jobmarket.gateway.offer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import fr.jobmarket.gateway.GatewayTest;
import fr.jobmarket.gateway.RunningGateway.Answer;
import fr.jobmarket.gateway.TestReleases;
import fr.jobmarket.gateway.TestReleases.Published;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.offer.OfferJson;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@MicronautTest(transactional = false)
class OffersTest extends GatewayTest {

    static Published published;

    @Override
    protected void prepare() {
        published = TestReleases.publish(home, 600, 7);
    }

    @BeforeAll
    void awaitRelease() {
        gateway.awaitReadiness();
    }

    @Test
    void findsEveryOfferByItsIdInItsCanonicalForm() {
        assertEquals(600, published.offers().size());
        for (Offer offer : published.offers().subList(0, 100)) {
            Answer answer = gateway.get("/api/v1/offers/" + offer.id());
            assertEquals(200, answer.status(), answer.body());
            assertEquals(OfferJson.write(offer), answer.body());
        }
    }

    @Test
    void saysThatAnUnknownOfferIsNotThere() {
        assertProblem(404, gateway.get("/api/v1/offers/francetravail:none"));
        assertProblem(404, gateway.get("/api/v1/offers/francetravail:none/similar"));
    }

    @Test
    void pagesThroughEveryOfferExactlyOnce() {
        Set<String> seen = new HashSet<>();
        String cursor = "";
        long total;
        do {
            JsonNode page = search("available=any&limit=100" + cursor);
            total = page.get("total").asLong();
            page.get("items").forEach(item -> assertTrue(seen.add(item.get("id").asText())));
            cursor = page.hasNonNull("nextCursor")
                    ? "&cursor=" + encoded(page.get("nextCursor").asText())
                    : "";
        } while (!cursor.isEmpty());
        Set<String> expected = new HashSet<>();
        published.offers().stream()
                .filter(offer -> offer.duplicateOf() == null)
                .forEach(offer -> expected.add(offer.id()));
        assertEquals(expected, seen);
        assertEquals(expected.size(), total);
    }

    @Test
    void takesListsRepeatedOrSeparatedByCommas() {
        long repeated =
                search("contract=PERMANENT&contract=TEMPORARY").get("total").asLong();
        assertEquals(
                repeated, search("contract=PERMANENT,TEMPORARY").get("total").asLong());
        assertEquals(
                repeated,
                search("contract=temporary&contract=PERMANENT,permanent")
                        .get("total")
                        .asLong());
        assertEquals(
                repeated,
                count(offer -> offer.contract() != null
                        && Set.of("PERMANENT", "TEMPORARY")
                                .contains(offer.contract().type().name())));
        assertNotEquals(repeated, search("contract=PERMANENT").get("total").asLong());
    }

    @Test
    void filtersBySkillsWhoseLabelsHoldBlanksAndCommas() {
        String label = "Planifier, organiser et suivre des soins";
        long nursing = count(offer -> offer.skills().stream().anyMatch(skill -> label.equals(skill.label())));
        assertTrue(nursing > 0);
        String parameter = "skill=" + URLEncoder.encode(label, StandardCharsets.UTF_8);
        assertEquals(nursing, search(parameter).get("total").asLong());
        long withCaces = search(parameter + "&skill=CACES").get("total").asLong();
        assertEquals(nursing + search("skill=CACES").get("total").asLong(), withCaces);
        assertEquals(
                search("skill=CACES&skill=Spark").get("total").asLong(),
                search("skill=CACES,Spark").get("total").asLong());
    }

    @ParameterizedTest
    @ValueSource(strings = {"11", "84"})
    void filtersByRegion(String region) {
        assertEquals(
                count(offer -> region.equals(offer.place().regionCode())),
                search("region=" + region).get("total").asLong());
    }

    @Test
    void filtersByDepartmentSalarySourceAndExperience() {
        assertEquals(
                count(offer -> "75".equals(offer.place().departmentCode())),
                search("department=75").get("total").asLong());
        assertEquals(
                count(offer -> offer.source() == fr.jobmarket.offer.Source.ADZUNA),
                search("source=adzuna").get("total").asLong());
        JsonNode paid = search("minSalary=40000&limit=100&sort=salary");
        assertTrue(paid.get("total").asLong() > 0);
        paid.get("items")
                .forEach(offer -> assertTrue(
                        offer.at("/salary/annualMax")
                                        .asDouble(offer.at("/salary/annualMin").asDouble())
                                >= 40_000,
                        offer.toString()));
        search("experience=1&limit=100")
                .get("items")
                .forEach(offer -> assertTrue(offer.at("/experience/months").asInt(0) <= 12, offer.toString()));
    }

    @Test
    void sortsByDistanceFromAPoint() {
        JsonNode page = search("lat=48.8566&lon=2.3522&distanceKm=30&sort=distance&limit=50");
        assertTrue(page.get("total").asLong() > 0);
        page.get("items")
                .forEach(offer ->
                        assertEquals(48.8566, offer.at("/place/latitude").asDouble(), 0.3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Rennes", "35000", "35238", "rennes (35)"})
    void searchesAroundACommuneBySeveralNames(String commune) {
        JsonNode page = search("sort=distance&distanceKm=20&limit=100&around=" + encoded(commune));
        long there = count(offer -> "35238".equals(offer.place().communeCode()));
        assertTrue(there > 0);
        assertEquals(there, page.get("total").asLong());
    }

    @ParameterizedTest
    @ValueSource(strings = {"workingTime", "apprenticeship", "internship", "remote", "company", "language", "licence"})
    void countsAFacetByTheNameOfTheParameterThatFiltersOnIt(String name) {
        JsonNode values = search("limit=1&facets=" + name).at("/facets/" + name);
        assertTrue(values.size() > 0, name);
        values.forEach(value -> assertEquals(
                value.get("count").asLong(),
                search(name + "=" + encoded(value.get("code").asText()))
                        .get("total")
                        .asLong(),
                name + " " + value));
    }

    @Test
    void countsFacetsOverAllMatches() {
        JsonNode page = search("facets=contract,dataRole&facets=region&limit=1");
        long permanent = StreamSupport.stream(page.at("/facets/contract").spliterator(), false)
                .filter(count -> count.get("code").asText().equals("PERMANENT"))
                .findFirst()
                .orElseThrow()
                .get("count")
                .asLong();
        assertEquals(search("contract=PERMANENT").get("total").asLong(), permanent);
        assertTrue(page.at("/facets/region").size() > 3);
        assertTrue(page.get("facets").has("dataRole"));
    }

    @Test
    void namesTheSourcesOfWhatItShows() {
        JsonNode page = search("source=adzuna&limit=5");
        assertTrue(
                page.get("attribution").toString().contains("Adzuna"),
                page.get("attribution").toString());
        assertEquals(published.release().id(), page.get("release").asText());
        assertTrue(gateway.get("/api/v1/stats/offers")
                .json()
                .get("attribution")
                .toString()
                .contains("Adzuna"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "limit=0               | limit",
                "around=Nulle-Part     | around",
                "around=Rennes&lat=1&lon=1 | around",
                "around=               | around",
                "remote=maybe          | remote",
                "apprenticeship=yes    | apprenticeship",
                "internship=2          | internship",
                "workingTime=HALF      | workingTime",
                "company=,             | company",
                "language=             | language",
                "licence=              | licence",
                "limit=101             | limit",
                "limit=ten             | limit",
                "limit=                | limit",
                "limit=5&limit=6       | limit",
                "contract=CDI          | contract",
                "contract=             | contract",
                "dataRole=PILOT        | dataRole",
                "source=linkedin       | source",
                "sort=best             | sort",
                "sort=distance         | sort",
                "available=maybe       | available",
                "occupation=12345      | occupation",
                "region=ile            | region",
                "department=7          | department",
                "commune=paris         | commune",
                "commune=74000         | commune",
                "region=26             | region",
                "department=96         | department",
                "skill=CACES,          | skill",
                "postalCode=7500       | postalCode",
                "lat=48.8              | lon",
                "lon=2.3               | lat",
                "lat=91&lon=0          | lat",
                "lat=NaN&lon=0         | lat",
                "distanceKm=10         | distanceKm",
                "lat=1&lon=1&distanceKm=-1 | distanceKm",
                "minSalary=-1          | minSalary",
                "minSalary=lots        | minSalary",
                "experience=-1         | experience",
                "publishedSince=today  | publishedSince",
                "cursor=nonsense       | cursor",
                "facets=colour         | facets",
                "page=2                | page",
                "Limit=2               | Limit",
            })
    void saysWhichParameterIsWrongAndWhatIsAllowed(String query, String parameter) {
        Answer answer = gateway.get("/api/v1/offers?" + query.strip());
        assertProblem(400, answer);
        assertEquals(parameter, answer.json().get("parameter").asText(), answer.body());
        assertTrue(answer.json().get("detail").asText().contains("\"" + parameter + "\""), answer.body());
        assertTrue(answer.json().get("detail").asText().length() > 25, answer.body());
    }

    @Test
    void tellsACursorOfAnotherSearchFromNoneInBothLanguages() {
        String other = "sort=date&cursor="
                + encoded(search("limit=1").get("nextCursor").asText());
        assertEquals(
                "parameter \"cursor\": cursor: it was made for another search; repeat the search without a cursor",
                refusal(other, "en"));
        assertEquals(
                "paramètre « cursor » : il vient d'une autre recherche ; répétez la recherche sans lui",
                refusal(other, "fr"));
        assertEquals(
                "parameter \"cursor\": cursor: not one that a search returned; repeat the search without a cursor",
                refusal("cursor=nonsense", "en"));
        assertEquals(
                "paramètre « cursor » : il ne vient d'aucune recherche ; répétez la recherche sans lui",
                refusal("cursor=nonsense", "fr"));
    }

    private static String refusal(String query, String language) {
        Answer answer =
                gateway.exchange(gateway.request("/api/v1/offers?" + query).header("Accept-Language", language));
        assertProblem(400, answer);
        return answer.json().get("detail").asText();
    }

    @Test
    void refusesATextLongerThanAnyQuestion() {
        Answer answer = gateway.get("/api/v1/offers?q=" + "a".repeat(1_001));
        assertProblem(400, answer);
        assertEquals("q", answer.json().get("parameter").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "é", "e\u0301", "語", "😀"})
    void takesAThousandCharactersOfAnyScript(String character) {
        assertEquals(
                200,
                gateway.get("/api/v1/offers?q=" + encoded(character.repeat(1_000)))
                        .status());
        assertProblem(400, gateway.get("/api/v1/offers?q=" + encoded(character.repeat(1_001))));
    }

    @Test
    void findsTheSameHoweverAccentsAreEncoded() {
        JsonNode composed = search("q=" + encoded("d\u00e9veloppeur"));
        assertTrue(composed.get("total").asLong() > 0);
        assertEquals(composed, search("q=" + encoded("de\u0301veloppeur")));
        JsonNode regions = gateway.get("/api/v1/locations/regions?q=" + encoded("\u00cele"))
                .json();
        assertFalse(regions.get("items").isEmpty());
        assertEquals(
                regions,
                gateway.get("/api/v1/locations/regions?q=" + encoded("I\u0302le"))
                        .json());
    }

    @Test
    void drawsTheSameOffersForTheSameSeed() {
        String path = "/api/v1/offers/random?limit=5&seed=";
        assertEquals(gateway.get(path + 1).body(), gateway.get(path + 1).body());
        assertNotEquals(gateway.get(path + 1).body(), gateway.get(path + 2).body());
    }

    @Test
    void takesCodesOfOverseasCollectivities() {
        assertEquals(0, search("region=975&department=975").get("total").asLong());
        assertEquals(200, gateway.get("/api/v1/stats/offers?region=988").status());
    }

    @Test
    void listsTheLatestFirst() {
        JsonNode items = gateway.get("/api/v1/offers/latest?limit=30").json().get("items");
        assertEquals(30, items.size());
        for (int i = 1; i < items.size(); i++) {
            assertTrue(items.get(i - 1)
                            .get("createdAt")
                            .asText()
                            .compareTo(items.get(i).get("createdAt").asText())
                    >= 0);
        }
    }

    @Test
    void findsSimilarOffersButNotTheOfferItself() {
        Offer offer = published.offers().get(0);
        JsonNode items = gateway.get("/api/v1/offers/" + offer.id() + "/similar?limit=5")
                .json()
                .get("items");
        assertFalse(items.isEmpty());
        items.forEach(item -> assertNotEquals(offer.id(), item.get("id").asText()));
    }

    @Test
    void writesATableForThoseWhoPreferOne() {
        Answer csv = gateway.getAs("/api/v1/offers?limit=3", "text/csv");
        assertEquals(200, csv.status(), csv.body());
        assertTrue(csv.header("Content-Type").startsWith("text/csv"));
        assertTrue(csv.body().startsWith("id,title,company,"), csv.body());
        Answer text = gateway.getAs("/api/v1/offers?limit=3", "text/plain");
        assertTrue(text.header("Content-Type").startsWith("text/plain"), text.header("Content-Type"));
        assertEquals(4, text.body().lines().count());
        Answer json = gateway.getAs("/api/v1/offers?limit=3", "application/json, text/csv;q=0.5");
        assertEquals(3, json.json().get("items").size());
        assertProblem(406, gateway.getAs("/api/v1/offers?limit=3", "image/png"));
    }

    @Test
    void agreesWithItsStatistics() {
        JsonNode totals = gateway.get("/api/v1/stats/offers").json().get("totals");
        assertEquals(
                search("available=any").get("total").asLong(),
                totals.get("total").asLong());
        JsonNode regions = gateway.get("/api/v1/stats/rankings/regions").json().get("items");
        assertTrue(regions.size() > 3);
        regions.forEach(region -> assertEquals(
                search("available=any&region=" + region.get("code").asText())
                        .get("total")
                        .asLong(),
                region.get("count").asLong(),
                region.toString()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stats/rankings/regions",
                "stats/rankings/departments",
                "stats/rankings/cities",
                "stats/skills",
                "stats/experience",
                "stats/soft-skills",
                "stats/qualifications",
                "stats/trainings",
                "stats/licences",
                "stats/languages",
                "stats/keywords",
                "locations/regions",
                "locations/departments",
                "locations/cities",
                "locations/communes",
                "occupations",
                "skills"
            })
    void answersEveryListAsJsonAndAsATable(String path) {
        Answer json = gateway.get("/api/v1/" + path);
        assertEquals(200, json.status(), json.body());
        assertTrue(json.json().get("items").isArray());
        assertTrue(json.json().get("items").size() > 0, json.body());
        Answer csv = gateway.getAs("/api/v1/" + path, "text/csv");
        assertEquals(json.json().get("items").size() + 1, csv.body().lines().count(), csv.body());
        assertProblem(400, gateway.get("/api/v1/" + path + "?colour=red"));
    }

    @ParameterizedTest
    @CsvSource({
        "serveuse, G1803",
        "caissière, D1505",
        "aide soignante, J1501",
        "infirmière, J1506",
        "agent d'entretien, K2204",
        "femme de ménage, K1304",
        "nounou, K1303",
        "rh, M1501",
        "dev web, M1855",
        "infirmeire, J1506"
    })
    void findsOccupationsByWhatPeopleCallThem(String typed, String code) {
        String query = "occupations?q=" + URLEncoder.encode(typed, StandardCharsets.UTF_8);

        assertEquals(
                code, gateway.get("/api/v1/" + query).json().at("/items/0/code").asText());
        assertEquals(
                code,
                gateway.get("/api/v1/dash/options/" + query)
                        .json()
                        .at("/0/value")
                        .asText());
    }

    @Test
    void occupationsCarryTheirOfficialLabel() {
        JsonNode nurses = gateway.get("/api/v1/occupations?q=J1506").json().at("/items/0");

        assertEquals(
                "Infirmier / Infirmière en soins généraux (IDE)",
                nurses.get("label").asText());
        assertTrue(nurses.get("count").asInt() > 0);
        assertEquals(
                0,
                gateway.get("/api/v1/occupations?q=xqzvw").json().get("items").size());
    }

    @Test
    void narrowsStatisticsDownToAPlaceOrAProfession() {
        long all =
                gateway.get("/api/v1/stats/offers").json().at("/totals/total").asLong();
        long some = gateway.get("/api/v1/stats/offers?region=11")
                .json()
                .at("/totals/total")
                .asLong();
        assertTrue(some > 0 && some < all);
        assertEquals(count(offer -> "11".equals(offer.place().regionCode())), some);
        assertTrue(gateway.get("/api/v1/stats/salaries")
                        .json()
                        .at("/salaries/overall/median")
                        .asDouble()
                > 10_000);
        assertProblem(400, gateway.get("/api/v1/stats/offers?region=paris"));
        assertProblem(400, gateway.get("/api/v1/stats/offers?dataRole=pilot"));
    }

    @Test
    void findsPlacesByNameWithinARegionOrDepartment() {
        JsonNode cities =
                gateway.get("/api/v1/locations/cities?department=75").json().get("items");
        cities.forEach(city -> assertEquals("75", city.get("departmentCode").asText()));
        JsonNode departments =
                gateway.get("/api/v1/locations/departments?region=11").json().get("items");
        assertTrue(departments.size() > 1);
        departments.forEach(
                department -> assertEquals("11", department.get("regionCode").asText()));
        assertTrue(gateway.get("/api/v1/locations/regions?q=ile")
                .json()
                .get("items")
                .toString()
                .contains("Île-de-France"));
    }

    @Test
    void narrowsStatisticsDownToAPeriod() {
        LocalDate day = LocalDate.parse("2026-11-01");
        String since = "/api/v1/stats/offers?available=any&since=" + day;
        String before = "/api/v1/stats/offers?available=any&until=" + day.minusDays(1);
        long later = gateway.get(since).json().at("/totals/total").asLong();
        assertEquals(
                count(offer -> !offer.createdAt()
                        .isBefore(day.atStartOfDay(ZoneOffset.UTC).toInstant())),
                later);
        assertTrue(later > 0);
        assertEquals(
                gateway.get("/api/v1/stats/offers").json().at("/totals/total").asLong(),
                later + gateway.get(before).json().at("/totals/total").asLong());
        assertProblem(400, gateway.get("/api/v1/stats/skills?since=yesterday"));
        assertProblem(400, gateway.get("/api/v1/stats/skills?since=2026-11-02&until=2026-11-01"));
    }

    private static long count(Predicate<Offer> condition) {
        return published.offers().stream()
                .filter(offer -> offer.duplicateOf() == null && offer.available())
                .filter(condition)
                .count();
    }

    private static JsonNode search(String query) {
        Answer answer = gateway.get("/api/v1/offers?" + query);
        assertEquals(200, answer.status(), answer.body());
        return answer.json();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static void assertProblem(int status, Answer answer) {
        assertEquals(status, answer.status(), answer.body());
        assertEquals("application/problem+json", answer.header("Content-Type"), answer.body());
        assertEquals(List.of("type", "title", "status"), fields(answer).subList(0, 3));
    }

    private static List<String> fields(Answer answer) {
        List<String> names = new java.util.ArrayList<>();
        answer.json().fieldNames().forEachRemaining(names::add);
        return names;
    }
}
