package fr.jobmarket.gateway.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.gateway.BusyThreads;
import fr.jobmarket.gateway.GatewayTest;
import fr.jobmarket.gateway.RunningGateway.Answer;
import fr.jobmarket.gateway.TestReleases;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import java.util.Map;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A burst of costly questions, with the threads that read the release kept busy. */
@MicronautTest(transactional = false)
class ReleaseThreadsTest extends GatewayTest {

    @Override
    protected Map<String, String> environment() {
        return Map.of("JOBMARKET_TRUSTED_PROXIES", "127.0.0.1");
    }

    @Override
    protected void prepare() {
        TestReleases.publish(home, 30, 7);
    }

    @BeforeAll
    void awaitRelease() {
        gateway.awaitReadiness();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/offers?q=data",
                "/api/v1/stats/skills",
                "/api/v1/occupations",
                "/api/v1/locations/regions",
                "/api/v1/dash/grids/offers",
                "/api/v1/dash/figures/regions",
                "/api/v1/dash/options/skills?q=py"
            })
    void refusesEarlyWhenTooManyWaitAlready(String path) throws InterruptedException {
        try (BusyThreads threads = new BusyThreads(context, ReleaseThreads.NAME)) {
            threads.keepFull();
            Answer refused = gateway.get(path);
            assertEquals(503, refused.status(), refused.body());
            assertEquals("urn:jobmarket:busy", refused.json().get("type").asText());
            assertFalse(refused.header("Retry-After").isEmpty());
            assertEquals(200, gateway.get("/openapi").status());
            assertEquals(200, gateway.get("/health/readiness").status());
        }
        Answer accepted = gateway.get(path);
        for (int i = 0; i < 100 && accepted.status() == 503; i++) {
            accepted = gateway.get(path);
        }
        assertEquals(200, accepted.status(), accepted.body());
    }

    @Test
    void leavesPlacesToOthersWhenOneCallerTakesHisShare() {
        ExecutorService flood = Executors.newFixedThreadPool(ReleaseThreads.MAX_WAITING);
        try (BusyThreads threads = new BusyThreads(context, ReleaseThreads.NAME)) {
            for (int i = 0; i < ReleaseThreads.THREADS; i++) {
                threads.keepBusy();
            }
            CompletionService<Answer> answers = new ExecutorCompletionService<>(flood);
            for (int i = 0; i < ReleaseThreads.MAX_WAITING; i++) {
                answers.submit(() -> latestFor("192.0.2.1"));
            }
            for (int i = 0; i < ReleaseThreads.MAX_WAITING / 2; i++) {
                assertEquals(503, answers.take().get().status());
            }
            Future<Answer> visitor = flood.submit(() -> latestFor("192.0.2.2"));
            assertThrows(TimeoutException.class, () -> visitor.get(500, TimeUnit.MILLISECONDS));
            threads.close();
            assertEquals(200, visitor.get().status());
            for (int i = 0; i < ReleaseThreads.MAX_WAITING / 2; i++) {
                assertEquals(200, answers.take().get().status());
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        } finally {
            flood.shutdownNow();
        }
    }

    /** On each of his connections, that is; processors that refuse all the time do nothing else. */
    @Test
    void whoAsksAgainAtOnceIsRefusedTwiceASecond() throws InterruptedException {
        try (BusyThreads threads = new BusyThreads(context, ReleaseThreads.NAME)) {
            threads.keepFull();
            long start = System.nanoTime();
            for (int i = 0; i < 4; i++) {
                assertEquals(503, gateway.get("/api/v1/offers/latest").status());
            }
            assertTrue(System.nanoTime() - start >= TimeUnit.SECONDS.toNanos(2));
        }
    }

    private static Answer latestFor(String visitor) {
        return gateway.exchange(gateway.request("/api/v1/offers/latest").GET().setHeader("X-Forwarded-For", visitor));
    }
}
