package fr.jobmarket.gateway.http;

import fr.jobmarket.gateway.http.ProblemException.WrongField;
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
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
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
                request, ProblemException.parameter(exception.getArgument().getName(), MessageKey.WRONG_KIND.with()));
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
                ? ProblemException.badRequest(MessageKey.BODY_NEEDED.with())
                : ProblemException.parameter(exception.getArgument().getName(), MessageKey.NEEDED.with());
    }

    private static ProblemException constraintProblem(ConstraintViolationException exception) {
        List<WrongField> errors = exception.getConstraintViolations().stream()
                .map(violation -> new WrongField(field(violation), message(violation)))
                .sorted(Comparator.comparing(WrongField::field))
                .toList();
        return ProblemException.fields(errors);
    }

    private static Message message(ConstraintViolation<?> violation) {
        Annotation constraint = violation.getConstraintDescriptor().getAnnotation();
        if (violation.getMessage().equals(VisibleText.MESSAGE)) {
            return MessageKey.VISIBLE_TEXT.with();
        } else if (constraint instanceof NotBlank) {
            return MessageKey.NOT_BLANK.with();
        } else if (constraint instanceof NotNull) {
            return MessageKey.NOT_NULL.with();
        } else if (constraint instanceof Size size) {
            return MessageKey.SIZE.with(size.min(), size.max());
        } else if (constraint instanceof Pattern pattern) {
            return MessageKey.PATTERN.with(pattern.regexp());
        } else if (constraint instanceof Min bound) {
            return MessageKey.AT_LEAST.with(bound.value());
        } else if (constraint instanceof Max bound) {
            return MessageKey.AT_MOST.with(bound.value());
        }
        return MessageKey.VERBATIM.with(violation.getMessage());
    }

    /** The member of the body: the path without the method and its argument, which callers do not know. */
    private static String field(ConstraintViolation<?> violation) {
        return StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
                .skip(2)
                .map(Path.Node::getName)
                .collect(Collectors.joining("."));
    }
}
