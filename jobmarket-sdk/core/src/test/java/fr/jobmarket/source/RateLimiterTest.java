package fr.jobmarket.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpHeaders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimiterTest {

    private static HttpHeaders headers(String... pairs) {
        Map<String, List<String>> map = new TreeMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], List.of(pairs[i + 1]));
        }
        return HttpHeaders.of(map, (name, value) -> true);
    }

    private static Instant soon() {
        return Instant.now().plusSeconds(30);
    }

    /** The most grants in any second that begins with one of them. */
    static int busiestSecond(List<Instant> grants) {
        List<Instant> sorted = grants.stream().sorted().toList();
        int busiest = 0;
        for (int first = 0; first < sorted.size(); first++) {
            Instant end = sorted.get(first).plusSeconds(1);
            int last = first;
            while (last < sorted.size() && sorted.get(last).isBefore(end)) {
                last++;
            }
            busiest = Math.max(busiest, last - first);
        }
        return busiest;
    }

    @ParameterizedTest
    @Tag("slow")
    @ValueSource(ints = {1, 4, 16})
    void grantsNoMoreThanTheLimitInAnySecondWhateverTheThreads(int threads) throws Exception {
        List<Instant> grants = Collections.synchronizedList(new ArrayList<>());
        RateLimiter limiter =
                RateLimiter.builder().callsPerSecond(10).listener(grants::add).build();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        for (int i = 0; i < 16; i++) {
            pool.submit(() -> limiter.acquire(soon()));
        }
        pool.shutdown();
        assertTrue(pool.awaitTermination(20, TimeUnit.SECONDS));
        assertEquals(16, grants.size());
        assertTrue(busiestSecond(grants) <= 10, grants.toString());
        Duration took = Duration.between(Collections.min(grants), Collections.max(grants));
        assertTrue(took.compareTo(Duration.ofMillis(3_000)) < 0, "wastes the limit: " + took);
    }

    @Test
    @Tag("slow")
    void sharesTheLimitAmongProcessesThroughAFile(@TempDir Path folder) throws Exception {
        Path store = folder.resolve("limit");
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            processes.add(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Grants.class.getName(),
                            store.toString(),
                            "6")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .redirectOutput(folder.resolve("log" + i).toFile())
                    .start());
        }
        List<Instant> grants = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            assertTrue(processes.get(i).waitFor(40, TimeUnit.SECONDS));
            Files.readAllLines(folder.resolve("log" + i)).forEach(line -> grants.add(Instant.parse(line)));
        }
        assertEquals(18, grants.size());
        assertTrue(busiestSecond(grants) <= 10, grants.toString());
    }

    /** Another process that asks for its share and prints when it got it. */
    static final class Grants {
        public static void main(String[] arguments) {
            List<Instant> grants = new ArrayList<>();
            RateLimiter limiter = RateLimiter.builder()
                    .callsPerSecond(10)
                    .store(Path.of(arguments[0]))
                    .listener(grants::add)
                    .build();
            for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
                limiter.acquire(soon());
            }
            grants.forEach(System.out::println);
        }
    }

    @Test
    void followsTheHeadersOfTheServerInAnyLetterCase() {
        RateLimiter limiter = RateLimiter.perSecond(3);
        limiter.learn(200, headers("x-ratelimit-replenish-rate-clientidlimiter", "10"));
        assertEquals(103, limiter.interval().toMillis());
        limiter.learn(
                200,
                headers(
                        "X-RateLimit-Replenish-Rate-ClientIdLimiter", "10",
                        "X-RateLimit-Requested-Tokens-ClientIdLimiter", "2"));
        assertEquals(206, limiter.interval().toMillis());
        limiter.learn(200, headers("X-Ratelimit-Replenish-Rate-Clientidlimiter", "many"));
        assertEquals(206, limiter.interval().toMillis());
    }

    @Test
    void isNeverFasterThanToldWhateverTheServerSays() {
        RateLimiter limiter = RateLimiter.builder().maxCallsPerSecond(5).build();
        limiter.learn(200, headers("X-Ratelimit-Replenish-Rate-Clientidlimiter", "50"));
        assertEquals(206, limiter.interval().toMillis());
    }

    @Test
    void pausesEveryCallForAsLongAsRetryAfterSays() {
        ManualTime time = new ManualTime();
        RateLimiter limiter = RateLimiter.builder().clock(time).sleeper(time).build();
        Instant refused = time.instant();
        limiter.learn(429, headers("Retry-After", "7"));
        assertEquals(refused.plusSeconds(7), limiter.acquire(refused.plusSeconds(60)));
        limiter.learn(429, headers("Retry-After", "Sun, 01 Mar 2026 12:00:09 GMT"));
        assertEquals(refused.plusSeconds(9), limiter.acquire(refused.plusSeconds(60)));
        limiter.learn(429, headers());
        assertEquals(refused.plusSeconds(10), limiter.acquire(refused.plusSeconds(60)));
    }

    @Test
    void refusesAtOnceWhenTheTurnWouldComeTooLate() {
        RateLimiter limiter = RateLimiter.perSecond(1_000);
        limiter.pause(Duration.ofMinutes(5));
        Instant before = Instant.now();
        assertThrows(
                DeadlineExceededException.class,
                () -> limiter.acquire(Instant.now().plusSeconds(20)));
        assertTrue(Duration.between(before, Instant.now()).toSeconds() < 5);
    }

    @Test
    void stopsWaitingWhenInterrupted() {
        RateLimiter limiter = RateLimiter.perSecond(1_000);
        limiter.pause(Duration.ofSeconds(20));
        Thread.currentThread().interrupt();
        assertThrows(CallInterruptedException.class, () -> limiter.acquire(soon()));
        assertTrue(Thread.interrupted());
    }

    @Test
    void startsAfreshFromAFileItCannotRead(@TempDir Path folder) throws Exception {
        Path store = Files.writeString(folder.resolve("limit"), "not a limit at all, but long enough to be one");
        RateLimiter.builder().store(store).build().acquire(soon());
    }
}
