package fr.jobmarket.gateway.account;

import fr.jobmarket.gateway.http.MessageKey;
import fr.jobmarket.gateway.http.Problem;
import fr.jobmarket.gateway.http.ProblemException;
import fr.jobmarket.gateway.http.ProblemExceptionHandler;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.security.authentication.AuthorizationException;
import io.micronaut.security.authentication.DefaultAuthorizationExceptionHandler;
import jakarta.inject.Singleton;

/** Answers requests that lack a valid token, or the right to what they ask for, with a problem. */
@Singleton
@Replaces(DefaultAuthorizationExceptionHandler.class)
final class UnauthorizedHandler implements ExceptionHandler<AuthorizationException, HttpResponse<Problem>> {

    private final ProblemExceptionHandler problems;

    UnauthorizedHandler(ProblemExceptionHandler problems) {
        this.problems = problems;
    }

    @Override
    @SuppressWarnings("rawtypes") // the interface gives the raw type
    public HttpResponse<Problem> handle(HttpRequest request, AuthorizationException exception) {
        return problems.handle(
                request,
                exception.isForbidden()
                        ? ProblemException.forbidden(MessageKey.MAY_NOT.with())
                        : ProblemException.unauthorized("about:blank", MessageKey.TOKEN_NEEDED.with()));
    }
}
