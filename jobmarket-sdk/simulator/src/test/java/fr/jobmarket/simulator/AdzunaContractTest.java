package fr.jobmarket.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdzunaContractTest {
    private static final Instant NOW = Instant.parse("2026-11-20T15:00:00Z");

    @RegisterExtension
    static final JobMarketSimulatorExtension MARKET = JobMarketSimulatorExtension.with(
            simulator -> simulator.syntheticMarket(10, 1_230, 7).now(NOW));

    private Calls calls;

    @BeforeEach
    void connect(JobMarketSimulator simulator) {
        calls = new Calls(simulator);
    }

    @Test
    void refusesAWrongKeyAsAuthFail() throws IOException {
        HttpResponse<String> answer =
                calls.get(MARKET.simulator().adzunaBaseUrl() + "/jobs/fr/search/1?app_id=someone&app_key=wrong");
        assertEquals(401, answer.statusCode());
        JsonNode error = Calls.json(answer);
        assertEquals("AUTH_FAIL", error.path("exception").asText());
        assertTrue(error.has("display") && error.has("doc") && error.has("__CLASS__"));
    }

    @Test
    void refusesAnUnknownParameterWithAPageOfHtml() throws IOException {
        HttpResponse<String> answer = calls.adzuna("/jobs/fr/search/1", "whta", "data");
        assertEquals(400, answer.statusCode());
        assertTrue(Calls.header(answer, "Content-Type").startsWith("text/html"));
        assertTrue(answer.body().contains("<html>"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/jobs/fr/search/0", "/jobs/fr/search/-1", "/jobs/fr/search/x"})
    void refusesAPageThatIsNone(String path) throws IOException {
        assertEquals(400, calls.adzuna(path).statusCode());
    }

    @Test
    void capsPagesAt50() throws IOException {
        JsonNode page = Calls.json(calls.adzuna("/jobs/fr/search/1", "results_per_page", "100"));
        assertEquals(50, page.path("results").size());
        assertEquals(1_230, page.path("count").asInt());
        assertEquals(
                10,
                Calls.json(calls.adzuna("/jobs/fr/search/1")).path("results").size());
    }

    @Test
    void servesEveryOfferOnceByDate() throws IOException {
        Set<String> ids = new HashSet<>();
        String last = "9999";
        for (int page = 1; page <= 25; page++) {
            JsonNode results = results("/jobs/fr/search/" + page, "results_per_page", "50", "sort_by", "date");
            for (JsonNode offer : results) {
                assertTrue(ids.add(offer.path("id").asText()));
                String created = offer.path("created").asText();
                assertTrue(created.compareTo(last) <= 0, created + " after " + last);
                last = created;
            }
        }
        assertEquals(MARKET.simulator().servedIds(SimulatedSource.ADZUNA), ids);
        assertEquals(0, results("/jobs/fr/search/26", "results_per_page", "50").size());
    }

    @Test
    void findsWordsPhrasesAndTitles() throws IOException {
        int data = count("what", "data");
        assertTrue(data > 20);
        assertEquals(data, count("what_and", "data"));
        assertTrue(count("what", "data analyst") <= data);
        assertTrue(count("what_phrase", "data analyst") <= count("what", "data analyst"));
        assertEquals(1_230, count("what_or", "data") + count("what_exclude", "data"));
        for (JsonNode offer : results("/jobs/fr/search/1", "title_only", "data", "results_per_page", "50")) {
            assertTrue(offer.path("title").asText().toLowerCase(Locale.ROOT).contains("data"));
        }
    }

    @Test
    void takesAnEmptyValueForNone() throws IOException {
        assertEquals(1_230, count("what_phrase", "", "category", "", "salary_min", ""));
    }

    @Test
    void filtersByPlaceCategoryContractAndPay() throws IOException {
        int ileDeFrance = count("location0", "France", "location1", "Ile-de-France");
        assertTrue(ileDeFrance > 50 && ileDeFrance < 700);
        assertTrue(count("location0", "France", "location1", "Ile-de-France", "location2", "Paris") < ileDeFrance);
        assertTrue(count("where", "Lyon", "distance", "30") >= count("where", "Lyon"));
        assertEquals(1_230, count("where", "France"));
        assertTrue(count("category", "it-jobs") > 20);
        assertTrue(count("permanent", "1") > 20);
        assertTrue(count("full_time", "1") > 20);
        int paid = count("salary_min", "1");
        assertTrue(paid > 50 && paid < 400);
        assertEquals(1_230, count("salary_min", "0", "salary_include_unknown", "1"));
        assertTrue(count("max_days_old", "7") < count("max_days_old", "30"));
        assertEquals(1_230, count("max_days_old", "61"));
    }

    @ParameterizedTest
    @CsvSource({
        "categories,results",
        "histogram,histogram",
        "top_companies,leaderboard",
        "geodata,locations",
        "history,month"
    })
    void answersItsOtherEndpoints(String resource, String field) throws IOException {
        JsonNode answer = Calls.json(calls.adzuna("/jobs/fr/" + resource));
        assertFalse(answer.path(field).isEmpty(), answer.toString());
        assertTrue(answer.path("__CLASS__").asText().startsWith("Adzuna::API::Response::"));
    }

    @Test
    void tellsItsVersion() throws IOException {
        assertEquals(1, Calls.json(calls.adzuna("/version")).path("api_version").asInt());
    }

    @Test
    void hasNoOffersElsewhereAndNoOtherCountries() throws IOException {
        assertEquals(
                0, Calls.json(calls.adzuna("/jobs/gb/search/1")).path("count").asInt());
        assertEquals(404, calls.adzuna("/jobs/xx/search/1").statusCode());
    }

    private int count(String... parameters) throws IOException {
        return Calls.json(calls.adzuna("/jobs/fr/search/1", parameters))
                .path("count")
                .asInt();
    }

    private JsonNode results(String path, String... parameters) throws IOException {
        return Calls.json(calls.adzuna(path, parameters)).path("results");
    }
}
