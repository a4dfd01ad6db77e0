package fr.jobmarket.gateway.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.gateway.BusyThreads;
import fr.jobmarket.gateway.GatewayTest;
import fr.jobmarket.gateway.RunningGateway.Answer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A burst of sign-ins, with the threads that hash kept busy. */
@MicronautTest(transactional = false)
class PasswordThreadsTest extends GatewayTest {

    private static final String CREDENTIALS =
            "{\"email\":\"camille@example.org\",\"password\":\"correct cheval pile\"}";
    /** Of those that wait on the database, the index and the statistics. */
    private static final int OTHER_THREADS = 2;

    private static final int BURST = 3 * OTHER_THREADS;

    private static String token;

    private BusyThreads threads;
    private ExecutorService visitors;

    @Override
    protected Map<String, Object> overrides() {
        return Map.of("micronaut.executors.io.n-threads", OTHER_THREADS);
    }

    @BeforeAll
    static void register() {
        token = gateway.post("/api/v1/auth/register", CREDENTIALS)
                .json()
                .get("accessToken")
                .asText();
    }

    @BeforeEach
    void open() {
        threads = new BusyThreads(context, PasswordThreads.NAME);
        visitors = Executors.newFixedThreadPool(BURST);
    }

    @AfterEach
    void close() {
        threads.close();
        visitors.shutdownNow();
    }

    @Test
    void leavesOtherRequestsAlone() {
        for (int i = 0; i < PasswordThreads.THREADS; i++) {
            threads.keepBusy();
        }
        List<CompletableFuture<Answer>> waiting = new ArrayList<>();
        for (int i = 0; i < BURST; i++) {
            waiting.add(CompletableFuture.supplyAsync(() -> gateway.post("/api/v1/auth/login", CREDENTIALS), visitors));
        }
        for (int i = 0; i < BURST; i++) {
            assertEquals(200, gateway.get("/api/v1/me", token).status());
        }
        assertTrue(waiting.stream().noneMatch(CompletableFuture::isDone));
        threads.close();
        waiting.forEach(answer ->
                assertEquals(200, answer.join().status(), answer.join().body()));
    }

    @Test
    void isRefusedEarlyWhenTooManyWaitAlready() throws InterruptedException {
        threads.keepFull();
        Answer refused = gateway.post("/api/v1/auth/login", CREDENTIALS);
        assertEquals(503, refused.status(), refused.body());
        assertEquals("urn:jobmarket:busy", refused.json().get("type").asText());
        assertFalse(refused.header("Retry-After").isEmpty());
        assertEquals(
                503,
                gateway.send("PATCH", "/api/v1/me", "{\"displayName\":\"Camille\"}", token)
                        .status());
        assertEquals(200, gateway.get("/api/v1/me", token).status());
        threads.close();
        Answer accepted = gateway.post("/api/v1/auth/login", CREDENTIALS);
        for (int i = 0; i < 100 && accepted.status() == 503; i++) {
            accepted = gateway.post("/api/v1/auth/login", CREDENTIALS);
        }
        assertEquals(200, accepted.status(), accepted.body());
    }
}
