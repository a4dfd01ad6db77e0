package fr.jobmarket.gateway.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;

/** Answers what found the queue of its {@link BoundedThreads} full. */
@Singleton
final class BusyHandler implements ExceptionHandler<RejectedExecutionException, HttpResponse<Problem>> {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final ProblemExceptionHandler problems;

    BusyHandler(ProblemExceptionHandler problems) {
        this.problems = problems;
    }

    @Override
    @SuppressWarnings("rawtypes") // the interface gives the raw type
    public HttpResponse<Problem> handle(HttpRequest request, RejectedExecutionException exception) {
        return problems.handle(
                request, ProblemException.unavailable("urn:jobmarket:busy", MessageKey.BUSY.with(), RETRY_AFTER));
    }
}
