package fr.jobmarket.gateway.http;

import fr.jobmarket.gateway.http.Problem.FieldError;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.Error;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Words the framework's own errors as problems. What went wrong inside the server stays in its log. */
@Singleton
final class ProblemResponseProcessor implements ErrorResponseProcessor<Problem> {

    @Override
    public MutableHttpResponse<Problem> processResponse(ErrorContext context, MutableHttpResponse<?> response) {
        HttpStatus status = HttpStatus.valueOf(response.code());
        List<FieldError> errors = context.getErrors().stream()
                .map(ProblemResponseProcessor::fieldError)
                .toList();
        boolean hidden = status.getCode() >= 500;
        Problem problem = new Problem(
                "about:blank",
                status.getReason(),
                status.getCode(),
                hidden ? null : detail(errors),
                context.getRequest().getPath(),
                null,
                hidden || errors.stream().allMatch(error -> error.field().isEmpty()) ? null : errors);
        return response.contentType(Problem.MEDIA_TYPE).body(problem);
    }

    private static FieldError fieldError(Error error) {
        return new FieldError(error.getPath().orElse(""), error.getMessage());
    }

    private static @Nullable String detail(List<FieldError> errors) {
        if (errors.isEmpty()) {
            return null;
        }
        FieldError first = errors.get(0);
        return first.field().isEmpty() ? first.detail() : first.field() + ": " + first.detail();
    }
}
