package fr.jobmarket.gateway.release;

import fr.jobmarket.gateway.http.Message;
import fr.jobmarket.gateway.http.MessageKey;
import fr.jobmarket.gateway.http.Problem;
import fr.jobmarket.gateway.http.ProblemException;
import fr.jobmarket.gateway.http.ProblemExceptionHandler;
import fr.jobmarket.serving.NoReleaseException;
import fr.jobmarket.serving.Obstacle;
import fr.jobmarket.serving.Obstacle.Reason;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/** Answers requests that come before the first release with a 503, and the commands that bring one. */
@Singleton
final class NoReleaseHandler implements ExceptionHandler<NoReleaseException, HttpResponse<Problem>> {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private static final Map<Reason, MessageKey> REASONS = Map.of(
            Reason.OPENING, MessageKey.RELEASE_OPENING,
            Reason.NONE, MessageKey.RELEASE_NONE,
            Reason.UNREADABLE, MessageKey.RELEASE_UNREADABLE,
            Reason.NOT_OPENED, MessageKey.RELEASE_NOT_OPENED,
            Reason.NOT_FOLLOWED, MessageKey.RELEASE_NOT_FOLLOWED);

    private final ProblemExceptionHandler problems;

    NoReleaseHandler(ProblemExceptionHandler problems) {
        this.problems = problems;
    }

    @Override
    @SuppressWarnings("rawtypes") // the interface gives the raw type
    public HttpResponse<Problem> handle(HttpRequest request, NoReleaseException exception) {
        Obstacle obstacle = exception.obstacle();
        Message reason = Objects.requireNonNull(REASONS.get(obstacle.reason())).with(obstacle.release());
        Message detail = MessageKey.NO_RELEASE.with(reason);
        return problems.handle(request, ProblemException.unavailable("urn:jobmarket:no-release", detail, RETRY_AFTER));
    }
}
