package fr.jobmarket.source.internal;

import fr.jobmarket.error.RetriableException;
import fr.jobmarket.source.CallInterruptedException;
import fr.jobmarket.source.DeadlineExceededException;
import fr.jobmarket.source.QuotaExhaustedException;
import fr.jobmarket.source.RateLimiter;
import fr.jobmarket.source.RetryPolicy;
import fr.jobmarket.source.ServerException;
import fr.jobmarket.source.TransportException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends requests: waits for the gate, bounds each attempt and the whole call in time, repeats what may succeed later.
 * Thread-safe.
 *
 * <p>The loop is written out rather than taken from a retry library because its waits must go through the injected
 * {@link RateLimiter.Sleeper} and end at the call's deadline.
 */
public final class ApiTransport {

    private static final Logger LOG = LoggerFactory.getLogger(ApiTransport.class);

    private final HttpClient http;
    private final CallGate gate;
    private final RetryPolicy policy;
    private final Clock clock;
    private final RateLimiter.Sleeper sleeper;
    private final RandomGenerator random;
    private final RetryBudget budget = new RetryBudget();
    private final CallMeter meter;

    /** One try of a call; it throws a retriable error when another try may succeed. */
    @FunctionalInterface
    public interface Attempt<T> {
        /** Makes the try, which must end before the deadline. */
        T run(Instant deadline);
    }

    /** A transport over an HTTP client that follows no redirects, lest credentials leave for another host. */
    public ApiTransport(
            HttpClient http,
            CallGate gate,
            CallMeter meter,
            RetryPolicy policy,
            Clock clock,
            RateLimiter.Sleeper sleeper,
            RandomGenerator random) {
        this.http = http;
        this.gate = gate;
        this.meter = meter;
        this.policy = policy;
        this.clock = clock;
        this.sleeper = sleeper;
        this.random = random;
    }

    /** The HTTP client the API clients use unless given another. */
    public static HttpClient newHttpClient() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(Duration.ofSeconds(10))
                .build();
    }

    /** What was sent so far. */
    public CallMeter meter() {
        return meter;
    }

    /** Runs the attempt until it succeeds, fails for good, or retries, budget or time are used up. */
    public <T> T call(String what, Attempt<T> attempt) {
        Instant deadline = clock.instant().plus(policy.callDeadline());
        for (int failures = 0; ; failures++) {
            try {
                T result = attempt.run(deadline);
                budget.earn();
                return result;
            } catch (DeadlineExceededException | CallInterruptedException | QuotaExhaustedException e) {
                throw e;
            } catch (RetriableException e) {
                waitBeforeRetry(what, e, failures, deadline);
                meter.retried();
            }
        }
    }

    private void waitBeforeRetry(String what, RetriableException failure, int failures, Instant deadline) {
        if (failures >= policy.maxRetries() || !budget.spend()) {
            throw failure;
        }
        Duration delay = delay(failure, failures);
        if (clock.instant().plus(delay).isAfter(deadline)) {
            throw failure;
        }
        LOG.debug("{} failed, again in {}: {}", what, delay, failure.getMessage());
        try {
            sleeper.sleep(delay);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CallInterruptedException("interrupted before repeating " + what, e);
        }
    }

    private Duration delay(RetriableException failure, int failures) {
        long exponential = policy.firstDelay().toMillis() << Math.min(failures, 20);
        long bounded = Math.min(exponential, policy.maxDelay().toMillis());
        Duration jittered = Duration.ofMillis(bounded - random.nextLong(bounded / 2 + 1));
        Duration asked = retryAfter(failure).orElse(Duration.ZERO);
        return asked.compareTo(jittered) > 0 ? asked : jittered;
    }

    private static Optional<Duration> retryAfter(RetriableException failure) {
        return failure instanceof ServerException server ? server.retryAfter() : Optional.empty();
    }

    /** Sends one request through the gate and waits for the whole answer. */
    public Answer exchange(String what, HttpRequest request, Instant deadline) {
        gate.enter(deadline);
        meter.called();
        Answer answer = send(what, request, deadline);
        gate.learn(answer.status(), answer.headers());
        return answer;
    }

    private Answer send(String what, HttpRequest request, Instant deadline) {
        Duration left = Duration.between(clock.instant(), deadline);
        if (left.isNegative() || left.isZero()) {
            throw new DeadlineExceededException("no time left for " + what, null);
        }
        Duration limit = left.compareTo(policy.attemptTimeout()) < 0 ? left : policy.attemptTimeout();
        CompletableFuture<HttpResponse<byte[]>> sent =
                http.sendAsync(request, info -> new BoundedBody(BoundedBody.MAX_BYTES));
        try {
            HttpResponse<byte[]> response = sent.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return new Answer(response.statusCode(), response.headers(), response.body(), clock.instant());
        } catch (TimeoutException e) {
            sent.cancel(true);
            throw new TransportException("no whole answer to " + what + " within " + limit, e);
        } catch (InterruptedException e) {
            sent.cancel(true);
            Thread.currentThread().interrupt();
            throw new CallInterruptedException("interrupted during " + what, e);
        } catch (ExecutionException e) {
            throw failed(what, e.getCause() == null ? e : e.getCause());
        }
    }

    private static TransportException failed(String what, Throwable cause) {
        if (cause instanceof ConnectException) {
            return new TransportException("cannot connect for " + what + "; check the base URL and the network", cause);
        }
        String reason = cause instanceof IOException && cause.getMessage() != null
                ? cause.getMessage()
                : cause.getClass().getSimpleName();
        return new TransportException(what + " failed: " + reason, cause);
    }
}
