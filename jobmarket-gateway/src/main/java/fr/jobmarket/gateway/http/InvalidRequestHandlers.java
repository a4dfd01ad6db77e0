package fr.jobmarket.gateway.http;

import fr.jobmarket.gateway.http.Problem.FieldError;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ConversionErrorHandler;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.http.server.exceptions.UnsatisfiedRouteHandler;
import io.micronaut.validation.exceptions.ConstraintExceptionHandler;
import io.micronaut.web.router.exceptions.UnsatisfiedRouteException;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Words what the framework found wrong with a request before any code of ours saw it. */
@Factory
@SuppressWarnings("rawtypes") // the interface gives the raw type
final class InvalidRequestHandlers {

    private final ProblemExceptionHandler problems;

    InvalidRequestHandlers(ProblemExceptionHandler problems) {
        this.problems = problems;
    }

    @Singleton
    @Replaces(ConversionErrorHandler.class)
    ExceptionHandler<ConversionErrorException, HttpResponse<Problem>> conversion() {
        return (request, exception) -> problems.handle(
                request,
                ProblemException.parameter(exception.getArgument().getName(), "the value is not of the right kind"));
    }

    @Singleton
    @Replaces(UnsatisfiedRouteHandler.class)
    ExceptionHandler<UnsatisfiedRouteException, HttpResponse<Problem>> unsatisfied() {
        return (request, exception) -> problems.handle(request, unsatisfiedProblem(request, exception));
    }

    @Singleton
    @Replaces(ConstraintExceptionHandler.class)
    ExceptionHandler<ConstraintViolationException, HttpResponse<Problem>> constraint() {
        return (request, exception) -> problems.handle(request, constraintProblem(exception));
    }

    private static ProblemException unsatisfiedProblem(HttpRequest request, UnsatisfiedRouteException exception) {
        return request.getBody().isEmpty() && request.getMethod().permitsRequestBody()
                ? ProblemException.badRequest("a JSON body is needed")
                : ProblemException.parameter(exception.getArgument().getName(), "is needed");
    }

    private static ProblemException constraintProblem(ConstraintViolationException exception) {
        List<FieldError> errors = exception.getConstraintViolations().stream()
                .map(violation -> new FieldError(field(violation), violation.getMessage()))
                .sorted(Comparator.comparing(FieldError::field))
                .toList();
        return ProblemException.fields(errors);
    }

    /** The member of the body: the path without the method and its argument, which callers do not know. */
    private static String field(ConstraintViolation<?> violation) {
        return StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
                .skip(2)
                .map(Path.Node::getName)
                .collect(Collectors.joining("."));
    }
}
