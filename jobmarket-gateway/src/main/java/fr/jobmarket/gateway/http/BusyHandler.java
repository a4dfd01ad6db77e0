package fr.jobmarket.gateway.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Answers what found the queue of its {@link BoundedThreads} full. Not at once: who asks again as soon as they are refused, on
 * hundreds of connections, would keep the processors busy with refusals alone.
 */
@Singleton
final class BusyHandler
        implements ExceptionHandler<RejectedExecutionException, CompletableFuture<HttpResponse<Problem>>> {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    static final Duration PAUSE = Duration.ofMillis(500);

    private static final Executor LATER = CompletableFuture.delayedExecutor(PAUSE.toMillis(), TimeUnit.MILLISECONDS);

    private final ProblemExceptionHandler problems;

    BusyHandler(ProblemExceptionHandler problems) {
        this.problems = problems;
    }

    @Override
    @SuppressWarnings("rawtypes") // the interface gives the raw type
    public CompletableFuture<HttpResponse<Problem>> handle(HttpRequest request, RejectedExecutionException exception) {
        HttpResponse<Problem> refusal = problems.handle(
                request, ProblemException.unavailable("urn:jobmarket:busy", MessageKey.BUSY.with(), RETRY_AFTER));
        return CompletableFuture.supplyAsync(() -> refusal, LATER);
    }
}
