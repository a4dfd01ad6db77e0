package fr.jobmarket.source.francetravail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.error.RetriableException;
import fr.jobmarket.simulator.FaultProfile;
import fr.jobmarket.simulator.JobMarketSimulator;
import fr.jobmarket.source.CallInterruptedException;
import fr.jobmarket.source.ManualTime;
import fr.jobmarket.source.RateLimiter;
import fr.jobmarket.source.RetryPolicy;
import fr.jobmarket.source.ScriptedServer;
import fr.jobmarket.source.ScriptedServer.Reply;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferentialCacheTest {

    private final ManualTime time = new ManualTime();

    private FranceTravailClient client(String api, String token) {
        return builder(api, token).clientId("client").clientSecret("secret").build();
    }

    private FranceTravailClient.Builder builder(String api, String token) {
        return FranceTravailClient.builder()
                .baseUrl(api)
                .tokenUrl(token)
                .clock(time)
                .sleeper(time)
                .rateLimiter(RateLimiter.builder()
                        .callsPerSecond(1_000)
                        .clock(time)
                        .sleeper(time)
                        .build())
                .retryPolicy(RetryPolicy.DEFAULT.withMaxRetries(0));
    }

    @Test
    void fetchesAListOnceUntilItIsTooOld(@TempDir Path folder) throws Exception {
        AtomicBoolean broken = new AtomicBoolean();
        String list = "[{\"code\":\"69\",\"libelle\":\"Rhône\",\"region\":{\"code\":\"84\",\"libelle\":\"ARA\"}},"
                + "{\"libelle\":\"?\"},{\"code\":1,\"codePostal\":\"01000\"}]";
        try (ScriptedServer server =
                new ScriptedServer(request -> request.path().equals("/token")
                        ? Reply.of(200, "{\"access_token\":\"abcd\",\"expires_in\":80000}")
                        : broken.get() ? Reply.of(503, "") : Reply.of(200, list))) {
            ReferentialCache cache =
                    ReferentialCache.at(folder, client(server.url(), server.url() + "/token"), Duration.ofDays(7));
            assertEquals(
                    new Referential.Entry("69", "Rhône", Map.of("region", "84")),
                    cache.get(Referential.DEPARTMENTS).entries().get(0));
            assertEquals(
                    "1", cache.get(Referential.DEPARTMENTS).entries().get(1).label());
            assertEquals(1, server.requestsTo("/v2/referentiel/departements"));
            time.advance(Duration.ofDays(8));
            broken.set(true);
            assertEquals(Duration.ofDays(8), cache.get(Referential.DEPARTMENTS).age());
            broken.set(false);
            assertEquals(Duration.ZERO, cache.get(Referential.DEPARTMENTS).age());
            broken.set(true);
            assertThrows(RetriableException.class, () -> cache.get(Referential.COMMUNES));
            Files.writeString(folder.resolve("departements.json"), "{");
            broken.set(false);
            assertEquals(2, cache.get(Referential.DEPARTMENTS).entries().size());
        }
    }

    @Test
    void readsAllSixteenLists(@TempDir Path folder) {
        try (JobMarketSimulator simulator = JobMarketSimulator.builder()
                .port(0)
                .syntheticMarket(50, 0, 7)
                .faults(FaultProfile.CALM)
                .start()) {
            FranceTravailClient client = builder(simulator.franceTravailBaseUrl(), simulator.franceTravailTokenUrl())
                    .clientId(simulator.clientId())
                    .clientSecret(simulator.clientSecret())
                    .build();
            assertEquals(16, Referential.values().length);
            for (Referential referential : Referential.values()) {
                assertTrue(client.referential(referential).stream()
                        .allMatch(entry -> !entry.code().isBlank()));
            }
        }
    }

    @Test
    void endsACallWhoseFutureIsCancelled() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        try (ScriptedServer server = new ScriptedServer(request -> {
            if (request.path().equals("/token")) {
                return Reply.of(200, "{\"access_token\":\"abcd\",\"expires_in\":80000}");
            }
            arrived.countDown();
            release.await(20, TimeUnit.SECONDS);
            return Reply.of(200, "{\"resultats\":[]}");
        })) {
            FranceTravailClient client = client(server.url(), server.url() + "/token");
            CompletableFuture<SearchPage> page = client.searchAsync(FranceTravailQuery.EVERYTHING, 0, 10);
            assertTrue(arrived.await(10, TimeUnit.SECONDS));
            page.cancel(true);
            assertThrows(CancellationException.class, page::join);
            Thread.currentThread().interrupt();
            assertThrows(CallInterruptedException.class, () -> client.search(FranceTravailQuery.EVERYTHING, 0, 10));
            assertTrue(Thread.interrupted());
            release.countDown();
            assertEquals(
                    0,
                    client.searchAsync(FranceTravailQuery.EVERYTHING, 0, 10)
                            .join()
                            .results());
        }
    }
}
