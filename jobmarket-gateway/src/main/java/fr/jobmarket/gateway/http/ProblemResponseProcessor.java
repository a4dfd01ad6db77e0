package fr.jobmarket.gateway.http;

import fr.jobmarket.gateway.http.Problem.FieldError;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.NotAcceptableException;
import io.micronaut.http.server.exceptions.NotAllowedException;
import io.micronaut.http.server.exceptions.NotFoundException;
import io.micronaut.http.server.exceptions.UnsupportedMediaException;
import io.micronaut.http.server.exceptions.response.Error;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Words the framework's own errors as problems. What went wrong inside the server stays in its log. */
@Singleton
final class ProblemResponseProcessor implements ErrorResponseProcessor<Problem> {

    private static final Pattern TOO_LARGE =
            Pattern.compile("The content length \\[([0-9]+)] exceeds the maximum allowed content length \\[([0-9]+)]");

    @Override
    public MutableHttpResponse<Problem> processResponse(ErrorContext context, MutableHttpResponse<?> response) {
        HttpStatus status = HttpStatus.valueOf(response.code());
        Wording wording = Wording.of(context.getRequest());
        List<FieldError> errors = context.getErrors().stream()
                .map(error -> new FieldError(error.getPath().orElse(""), wording.text(message(context, error))))
                .toList();
        boolean hidden = status.getCode() >= 500;
        Problem problem = new Problem(
                "about:blank",
                wording.title(status),
                status.getCode(),
                hidden ? null : detail(errors),
                context.getRequest().getPath(),
                null,
                hidden || errors.stream().allMatch(error -> error.field().isEmpty()) ? null : errors);
        wording.announce(response);
        return response.contentType(Problem.MEDIA_TYPE).body(problem);
    }

    private static Message message(ErrorContext context, Error error) {
        Throwable cause = context.getRootCause().orElse(null);
        if (cause instanceof NotFoundException) {
            return MessageKey.PAGE_NOT_FOUND.with();
        } else if (cause instanceof NotAllowedException method) {
            return MessageKey.METHOD_NOT_ALLOWED.with(
                    method.getRequestMethod(), method.getUri(), method.getAllowedMethods());
        } else if (cause instanceof NotAcceptableException format) {
            return MessageKey.NOT_ACCEPTABLE.with(format.getAcceptedTypes(), format.getProduceableContentTypes());
        } else if (cause instanceof UnsupportedMediaException format) {
            return MessageKey.UNSUPPORTED_MEDIA.with(format.getContentType(), format.getAcceptableContentTypes());
        }
        return tooLarge(error.getMessage()).orElseGet(() -> MessageKey.VERBATIM.with(error.getMessage()));
    }

    /** How much there was and may be, which is in the framework's words alone. */
    private static Optional<Message> tooLarge(String words) {
        Matcher sizes = TOO_LARGE.matcher(words);
        return sizes.matches()
                ? Optional.of(MessageKey.TOO_LARGE.with(sizes.group(1), sizes.group(2)))
                : Optional.empty();
    }

    private static @Nullable String detail(List<FieldError> errors) {
        if (errors.isEmpty()) {
            return null;
        }
        FieldError first = errors.get(0);
        return first.field().isEmpty() ? first.detail() : first.field() + ": " + first.detail();
    }
}
