package fr.jobmarket.source.francetravail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.error.JobMarketException;
import fr.jobmarket.error.RetriableException;
import fr.jobmarket.source.AuthenticationException;
import fr.jobmarket.source.Paged;
import fr.jobmarket.source.RateLimiter;
import fr.jobmarket.source.RawOffer;
import fr.jobmarket.source.RequestRejectedException;
import fr.jobmarket.source.RetryPolicy;
import fr.jobmarket.source.ScriptedServer;
import fr.jobmarket.source.ScriptedServer.Reply;
import fr.jobmarket.source.ScriptedServer.Script;
import fr.jobmarket.source.ServerException;
import fr.jobmarket.source.TransportException;
import fr.jobmarket.source.harvest.FranceTravailHarvest;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FranceTravailClientTest {

    private static final String ID = "PAR_client_0001";
    private static final String SECRET = "s3cr3t-of-the-application";
    private static final String PAGE =
            "{\"resultats\":[{\"id\":\"186XNDD\",\"latitude\":48.10}],\"filtresPossibles\":[]}";

    private static Reply token(String value) {
        return Reply.of(200, "{\"token_type\":\"Bearer\",\"expires_in\":1499,\"access_token\":\"" + value + "\"}");
    }

    /** A server that gives tokens and answers everything else by the script. */
    private static ScriptedServer server(Script api) {
        AtomicInteger tokens = new AtomicInteger();
        return new ScriptedServer(request -> request.path().equals("/token")
                ? token("token-number-" + tokens.incrementAndGet())
                : api.answer(request));
    }

    private static FranceTravailClient client(ScriptedServer server) {
        return client(server, 2);
    }

    private static FranceTravailClient client(ScriptedServer server, int retries) {
        return FranceTravailClient.builder()
                .clientId(ID)
                .clientSecret(SECRET)
                .baseUrl(server.url() + "/partenaire/offresdemploi")
                .tokenUrl(server.url() + "/token?realm=%2Fpartenaire")
                .rateLimiter(RateLimiter.perSecond(1_000))
                .retryPolicy(RetryPolicy.DEFAULT
                        .withMaxRetries(retries)
                        .withDelays(Duration.ofMillis(1), Duration.ofMillis(2))
                        .withAttemptTimeout(Duration.ofMillis(700)))
                .build();
    }

    private static SearchPage search(FranceTravailClient client) {
        return client.search(FranceTravailQuery.EVERYTHING, 0, 150);
    }

    @Test
    void asksForTheRangeAndTrustsTheAnnouncedTotal() {
        try (ScriptedServer server = server(request -> Reply.of(206, PAGE).with("content-range", "offres 0-0/4821"))) {
            SearchPage page = client(server)
                    .search(
                            FranceTravailQuery.builder()
                                    .romeCodes(List.of("M1805", "M1810"))
                                    .build(),
                            150,
                            150);
            assertEquals(4821, page.total());
            assertEquals("186XNDD", page.offers().get(0).sourceId());
            assertTrue(
                    server.requests().stream()
                            .anyMatch(line -> line.endsWith(
                                    "/partenaire/offresdemploi/v2/offres/search?codeROME=M1805,M1810&range=150-299")),
                    server.requests().toString());
        }
    }

    @Test
    void keepsAPayloadExactlyAsReceived() {
        String offer = "{\"zeta\": 1.50, \"id\": \"0001\",\"alpha\":1e3, \"texte\":\"\\u00e9 {\\\"x\\\"} ]\"}";
        try (ScriptedServer server =
                server(request -> Reply.of(200, "{\"extra\":{}, \"resultats\":[" + offer + "]}"))) {
            assertEquals(offer, search(client(server)).offers().get(0).payload());
        }
    }

    @Test
    void putsAPayloadThatCameOnSeveralLinesOnOne() {
        String offer = "{\n  \"id\" : \"0001\",\r\n  \"latitude\" : 48.10,\n  \"texte\" : \"a \\n b\"\n}";
        try (ScriptedServer server = server(request -> Reply.of(200, "{\n\"resultats\" : [\n" + offer + "\n]\n}"))) {
            assertEquals(
                    "{\"id\":\"0001\",\"latitude\":48.10,\"texte\":\"a \\n b\"}",
                    search(client(server)).offers().get(0).payload());
        }
    }

    @Test
    void readsNoContentAsAnEmptyPageWithAndWithoutContentRange() {
        for (boolean withRange : new boolean[] {true, false}) {
            try (ScriptedServer server = server(
                    request -> withRange ? Reply.of(204, "").with("Content-Range", "offres */0") : Reply.of(204, ""))) {
                SearchPage page = search(client(server));
                assertEquals(0, page.total());
                assertEquals(List.of(), page.offers());
            }
        }
    }

    @Test
    void reportsAResultWithoutIdAndKeepsTheOthers() {
        try (ScriptedServer server =
                server(request -> Reply.of(200, "{\"resultats\":[{\"intitule\":\"?\"},7,{\"id\":12345}]}"))) {
            SearchPage page = search(client(server));
            assertEquals(2, page.issues().size());
            assertEquals("12345", page.offers().get(0).sourceId());
        }
    }

    @Test
    void countsPerFilterValue() {
        String filters = "[{\"filtre\":\"typeContrat\",\"agregation\":["
                + "{\"valeurPossible\":\"CDI\",\"nbResultats\":7},{\"valeurPossible\":\"CDD\",\"nbResultats\":3}]}]";
        try (ScriptedServer server =
                server(request -> Reply.of(200, "{\"filtresPossibles\":" + filters + ",\"resultats\":[]}"))) {
            assertEquals(
                    Map.of("CDI", 7L, "CDD", 3L),
                    search(client(server)).counts().get("typeContrat"));
        }
    }

    @Test
    void refreshesARefusedTokenOnceAndReplays() {
        try (ScriptedServer server = server(request -> "Bearer token-number-1"
                        .equals(request.exchange().getRequestHeaders().getFirst("Authorization"))
                ? Reply.of(401, "").with("WWW-Authenticate", "Bearer")
                : Reply.of(200, PAGE))) {
            assertEquals(1, search(client(server)).offers().size());
            assertEquals(2, server.requestsTo("/token"));
            assertEquals(2, server.requestsTo("/partenaire"));
        }
    }

    @Test
    void givesUpWhenThreeFreshTokensAreRefusedToo() {
        try (ScriptedServer server = server(request -> Reply.of(401, ""))) {
            assertThrows(AuthenticationException.class, () -> search(client(server)));
            assertEquals(4, server.requestsTo("/partenaire"));
        }
    }

    @Test
    void refreshesOnceForManyThreads() throws Exception {
        try (ScriptedServer server = server(request -> {
            Thread.sleep(20);
            return "Bearer token-number-1"
                            .equals(request.exchange().getRequestHeaders().getFirst("Authorization"))
                    ? Reply.of(401, "")
                    : Reply.of(200, PAGE);
        })) {
            FranceTravailClient client = client(server);
            ExecutorService threads = Executors.newFixedThreadPool(8);
            List<Callable<SearchPage>> calls = IntStream.range(0, 8)
                    .<Callable<SearchPage>>mapToObj(i -> () -> search(client))
                    .toList();
            for (Future<SearchPage> page : threads.invokeAll(calls)) {
                assertEquals(1, page.get().offers().size());
            }
            threads.shutdown();
            assertEquals(2, server.requestsTo("/token"));
        }
    }

    @Test
    void waitsAsLongAsRetryAfterSays() {
        AtomicInteger calls = new AtomicInteger();
        try (ScriptedServer server = server(request -> calls.incrementAndGet() == 1
                ? Reply.of(429, "Too many requests").with("RETRY-AFTER", "1")
                : Reply.of(200, PAGE))) {
            long start = System.nanoTime();
            search(client(server));
            assertTrue(System.nanoTime() - start >= 1_000_000_000L);
        }
    }

    @Test
    void namesEveryKindOfFailure() {
        assertFailure(ServerException.class, Reply.of(429, "slow").with("Retry-After", "0"), "429");
        assertFailure(
                ServerException.class, Reply.of(500, "{\"codeErreur\":\"JCS0011G\",\"message\":\"panne\"}"), "panne");
        assertFailure(ServerException.class, Reply.of(503, "<html>Maintenance</html>"), "503");
        assertFailure(AuthenticationException.class, Reply.of(403, ""), "francetravail.io");
        assertFailure(
                RequestRejectedException.class,
                Reply.of(400, "{\"codeErreur\":\"x\",\"message\":\"Valeur du paramètre « commune » incorrecte.\"}"),
                "Valeur du paramètre « commune » incorrecte.");
        assertFailure(RequestRejectedException.class, Reply.of(302, "").with("Location", "/elsewhere"), "302");
        assertFailure(TransportException.class, Reply.of(200, "{\"resultats\":[{\"id\":"), "JSON");
        assertFailure(TransportException.class, Reply.of(200, ""), "empty body");
    }

    @Test
    void carriesWhatAProgramNeedsAsFields() {
        String reason = "{\"codeErreur\":\"x1\",\"message\":\"Valeur du paramètre « commune » incorrecte.\"}";
        try (ScriptedServer server = server(request -> Reply.of(400, reason))) {
            RequestRejectedException refused =
                    assertThrows(RequestRejectedException.class, () -> search(client(server, 0)));
            assertEquals(400, refused.status());
            assertEquals("x1", refused.code().orElseThrow());
            assertEquals("commune", refused.parameter().orElseThrow());
        }
        try (ScriptedServer server = server(request -> Reply.of(429, "").with("Retry-After", "7"))) {
            ServerException busy = assertThrows(ServerException.class, () -> search(client(server, 0)));
            assertEquals(429, busy.status());
            assertEquals(Duration.ofSeconds(7), busy.retryAfter().orElseThrow());
        }
        try (ScriptedServer server = server(request -> Reply.of(403, ""))) {
            assertEquals(
                    403,
                    assertThrows(AuthenticationException.class, () -> search(client(server, 0)))
                            .status());
        }
    }

    @Test
    void followsNoRedirectAndSaysWhereItLed() {
        try (ScriptedServer server =
                server(request -> Reply.of(302, "").with("Location", "https://elsewhere.example/?secret=" + SECRET))) {
            JobMarketException failure = assertThrows(JobMarketException.class, () -> search(client(server)));
            assertTrue(
                    failure.getMessage().contains("https://elsewhere.example (status 302) and not"),
                    failure.getMessage());
            assertFalse(failure.getMessage().contains(SECRET), failure.getMessage());
            assertEquals(1, server.requestsTo("/partenaire"));
        }
    }

    @Test
    void takesAnOfferThatIsGoneForNone() {
        for (int status : List.of(204, 404, 410)) {
            try (ScriptedServer server = server(request -> Reply.of(status, ""))) {
                assertTrue(client(server).offer("186XNDD").isEmpty());
            }
        }
    }

    @Test
    void believesNoTotalThatItsPageContradicts() {
        try (ScriptedServer server = server(request -> Reply.of(
                        206, "\uFEFF" + new String(page("0-149", 150).body(), StandardCharsets.UTF_8))
                .with("Content-Range", "offres 0-9/10"))) {
            SearchPage page = client(server).search(FranceTravailQuery.EVERYTHING, 0, 150);
            assertFalse(page.totalAnnounced());
            assertEquals(151, page.total());
        }
    }

    @Test
    void givesTheOffersOfASearchPageAfterPage() {
        try (ScriptedServer server = server(request -> page(request.query().get("range"), 4_000))) {
            Paged<RawOffer> offers = client(server).offers(FranceTravailQuery.EVERYTHING);
            assertEquals(150, offers.stream().limit(150).count());
            assertEquals(1, server.requestsTo("/partenaire"));
            assertEquals(3_150, offers.stream().limit(3_150).distinct().count());
            JobMarketException end = assertThrows(JobMarketException.class, () -> offers.forEach(offer -> {}));
            assertTrue(end.getMessage().contains("FranceTravailHarvest"), end.getMessage());
        }
    }

    private static void assertFailure(Class<? extends JobMarketException> type, Reply reply, String inMessage) {
        try (ScriptedServer server = server(request -> reply)) {
            JobMarketException failure = assertThrows(type, () -> search(client(server, 1)));
            assertTrue(failure.getMessage().contains(inMessage), failure.getMessage());
        }
    }

    @Test
    void doesNotHangOnAServerThatNeverFinishes() {
        try (ScriptedServer server = server(request -> {
            Thread.sleep(60_000);
            return Reply.of(200, PAGE);
        })) {
            assertThrows(TransportException.class, () -> search(client(server, 0)));
        }
    }

    @Test
    void findsNoOfferBehindNoContentAndBehindAMalformedId() {
        try (ScriptedServer server = server(request -> request.path().endsWith("GONE")
                ? Reply.of(204, "")
                : Reply.of(400, "{\"message\":\"Le format de l'id de l'offre recherchée est incorrect.\"}"))) {
            assertTrue(client(server).offer("GONE").isEmpty());
            assertTrue(client(server).offer("?/x").isEmpty());
        }
    }

    @Test
    void neverRepeatsASecret() {
        Reply echo = Reply.of(
                400, "{\"error\":\"invalid_client\",\"error_description\":\"" + ID + " with " + SECRET + "\"}");
        try (ScriptedServer server = new ScriptedServer(request -> echo)) {
            FranceTravailClient client = client(server, 0);
            AuthenticationException failure = assertThrows(AuthenticationException.class, () -> search(client));
            StringWriter all = new StringWriter();
            failure.printStackTrace(new PrintWriter(all));
            assertFalse((all + client.toString()).contains(SECRET), all.toString());
            assertTrue(failure.getMessage().contains("FRANCE_TRAVAIL_CLIENT_SECRET"));
        }
        try (ScriptedServer server = server(
                request -> Reply.of(400, request.exchange().getRequestHeaders().getFirst("Authorization")))) {
            JobMarketException failure = assertThrows(JobMarketException.class, () -> search(client(server, 0)));
            assertFalse(failure.getMessage().contains("token-number-1"), failure.getMessage());
        }
    }

    @Test
    void keepsSecretsOutOfTheLogOfAHarvest() {
        PrintStream before = System.err;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        AtomicInteger calls = new AtomicInteger();
        try (ScriptedServer server = server(request -> calls.incrementAndGet() == 1
                ? page("0-149", 3_000)
                : Reply.of(
                        500,
                        ID + SECRET + request.exchange().getRequestHeaders().getFirst("Authorization")))) {
            FranceTravailHarvest harvest = FranceTravailHarvest.of(client(server, 0));
            JobMarketException failure =
                    assertThrows(ServerException.class, () -> harvest.run(FranceTravailQuery.EVERYTHING, offer -> {}));
            String all = log.toString(StandardCharsets.UTF_8) + failure.getMessage();
            assertTrue(log.toString(StandardCharsets.UTF_8).contains("answered with 500"), all);
            assertFalse(all.contains(SECRET) || all.contains("token-number"), all);
        } finally {
            System.setErr(before);
        }
    }

    @Test
    void isConfiguredByTheEnvironment() {
        InvalidInputException missing =
                assertThrows(InvalidInputException.class, () -> FranceTravailClient.fromEnv(Map.of()));
        assertTrue(missing.getMessage().contains("FRANCE_TRAVAIL_CLIENT_ID"));
        try (ScriptedServer server = server(request -> Reply.of(200, PAGE))) {
            FranceTravailClient client = FranceTravailClient.fromEnv(Map.of(
                    "FRANCE_TRAVAIL_CLIENT_ID", ID,
                    "FRANCE_TRAVAIL_CLIENT_SECRET", SECRET + "\n",
                    "FRANCE_TRAVAIL_BASE_URL", server.url() + "/base/",
                    "FRANCE_TRAVAIL_TOKEN_URL", server.url() + "/token"));
            search(client);
            assertEquals(1, server.requestsTo("/base/v2/offres/search"));
        }
    }

    @Test
    void pagesEndWithTheTotalAndNeverPretendThatTheLimitIsTheEnd() {
        try (ScriptedServer server = server(request -> page(request.query().get("range"), 400))) {
            assertEquals(
                    400,
                    client(server).pages(FranceTravailQuery.EVERYTHING).stream()
                            .mapToInt(SearchPage::results)
                            .sum());
        }
        try (ScriptedServer server = server(request -> page(request.query().get("range"), 4_000))) {
            Paged<SearchPage> pages = client(server).pages(FranceTravailQuery.EVERYTHING);
            assertEquals(21, pages.stream().limit(21).count());
            assertThrows(JobMarketException.class, () -> pages.forEach(page -> {}));
        }
    }

    static Reply page(String range, int total) {
        int first = Integer.parseInt(range.substring(0, range.indexOf('-')));
        int last = Math.min(total - 1, Integer.parseInt(range.substring(range.indexOf('-') + 1)));
        String offers = IntStream.rangeClosed(first, last)
                .mapToObj(i -> "{\"id\":\"" + (1_000_000 + i) + "\"}")
                .reduce((a, b) -> a + "," + b)
                .orElse("");
        return Reply.of(206, "{\"resultats\":[" + offers + "]}")
                .with("Content-Range", "offres " + first + "-" + last + "/" + total);
    }

    /** Tries of the token, the replay and the call itself come out of one budget. */
    @Test
    void repeatsOneCallOnlyAsOftenAsThePolicySays() {
        RetryPolicy policy =
                RetryPolicy.DEFAULT.withMaxRetries(3).withDelays(Duration.ofMillis(1), Duration.ofMillis(2));
        AtomicInteger searches = new AtomicInteger();
        try (ScriptedServer noToken = new ScriptedServer(request -> Reply.of(500, "{}"));
                ScriptedServer noAnswer =
                        new ScriptedServer(request -> request.path().equals("/token")
                                ? Reply.of(200, "{\"access_token\":\"abc\",\"expires_in\":1499}")
                                : Reply.of(searches.incrementAndGet() == 1 ? 401 : 500, ""))) {
            for (ScriptedServer server : List.of(noToken, noAnswer)) {
                FranceTravailClient client = FranceTravailClient.builder()
                        .clientId("client")
                        .clientSecret("secret")
                        .baseUrl(server.url() + "/api")
                        .tokenUrl(server.url() + "/token")
                        .rateLimiter(RateLimiter.perSecond(1_000))
                        .retryPolicy(policy)
                        .build();
                assertThrows(RetriableException.class, () -> client.search(FranceTravailQuery.EVERYTHING, 0, 1));
            }
            assertEquals(4, noToken.requests().size());
            assertEquals(5, noAnswer.requestsTo("/api"), "four tries, and the one the refused token cost");
            assertEquals(2, noAnswer.requestsTo("/token"));
        }
    }
}
