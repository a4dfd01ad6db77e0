package fr.jobmarket.source.adzuna;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.error.JobMarketException;
import fr.jobmarket.simulator.FaultProfile;
import fr.jobmarket.simulator.JobMarketSimulator;
import fr.jobmarket.source.AuthenticationException;
import fr.jobmarket.source.ManualTime;
import fr.jobmarket.source.QuotaExhaustedException;
import fr.jobmarket.source.RequestRejectedException;
import fr.jobmarket.source.RetryPolicy;
import fr.jobmarket.source.ScriptedServer;
import fr.jobmarket.source.ScriptedServer.Reply;
import fr.jobmarket.source.TransportException;
import fr.jobmarket.statistics.LabelledCount;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AdzunaClientTest {

    private static final String ID = "a1b2c3d4";
    private static final String KEY = "k3y-of-the-application-0123456789";
    private static final AdzunaQuery FRANCE = AdzunaQuery.everything(Country.FR);

    private static AdzunaClient client(ScriptedServer server) {
        return AdzunaClient.builder()
                .appId(ID)
                .appKey(KEY)
                .baseUrl(server.url() + "/v1/api")
                .ledger(QuotaLedger.inMemory(QuotaLedger.Quota.NONE, Clock.systemUTC()))
                .retryPolicy(RetryPolicy.DEFAULT.withMaxRetries(0))
                .build();
    }

    @Test
    void keepsIdsAsTextWhateverTheirType() {
        String results = "[{\"id\":3211063508,\"title\":\"a\"},{\"title\":\"b\",\"id\":\"42\"},{\"title\":\"c\"}]";
        try (ScriptedServer server = new ScriptedServer(
                request -> Reply.of(200, "{\"results\":" + results + ",\"count\":\"3\",\"mean\":null}"))) {
            AdzunaPage page = client(server).search(FRANCE, 1);
            assertEquals(
                    List.of("3211063508", "42"),
                    page.offers().stream().map(offer -> offer.sourceId()).toList());
            assertEquals(
                    "{\"id\":3211063508,\"title\":\"a\"}", page.offers().get(0).payload());
            assertEquals(1, page.issues().size());
            assertEquals(3, page.count());
        }
    }

    @Test
    void asksEachOfTheNineteenCountries() {
        try (ScriptedServer server = new ScriptedServer(request -> Reply.of(200, "{\"results\":[],\"count\":0}"))) {
            for (Country country : Country.values()) {
                client(server).search(AdzunaQuery.everything(country), 1);
            }
            Set<String> paths = new HashSet<>();
            server.requests().forEach(line -> paths.add(line.substring(0, line.indexOf('?'))));
            assertEquals(19, paths.size());
            assertTrue(paths.contains("GET /v1/api/jobs/za/search/1"));
        }
    }

    @Test
    void readsTheMarketFiguresOfTheSimulator() {
        try (JobMarketSimulator simulator = JobMarketSimulator.builder()
                .port(0)
                .syntheticMarket(0, 500, 7)
                .faults(FaultProfile.CALM)
                .start()) {
            AdzunaClient client = AdzunaClient.builder()
                    .appId(simulator.adzunaAppId())
                    .appKey(simulator.adzunaAppKey())
                    .baseUrl(simulator.adzunaBaseUrl())
                    .build();
            assertTrue(client.categories(Country.FR).stream()
                    .anyMatch(category -> category.code().endsWith("-jobs")));
            assertTrue(client.salaryHistogram(FRANCE).stream()
                            .mapToLong(LabelledCount::count)
                            .sum()
                    > 0);
            assertFalse(client.topCompanies(FRANCE).isEmpty());
            assertFalse(client.areas(FRANCE).isEmpty());
            assertTrue(
                    client.salaryHistory(FRANCE).keySet().stream().allMatch(month -> month.matches("\\d{4}-\\d{2}")));
            assertFalse(client.version().isBlank());
            assertEquals(10, client.pages(FRANCE).stream().count());
        }
    }

    @Test
    void givesTheOffersOfASearchPageAfterPage() {
        try (JobMarketSimulator simulator =
                JobMarketSimulator.builder().port(0).syntheticMarket(0, 130, 7).start()) {
            AdzunaClient client = AdzunaClient.builder()
                    .appId(simulator.adzunaAppId())
                    .appKey(simulator.adzunaAppKey())
                    .baseUrl(simulator.adzunaBaseUrl())
                    .build();
            assertEquals(50, client.offers(FRANCE).stream().limit(50).count());
            assertEquals(1, client.calls());
            assertEquals(
                    130,
                    client.offers(FRANCE).stream()
                            .map(offer -> offer.sourceId())
                            .distinct()
                            .count());
        }
    }

    @Test
    void refusesAnHttpClientThatFollowsRedirects() {
        HttpClient following = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.ALWAYS)
                .build();
        AdzunaClient.Builder builder = AdzunaClient.builder();
        assertThrows(InvalidInputException.class, () -> builder.httpClient(following));
    }

    @Test
    void readsAnAnswerWithAByteOrderMark() {
        String body = "\uFEFF{\"count\":1,\"results\":[{\"id\":\"7\"}]}";
        try (ScriptedServer server = new ScriptedServer(request -> Reply.of(200, body))) {
            assertEquals("7", client(server).search(FRANCE, 1).offers().get(0).sourceId());
        }
    }

    @Test
    void understandsAnHtmlErrorPage() {
        String html = "<!DOCTYPE html><html><style>p {}</style><h1>Bad request</h1><p>Unknown parameter</p></html>";
        try (ScriptedServer server = new ScriptedServer(request -> Reply.of(400, html))) {
            RequestRejectedException failure = assertThrows(
                    RequestRejectedException.class, () -> client(server).search(FRANCE, 1));
            assertTrue(failure.getMessage().contains("\"Bad request Unknown parameter\""), failure.getMessage());
        }
        try (ScriptedServer server = new ScriptedServer(request -> Reply.of(200, html))) {
            assertThrows(TransportException.class, () -> client(server).search(FRANCE, 1));
        }
    }

    @Test
    void knowsARefusedKeyByStatusAndByName() {
        for (int status : new int[] {401, 410, 400}) {
            String body = "{\"exception\":\"AUTH_FAIL\",\"display\":\"Authorisation failed\",\"__CLASS__\":\"x\"}";
            try (ScriptedServer server = new ScriptedServer(request -> Reply.of(status, body))) {
                assertThrows(AuthenticationException.class, () -> client(server).search(FRANCE, 1));
            }
        }
    }

    @Test
    void neverRepeatsTheKeyThoughItIsInEveryUrl() {
        for (Reply reply : List.of(
                Reply.of(401, "{\"exception\":\"AUTH_FAIL\",\"display\":\"bad app_key " + KEY + " of " + ID + "\"}"),
                Reply.of(400, "<html>/v1/api/jobs/fr/search/1?app_id=" + ID + "&app_key=" + KEY + "</html>"),
                Reply.of(500, KEY),
                Reply.of(200, "{\"" + KEY + "\":"))) {
            try (ScriptedServer server = new ScriptedServer(request -> reply)) {
                JobMarketException failure = assertThrows(
                        JobMarketException.class, () -> client(server).search(FRANCE, 1));
                StringWriter all = new StringWriter();
                failure.printStackTrace(new PrintWriter(all));
                assertFalse((all + client(server).toString()).contains(KEY), all.toString());
            }
        }
        try (ScriptedServer server = new ScriptedServer(request -> Reply.of(200, ""))) {
            AdzunaClient client = client(server);
            server.close();
            JobMarketException failure = assertThrows(JobMarketException.class, () -> client.search(FRANCE, 1));
            StringWriter all = new StringWriter();
            failure.printStackTrace(new PrintWriter(all));
            assertFalse(all.toString().contains(KEY), all.toString());
        }
    }

    @Test
    void waitsForTheMinuteButNotForTheDay() {
        ManualTime time = new ManualTime();
        try (ScriptedServer server = new ScriptedServer(request -> Reply.of(200, "{\"results\":[],\"count\":0}"))) {
            AdzunaClient client = AdzunaClient.builder()
                    .appId(ID)
                    .appKey(KEY)
                    .baseUrl(server.url())
                    .clock(time)
                    .sleeper(time)
                    .build();
            for (int i = 0; i < 250; i++) {
                client.search(FRANCE, 1);
            }
            assertEquals(9, time.slept().size());
            assertThrows(QuotaExhaustedException.class, () -> client.search(FRANCE, 1));
            assertEquals(0, client.remainingQuota().get("day"));
            assertEquals(250, server.requests().size());
        }
    }

    @Test
    void refusesQueriesAdzunaWouldAnswerWithAnErrorPage() {
        assertThrows(InvalidInputException.class, () -> AdzunaQuery.ofParameters(Country.FR, Map.of("q", "java")));
        assertThrows(
                InvalidInputException.class,
                () -> AdzunaQuery.builder(Country.FR).fullTime().partTime().build());
        assertThrows(
                InvalidInputException.class,
                () -> AdzunaQuery.builder(Country.FR).distanceKm(5).build());
        assertThrows(
                InvalidInputException.class,
                () -> AdzunaQuery.builder(Country.FR).salaryMin(2).salaryMax(1).build());
        assertThrows(InvalidInputException.class, () -> Country.of("jp"));
    }

    @Test
    void isConfiguredByTheEnvironment() {
        assertTrue(assertThrows(InvalidInputException.class, () -> AdzunaClient.fromEnv(Map.of()))
                .getMessage()
                .contains("ADZUNA_APP_ID"));
        try (ScriptedServer server = new ScriptedServer(request -> Reply.of(200, "{\"results\":[],\"count\":0}"))) {
            AdzunaClient client = AdzunaClient.fromEnv(
                    Map.of("ADZUNA_APP_ID", ID, "ADZUNA_APP_KEY", KEY, "ADZUNA_BASE_URL", server.url() + "/v1/api/"));
            client.search(FRANCE, 1);
            assertEquals(1, server.requestsTo("/v1/api/jobs/fr/search/1"));
            assertEquals(
                    Duration.ZERO, Duration.ofMillis(client.remainingQuota().size()));
        }
    }
}
