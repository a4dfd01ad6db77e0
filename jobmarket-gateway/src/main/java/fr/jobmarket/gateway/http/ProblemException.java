package fr.jobmarket.gateway.http;

import fr.jobmarket.error.NonRetriableException;
import fr.jobmarket.gateway.http.Problem.FieldError;
import io.micronaut.http.HttpStatus;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request that ends in a problem. Its detail is meant for the caller. */
public final class ProblemException extends NonRetriableException {

    private static final long serialVersionUID = 1L;

    private final transient HttpStatus status;
    private final String type;
    private final @Nullable String parameter;
    private final transient List<FieldError> errors;
    private final @Nullable Duration retryAfter;

    private ProblemException(
            HttpStatus status,
            String type,
            String detail,
            @Nullable String parameter,
            List<FieldError> errors,
            @Nullable Duration retryAfter) {
        super(detail, null);
        this.status = status;
        this.type = type;
        this.parameter = parameter;
        this.errors = List.copyOf(errors);
        this.retryAfter = retryAfter;
    }

    /** 400: a query parameter is wrong. The detail says what was wrong and what is allowed. */
    public static ProblemException parameter(String parameter, String detail) {
        String text = "parameter \"" + parameter + "\": " + detail;
        return new ProblemException(
                HttpStatus.BAD_REQUEST, "urn:jobmarket:invalid-parameter", text, parameter, List.of(), null);
    }

    /** 400: a member of the body is wrong. The detail says what was wrong and what is allowed. */
    public static ProblemException field(String field, String detail) {
        return fields(List.of(new FieldError(field, detail)));
    }

    /** 400: these members of the body are wrong. */
    static ProblemException fields(List<FieldError> errors) {
        FieldError first = errors.get(0);
        String text = first.field().isEmpty() ? first.detail() : "\"" + first.field() + "\": " + first.detail();
        return new ProblemException(HttpStatus.BAD_REQUEST, "urn:jobmarket:invalid-body", text, null, errors, null);
    }

    /** 400: a profile has these problems, each worded as {@code member: what is wrong with it}. */
    public static ProblemException profile(List<String> problems) {
        return fields(problems.stream()
                .map(problem -> problem.split(": ", 2))
                .map(parts -> new FieldError(parts.length == 2 ? parts[0] : "", parts[parts.length - 1]))
                .toList());
    }

    /** 400: the request is wrong as a whole. */
    public static ProblemException badRequest(String detail) {
        return new ProblemException(HttpStatus.BAD_REQUEST, "about:blank", detail, null, List.of(), null);
    }

    /** 404: there is no such thing. */
    public static ProblemException notFound(String detail) {
        return new ProblemException(HttpStatus.NOT_FOUND, "about:blank", detail, null, List.of(), null);
    }

    /** 401: who asks is not known, or no longer. */
    public static ProblemException unauthorized(String type, String detail) {
        return new ProblemException(HttpStatus.UNAUTHORIZED, type, detail, null, List.of(), null);
    }

    /** 403: who asks is known and may not do that. */
    public static ProblemException forbidden(String detail) {
        return new ProblemException(HttpStatus.FORBIDDEN, "about:blank", detail, null, List.of(), null);
    }

    /** 409: it contradicts what is there. */
    public static ProblemException conflict(String type, String detail) {
        return new ProblemException(HttpStatus.CONFLICT, type, detail, null, List.of(), null);
    }

    /** 422: the key of a request stands for another one. */
    public static ProblemException keyReused(String detail) {
        return new ProblemException(
                HttpStatus.UNPROCESSABLE_ENTITY, "urn:jobmarket:key-reused", detail, null, List.of(), null);
    }

    /** 429: too often. */
    public static ProblemException tooManyRequests(String detail, Duration retryAfter) {
        return new ProblemException(
                HttpStatus.TOO_MANY_REQUESTS, "urn:jobmarket:too-many-attempts", detail, null, List.of(), retryAfter);
    }

    /** 503: not now, for a reason the caller may know. */
    public static ProblemException unavailable(String type, String detail, Duration retryAfter) {
        return new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, type, detail, null, List.of(), retryAfter);
    }

    /** A wait as whole seconds, never too few: whoever comes back then is let in. */
    public static long wholeSeconds(Duration wait) {
        return Math.max(1, wait.plusNanos(999_999_999).toSeconds());
    }

    HttpStatus status() {
        return status;
    }

    @Nullable
    Duration retryAfter() {
        return retryAfter;
    }

    Problem toProblem(String path) {
        return new Problem(
                type,
                status.getReason(),
                status.getCode(),
                getMessage(),
                path,
                parameter,
                errors.isEmpty() ? null : errors);
    }
}
