package fr.jobmarket.gateway.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.gateway.RunningGateway;
import fr.jobmarket.gateway.RunningGateway.Answer;
import fr.jobmarket.gateway.TestReleases;
import fr.jobmarket.gateway.TestReleases.Published;
import fr.jobmarket.serving.release.ReleaseStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CurrentReleaseTest {

    @TempDir
    Path home;

    @Test
    void startsWithoutAReleaseSaysSoAndServesTheFirstOneAsSoonAsItIsThere() {
        try (RunningGateway gateway = RunningGateway.in(home)) {
            awaitReason(gateway, "there is no release yet");
            assertEquals(200, gateway.get("/health/liveness").status());
            Answer answer = gateway.get("/api/v1/offers");
            assertEquals(503, answer.status());
            assertEquals("application/problem+json", answer.header("Content-Type"));
            assertEquals("urn:jobmarket:no-release", answer.json().get("type").asText());
            assertTrue(answer.json().get("detail").asText().contains("jobmarket publish"), answer.body());
            assertFalse(answer.header("Retry-After").isEmpty());
            assertEquals(401, gateway.get("/api/v1/me").status());

            TestReleases.publish(home, 60, 1);
            gateway.awaitReadiness();
            assertEquals(200, gateway.get("/api/v1/offers").status());
        }
    }

    @Test
    void keepsServingWhenANewReleaseCannotBeOpened() throws Exception {
        Published good = TestReleases.publish(home, 60, 1);
        try (RunningGateway gateway = RunningGateway.in(home)) {
            gateway.awaitReadiness();
            ReleaseStore store = ReleaseStore.at(home.resolve("releases"));
            store.publish(draft -> {
                try {
                    Files.createDirectories(draft.indexDirectory());
                } catch (java.io.IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
            awaitReason(gateway, "cannot be opened");
            assertEquals(200, gateway.get("/health/readiness").status());
            assertEquals(good.release().id(), release(gateway));
            store.rollback();
            for (int i = 0; i < 100 && gateway.get("/health/readiness").body().contains("reason"); i++) {
                pause();
            }
            assertFalse(gateway.get("/health/readiness").body().contains("reason"));
        }
    }

    @Test
    void swapsReleasesUnderLoadWithoutLosingARequest() throws Exception {
        Published first = TestReleases.publish(home, 200, 1);
        Published second = TestReleases.publish(home, 300, 2);
        ReleaseStore store = ReleaseStore.at(home.resolve("releases"));
        try (RunningGateway gateway = RunningGateway.in(home)) {
            gateway.awaitReadiness();
            AtomicBoolean running = new AtomicBoolean(true);
            AtomicInteger answered = new AtomicInteger();
            Set<String> failures = ConcurrentHashMap.newKeySet();
            Set<String> seen = ConcurrentHashMap.newKeySet();
            List<Thread> clients = new ArrayList<>();
            for (String path :
                    List.of("/api/v1/offers?q=data&facets=region", "/api/v1/stats/skills", "/api/v1/offers/latest")) {
                clients.add(new Thread(() -> {
                    while (running.get()) {
                        Answer answer = gateway.get(path);
                        if (answer.status() != 200) {
                            failures.add(path + " " + answer.body());
                        }
                        seen.add(answer.json().path("release").asText());
                        answered.incrementAndGet();
                    }
                }));
            }
            clients.forEach(Thread::start);
            for (int swap = 0; swap < 6; swap++) {
                String wanted = (swap % 2 == 0 ? first : second).release().id();
                store.activate(wanted);
                for (int i = 0; i < 200 && !release(gateway).equals(wanted); i++) {
                    pause();
                }
                assertEquals(wanted, release(gateway));
            }
            running.set(false);
            for (Thread client : clients) {
                client.join();
            }
            assertEquals(Set.of(), failures);
            assertEquals(Set.of(first.release().id(), second.release().id()), seen);
            assertTrue(answered.get() > 50, answered + " requests");
        }
    }

    private static String release(RunningGateway gateway) {
        return gateway.get("/api/v1/offers?limit=1").json().path("release").asText();
    }

    private static void awaitReason(RunningGateway gateway, String reason) {
        String body = "";
        for (int i = 0; i < 200; i++) {
            body = gateway.get("/health/readiness").body();
            if (body.contains(reason)) {
                return;
            }
            pause();
        }
        throw new AssertionError(body);
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
