package fr.jobmarket.source.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import fr.jobmarket.source.AuthenticationException;
import fr.jobmarket.source.CallInterruptedException;
import fr.jobmarket.source.DeadlineExceededException;
import fr.jobmarket.source.ManualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class TokenSourceTest {

    private static final Instant LATER = Instant.parse("2100-01-01T00:00:00Z");

    private final ManualTime time = new ManualTime();
    private final AtomicInteger requests = new AtomicInteger();

    private TokenSource source(Duration lifetime) {
        return new TokenSource(
                deadline -> new TokenSource.Token("token-" + requests.incrementAndGet(), time.instant(), lifetime),
                time);
    }

    @Test
    void renewsATokenShortlyBeforeItExpires() {
        TokenSource source = source(Duration.ofSeconds(1_499));
        assertEquals("token-1", source.token(LATER));
        time.advance(Duration.ofSeconds(1_438));
        assertEquals("token-1", source.token(LATER));
        time.advance(Duration.ofSeconds(2));
        assertEquals("token-2", source.token(LATER));
    }

    @Test
    void usesEvenATokenOfAFewSeconds() {
        TokenSource source = source(Duration.ofSeconds(2));
        assertEquals("token-1", source.token(LATER));
        assertEquals("token-1", source.token(LATER));
    }

    @Test
    void replacesARefusedTokenOnlyWhileItIsTheCurrentOne() {
        TokenSource source = source(Duration.ofMinutes(20));
        String first = source.token(LATER);
        String second = source.tokenInsteadOf(first, LATER);
        assertEquals(second, source.tokenInsteadOf(first, LATER));
        assertEquals(2, requests.get());
    }

    @Test
    void asksOnceForManyThreadsAndFailsAllTogether() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        TokenSource source = new TokenSource(
                deadline -> {
                    requests.incrementAndGet();
                    try {
                        asked.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    throw new AuthenticationException("no", 400);
                },
                time);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<?>> calls = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            calls.add(threads.submit(() -> assertThrows(AuthenticationException.class, () -> source.token(LATER))));
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

    @Test
    @Timeout(20)
    void asksAgainAfterAFailureOfAnyKind() {
        for (Throwable failure : List.of(
                new IllegalStateException("a mistake"),
                new StackOverflowError("an error"),
                new AuthenticationException("no", 400))) {
            AtomicInteger asked = new AtomicInteger();
            TokenSource source = new TokenSource(
                    deadline -> {
                        if (asked.incrementAndGet() == 1) {
                            throw TokenSourceTest.<RuntimeException>sneak(failure);
                        }
                        return new TokenSource.Token("good", time.instant(), Duration.ofMinutes(20));
                    },
                    time);
            assertSame(failure, assertThrows(Throwable.class, () -> source.token(LATER)));
            assertEquals("good", source.token(LATER));
        }
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T extends Throwable> T sneak(Throwable thrown) throws T {
        throw (T) thrown;
    }

    @Test
    @Timeout(20)
    void cancellingTheCallThatAsksForATokenLeavesTheOthersAlone() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        TokenSource source = new TokenSource(
                deadline -> {
                    if (requests.incrementAndGet() == 1) {
                        asked.countDown();
                        try {
                            Thread.sleep(60_000);
                        } catch (InterruptedException e) {
                            throw new CallInterruptedException("cancelled", e);
                        }
                    }
                    return new TokenSource.Token("good", time.instant(), Duration.ofMinutes(20));
                },
                time);
        CompletableFuture<String> cancelled = InterruptibleFuture.of(() -> source.token(LATER));
        asked.await();
        List<CompletableFuture<String>> others = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            others.add(InterruptibleFuture.of(() -> source.token(LATER)));
        }
        Thread.sleep(100);
        cancelled.cancel(true);
        for (CompletableFuture<String> other : others) {
            assertEquals("good", other.get());
        }
        assertEquals(2, requests.get());
    }

    @Test
    void waitsForTheTokenOfAnotherCallNoLongerThanItMay() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        TokenSource source = new TokenSource(
                deadline -> {
                    asked.countDown();
                    try {
                        Thread.sleep(60_000);
                    } catch (InterruptedException e) {
                        throw new CallInterruptedException("cancelled", e);
                    }
                    throw new IllegalStateException("never");
                },
                time);
        CompletableFuture<String> slow = InterruptibleFuture.of(() -> source.token(LATER));
        asked.await();
        assertThrows(
                DeadlineExceededException.class,
                () -> source.token(time.instant().plusMillis(50)));
        slow.cancel(true);
    }
}
