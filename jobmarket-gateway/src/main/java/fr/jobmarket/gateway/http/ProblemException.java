package fr.jobmarket.gateway.http;

import fr.jobmarket.candidate.CandidateProfile;
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
    private final transient Message detail;
    private final @Nullable String parameter;
    private final transient List<WrongField> errors;
    private final @Nullable Duration retryAfter;

    private ProblemException(
            HttpStatus status,
            String type,
            Message detail,
            @Nullable String parameter,
            List<WrongField> errors,
            @Nullable Duration retryAfter) {
        super(detail.toString(), null);
        this.status = status;
        this.type = type;
        this.detail = detail;
        this.parameter = parameter;
        this.errors = List.copyOf(errors);
        this.retryAfter = retryAfter;
    }

    /** 400: a query parameter is wrong. The detail says what was wrong and what is allowed. */
    public static ProblemException parameter(String parameter, Message detail) {
        Message text = MessageKey.PARAMETER.with(parameter, detail);
        return new ProblemException(
                HttpStatus.BAD_REQUEST, "urn:jobmarket:invalid-parameter", text, parameter, List.of(), null);
    }

    /** 400: a member of the body is wrong. The detail says what was wrong and what is allowed. */
    public static ProblemException field(String field, Message detail) {
        return fields(List.of(new WrongField(field, detail)));
    }

    /** 400: these members of the body are wrong. */
    static ProblemException fields(List<WrongField> errors) {
        WrongField first = errors.get(0);
        Message text = first.field().isEmpty() ? first.detail() : MessageKey.FIELD.with(first.field(), first.detail());
        return new ProblemException(HttpStatus.BAD_REQUEST, "urn:jobmarket:invalid-body", text, null, errors, null);
    }

    /** 400: the profile in the body has these problems. */
    public static ProblemException profile(List<CandidateProfile.Problem> problems) {
        return fields(problems.stream()
                .map(problem -> new WrongField(problem.field(), Objections.message(problem)))
                .toList());
    }

    /** 400: the request is wrong as a whole. */
    public static ProblemException badRequest(Message detail) {
        return new ProblemException(HttpStatus.BAD_REQUEST, "about:blank", detail, null, List.of(), null);
    }

    /** 404: there is no such thing. */
    public static ProblemException notFound(Message detail) {
        return new ProblemException(HttpStatus.NOT_FOUND, "about:blank", detail, null, List.of(), null);
    }

    /** 401: who asks is not known, or no longer. */
    public static ProblemException unauthorized(String type, Message detail) {
        return new ProblemException(HttpStatus.UNAUTHORIZED, type, detail, null, List.of(), null);
    }

    /** 403: who asks is known and may not do that. */
    public static ProblemException forbidden(Message detail) {
        return new ProblemException(HttpStatus.FORBIDDEN, "about:blank", detail, null, List.of(), null);
    }

    /** 409: it contradicts what is there. */
    public static ProblemException conflict(String type, Message detail) {
        return new ProblemException(HttpStatus.CONFLICT, type, detail, null, List.of(), null);
    }

    /** 422: the key of a request stands for another one. */
    public static ProblemException keyReused(Message detail) {
        return new ProblemException(
                HttpStatus.UNPROCESSABLE_ENTITY, "urn:jobmarket:key-reused", detail, null, List.of(), null);
    }

    /** 429: too often. */
    public static ProblemException tooManyRequests(Message detail, Duration retryAfter) {
        return new ProblemException(
                HttpStatus.TOO_MANY_REQUESTS, "urn:jobmarket:too-many-attempts", detail, null, List.of(), retryAfter);
    }

    /** 503: not now, for a reason the caller may know. */
    public static ProblemException unavailable(String type, Message detail, Duration retryAfter) {
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

    Problem toProblem(String path, Wording wording) {
        List<FieldError> wrong = errors.stream()
                .map(error -> new FieldError(error.field(), wording.text(error.detail())))
                .toList();
        return new Problem(
                type,
                wording.title(status),
                status.getCode(),
                wording.text(detail),
                path,
                parameter,
                wrong.isEmpty() ? null : wrong);
    }

    /**
     * One wrong member of a body.
     *
     * @param field its path; empty for the body as a whole
     * @param detail what is wrong with it and what is allowed
     */
    record WrongField(String field, Message detail) {}
}
