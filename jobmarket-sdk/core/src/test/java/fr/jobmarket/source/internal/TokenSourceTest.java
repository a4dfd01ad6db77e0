package fr.jobmarket.source.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import fr.jobmarket.source.AuthenticationException;
import fr.jobmarket.source.ManualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TokenSourceTest {

    private final ManualTime time = new ManualTime();
    private final AtomicInteger requests = new AtomicInteger();

    private TokenSource source(Duration lifetime) {
        return new TokenSource(
                () -> new TokenSource.Token("token-" + requests.incrementAndGet(), time.instant(), lifetime), time);
    }

    @Test
    void renewsATokenShortlyBeforeItExpires() {
        TokenSource source = source(Duration.ofSeconds(1_499));
        assertEquals("token-1", source.token());
        time.advance(Duration.ofSeconds(1_438));
        assertEquals("token-1", source.token());
        time.advance(Duration.ofSeconds(2));
        assertEquals("token-2", source.token());
    }

    @Test
    void usesEvenATokenOfAFewSeconds() {
        TokenSource source = source(Duration.ofSeconds(2));
        assertEquals("token-1", source.token());
        assertEquals("token-1", source.token());
    }

    @Test
    void replacesARefusedTokenOnlyWhileItIsTheCurrentOne() {
        TokenSource source = source(Duration.ofMinutes(20));
        String first = source.token();
        String second = source.tokenInsteadOf(first);
        assertEquals(second, source.tokenInsteadOf(first));
        assertEquals(2, requests.get());
    }

    @Test
    void asksOnceForManyThreadsAndFailsAllTogether() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        TokenSource source = new TokenSource(
                () -> {
                    requests.incrementAndGet();
                    try {
                        asked.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    throw new AuthenticationException("no", null);
                },
                time);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<?>> calls = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            calls.add(threads.submit(() -> assertThrows(AuthenticationException.class, source::token)));
        }
        Thread.sleep(200);
        asked.countDown();
        for (Future<?> call : calls) {
            call.get();
        }
        threads.shutdown();
        assertEquals(1, requests.get());
    }

    @Test
    void keepsTheTokenOutOfItsText() {
        TokenSource.Token token = new TokenSource.Token("abcdefgh", time.instant(), Duration.ofSeconds(5));
        assertFalse(token.toString().contains("abcdefgh"));
    }
}
