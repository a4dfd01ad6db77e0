package fr.jobmarket.gateway.http;

import io.micronaut.context.propagation.slf4j.MdcPropagationContext;
import io.micronaut.core.order.Ordered;
import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Gives every request an id, which its answer carries and whatever is logged meanwhile. A proxy of ours may have given it
 * one; anybody else could write anything into the log.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class RequestId implements Ordered {

    private static final String HEADER = "X-Request-Id";
    private static final String ATTRIBUTE = "jobmarket.request-id";
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private final Callers callers;

    RequestId(Callers callers) {
        this.callers = callers;
    }

    @Override
    public int getOrder() {
        return ServerFilterPhase.FIRST.before();
    }

    @RequestFilter
    void give(HttpRequest<?> request, MutablePropagatedContext context) {
        String id = given(request).orElseGet(() -> UUID.randomUUID().toString());
        request.setAttribute(ATTRIBUTE, id);
        context.add(new MdcPropagationContext(Map.of("requestId", id)));
    }

    private Optional<String> given(HttpRequest<?> request) {
        return Optional.ofNullable(request.getHeaders().get(HEADER))
                .filter(id -> FORM.matcher(id).matches() && callers.isForwarded(request));
    }

    @ResponseFilter
    void tell(HttpRequest<?> request, MutableHttpResponse<?> response) {
        of(request).ifPresent(id -> response.getHeaders().set(HEADER, id));
    }

    /** The id a request was given. */
    static Optional<String> of(HttpRequest<?> request) {
        return request.getAttribute(ATTRIBUTE, String.class);
    }
}
