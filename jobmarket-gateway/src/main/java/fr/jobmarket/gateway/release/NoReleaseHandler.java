package fr.jobmarket.gateway.release;

import fr.jobmarket.gateway.http.Message;
import fr.jobmarket.gateway.http.MessageKey;
import fr.jobmarket.gateway.http.Problem;
import fr.jobmarket.gateway.http.ProblemException;
import fr.jobmarket.gateway.http.ProblemExceptionHandler;
import fr.jobmarket.serving.NoReleaseException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Answers requests that come before the first release with a 503, and the commands that bring one. */
@Singleton
final class NoReleaseHandler implements ExceptionHandler<NoReleaseException, HttpResponse<Problem>> {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final ProblemExceptionHandler problems;

    NoReleaseHandler(ProblemExceptionHandler problems) {
        this.problems = problems;
    }

    @Override
    @SuppressWarnings("rawtypes") // the interface gives the raw type
    public HttpResponse<Problem> handle(HttpRequest request, NoReleaseException exception) {
        Message detail = MessageKey.NO_RELEASE.with(String.valueOf(exception.getMessage()));
        return problems.handle(request, ProblemException.unavailable("urn:jobmarket:no-release", detail, RETRY_AFTER));
    }
}
