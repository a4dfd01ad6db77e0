package fr.jobmarket.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import fr.jobmarket.error.JobMarketException;
import fr.jobmarket.simulator.SyntheticMarket;
import fr.jobmarket.source.ScriptedServer.Reply;
import fr.jobmarket.source.adzuna.AdzunaClient;
import fr.jobmarket.source.adzuna.AdzunaPage;
import fr.jobmarket.source.adzuna.AdzunaQuery;
import fr.jobmarket.source.adzuna.Country;
import fr.jobmarket.source.adzuna.QuotaLedger;
import fr.jobmarket.source.francetravail.FranceTravailClient;
import fr.jobmarket.source.francetravail.FranceTravailQuery;
import fr.jobmarket.source.francetravail.SearchPage;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Valid answers, mutilated by a seed: every one ends in offers or in a typed error, soon. */
@Timeout(120)
@Tag("slow")
class MalformedAnswersTest {

    private static final int ANSWERS = 1_000;
    private static final RetryPolicy ONCE = RetryPolicy.DEFAULT
            .withMaxRetries(0)
            .withAttemptTimeout(Duration.ofSeconds(2))
            .withCallDeadline(Duration.ofSeconds(5));

    private static final List<String> SURPRISES = List.of(
            "null", "[]", "{}", "0", "-1", "1e999", "\"\"", "true", "\"\\u0000\"", "[[[[[[]]]]]]", "\"<html>\"", "NaN");

    private static final int[] STATUSES = {
        200, 200, 200, 206, 204, 201, 302, 400, 401, 403, 404, 410, 429, 500, 502, 503
    };

    private static String franceTravail() {
        return "{\"filtresPossibles\":[{\"filtre\":\"typeContrat\",\"agregation\":[{\"valeurPossible\":\"CDI\",\"nbResultats\":5}]}],"
                + "\"resultats\":["
                + SyntheticMarket.of(3).franceTravailOffers(4).collect(Collectors.joining(",")) + "]}";
    }

    private static String adzuna() {
        return "{\"count\":4,\"mean\":31000.5,\"results\":["
                + SyntheticMarket.of(3).adzunaOffers(4).collect(Collectors.joining(",")) + "]}";
    }

    private static Reply mutilated(String valid, Random random) {
        byte[] body = valid.getBytes(StandardCharsets.UTF_8);
        int blows = random.nextInt(3);
        for (int i = 0; i < blows; i++) {
            body = switch (random.nextInt(7)) {
                case 0 -> Arrays.copyOf(body, random.nextInt(body.length + 1));
                case 1 -> flipped(body, random);
                case 2 -> replacedValue(body, random);
                case 3 -> doubled(body, random);
                case 4 -> withoutPart(body, random);
                case 5 ->
                    ("[".repeat(random.nextInt(3_000)) + new String(body, StandardCharsets.UTF_8))
                            .getBytes(StandardCharsets.UTF_8);
                default -> body;
            };
        }
        int status = STATUSES[random.nextInt(STATUSES.length)];
        Reply reply = new Reply(status, Map.of(), status == 204 ? new byte[0] : body);
        String[] ranges = {
            "offres 0-3/4", "offres */0", "offres 0-3/99999999999999999999", "", "rubbish/", "/-5", "x/4 "
        };
        reply = random.nextBoolean() ? reply.with("Content-Range", ranges[random.nextInt(ranges.length)]) : reply;
        return random.nextInt(4) == 0
                ? reply.with("Retry-After", SURPRISES.get(random.nextInt(9)).replace("\"", ""))
                : reply;
    }

    private static byte[] flipped(byte[] body, Random random) {
        byte[] copy = body.clone();
        for (int i = 0; i < 1 + random.nextInt(8) && copy.length > 0; i++) {
            copy[random.nextInt(copy.length)] = (byte) random.nextInt(256);
        }
        return copy;
    }

    private static byte[] replacedValue(byte[] body, Random random) {
        String text = new String(body, StandardCharsets.UTF_8);
        int colon = text.indexOf(':', random.nextInt(text.length() + 1));
        int end = colon < 0 ? -1 : text.indexOf(',', colon);
        return end < 0
                ? body
                : (text.substring(0, colon + 1) + SURPRISES.get(random.nextInt(SURPRISES.size())) + text.substring(end))
                        .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] doubled(byte[] body, Random random) {
        byte[] copy = Arrays.copyOf(body, body.length * 2);
        System.arraycopy(body, 0, copy, body.length, body.length);
        return copy;
    }

    private static byte[] withoutPart(byte[] body, Random random) {
        if (body.length < 2) {
            return body;
        }
        int from = random.nextInt(body.length);
        int to = from + random.nextInt(body.length - from);
        byte[] copy = new byte[body.length - (to - from)];
        System.arraycopy(body, 0, copy, 0, from);
        System.arraycopy(body, to, copy, from, body.length - to);
        return copy;
    }

    private static RateLimiter limiter(ManualTime time) {
        return RateLimiter.builder()
                .callsPerSecond(1_000)
                .clock(time)
                .sleeper(time)
                .build();
    }

    private interface Call {
        int offers();
    }

    /** Calls once per mutilated answer; returns how many ended in a page. */
    private static int survive(int answers, String valid, AtomicReference<Reply> next, Call call) {
        Random random = new Random(20261120);
        int pages = 0;
        for (int i = 0; i < answers; i++) {
            next.set(mutilated(valid, random));
            try {
                assertTrue(call.offers() >= 0);
                pages++;
            } catch (JobMarketException e) {
                assertTrue(e.getMessage() != null && !e.getMessage().isBlank());
            } catch (RuntimeException | Error e) {
                fail(
                        "answer " + i + ": " + next.get().status() + " "
                                + new String(next.get().body(), StandardCharsets.UTF_8),
                        e);
            }
        }
        return pages;
    }

    @Test
    void ofFranceTravailEndInOffersOrATypedError() {
        ManualTime time = new ManualTime();
        AtomicReference<Reply> next = new AtomicReference<>();
        try (ScriptedServer server =
                new ScriptedServer(request -> request.path().equals("/token")
                        ? Reply.of(200, "{\"access_token\":\"abcdef\",\"expires_in\":1000}")
                        : next.get())) {
            FranceTravailClient client = FranceTravailClient.builder()
                    .clientId("id")
                    .clientSecret("secret")
                    .baseUrl(server.url())
                    .tokenUrl(server.url() + "/token")
                    .rateLimiter(limiter(time))
                    .clock(time)
                    .sleeper(time)
                    .retryPolicy(ONCE)
                    .build();
            int pages = survive(ANSWERS, franceTravail(), next, () -> {
                SearchPage page = client.search(FranceTravailQuery.EVERYTHING, 0, 150);
                page.offers()
                        .forEach(offer -> assertTrue(
                                !offer.sourceId().isBlank() && offer.payload().indexOf('\n') < 0));
                assertEquals(
                        page.results(), page.offers().size() + page.issues().size());
                return page.results();
            });
            assertTrue(pages > 30 && pages < 900, "pages: " + pages);
        }
    }

    @Test
    void ofTheTokenServerEndInATypedError() {
        ManualTime time = new ManualTime();
        HttpClient http = HttpClient.newHttpClient();
        AtomicReference<Reply> next = new AtomicReference<>();
        String valid = "{\"scope\":\"x\",\"expires_in\":1499,\"token_type\":\"Bearer\",\"access_token\":\"abcdefgh\"}";
        try (ScriptedServer server =
                new ScriptedServer(request -> request.path().equals("/token") ? next.get() : Reply.of(204, ""))) {
            survive(ANSWERS, valid, next, () -> FranceTravailClient.builder()
                    .clientId("id")
                    .clientSecret("secret")
                    .baseUrl(server.url())
                    .tokenUrl(server.url() + "/token")
                    .rateLimiter(limiter(time))
                    .httpClient(http)
                    .retryPolicy(ONCE)
                    .build()
                    .search(FranceTravailQuery.EVERYTHING, 0, 150)
                    .results());
        }
    }

    @Test
    void ofAdzunaEndInOffersOrATypedError() {
        AtomicReference<Reply> next = new AtomicReference<>();
        try (ScriptedServer server = new ScriptedServer(request -> next.get())) {
            AdzunaClient client = AdzunaClient.builder()
                    .appId("id")
                    .appKey("secret")
                    .baseUrl(server.url())
                    .ledger(QuotaLedger.inMemory(QuotaLedger.Quota.NONE, Clock.systemUTC()))
                    .retryPolicy(ONCE)
                    .build();
            int pages = survive(ANSWERS, adzuna(), next, () -> {
                AdzunaPage page = client.search(AdzunaQuery.everything(Country.FR), 1);
                assertEquals(
                        page.results(), page.offers().size() + page.issues().size());
                return page.results();
            });
            assertTrue(pages > 30 && pages < 900, "pages: " + pages);
            String histogram = "{\"histogram\":{\"10000\":3},\"leaderboard\":[{\"canonical_name\":\"a\",\"count\":2}],"
                    + "\"locations\":[{\"count\":1,\"location\":{\"area\":[\"France\"]}}],\"month\":{\"2026-01\":1.5},\"results\":[]}";
            survive(100, histogram, next, () -> client.salaryHistogram(AdzunaQuery.everything(Country.FR))
                    .size());
            survive(100, histogram, next, () -> client.topCompanies(AdzunaQuery.everything(Country.FR))
                    .size());
            survive(100, histogram, next, () -> client.areas(AdzunaQuery.everything(Country.FR))
                    .size());
            survive(100, histogram, next, () -> client.salaryHistory(AdzunaQuery.everything(Country.FR))
                    .size());
            survive(100, histogram, next, () -> client.categories(Country.FR).size());
            survive(100, histogram, next, () -> client.version().length());
        }
    }
}
