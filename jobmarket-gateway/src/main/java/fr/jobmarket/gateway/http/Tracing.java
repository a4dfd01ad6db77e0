package fr.jobmarket.gateway.http;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.propagation.slf4j.MdcPropagationContext;
import io.micronaut.core.order.Ordered;
import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.http.BasicHttpAttributes;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One span for each request, named by method and template of the route, as OpenTelemetry's conventions for HTTP say.
 * Paths and parameters hold what people wrote, and secrets of feeds: none of it is told. An error is what the server did
 * wrong, so neither is a 404 one.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Requires(beans = OpenTelemetry.class)
final class Tracing implements Ordered {

    private static final String SPAN = "jobmarket.span";
    private static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.request.method");
    private static final AttributeKey<String> ROUTE = AttributeKey.stringKey("http.route");
    private static final AttributeKey<Long> STATUS = AttributeKey.longKey("http.response.status_code");
    private static final AttributeKey<String> REQUEST_ID = AttributeKey.stringKey("jobmarket.request_id");
    private static final int FIRST_SERVER_ERROR = 500;

    private final Tracer tracer;
    private final TextMapPropagator propagator;
    private final Callers callers;

    Tracing(OpenTelemetry telemetry, Callers callers) {
        this.tracer = telemetry.getTracer("fr.jobmarket.gateway");
        this.propagator = telemetry.getPropagators().getTextMapPropagator();
        this.callers = callers;
    }

    /** Inside of {@link RequestId}, whose id is told too. */
    @Override
    public int getOrder() {
        return ServerFilterPhase.FIRST.order();
    }

    @RequestFilter
    void begin(HttpRequest<?> request, MutablePropagatedContext context) {
        // Anybody else could have all of their requests recorded, or spoil the trace of another.
        Context parent = callers.isForwarded(request)
                ? propagator.extract(Context.root(), request.getHeaders(), Headers.INSTANCE)
                : Context.root();
        Span span = tracer.spanBuilder(method(request))
                .setSpanKind(SpanKind.SERVER)
                .setParent(parent)
                .setAttribute(METHOD, method(request))
                .startSpan();
        RequestId.of(request).ifPresent(id -> span.setAttribute(REQUEST_ID, id));
        request.setAttribute(SPAN, span);
        context.add(new MdcPropagationContext(
                Map.of("traceId", span.getSpanContext().getTraceId())));
    }

    /** What callers make up is no name. */
    private static String method(HttpRequest<?> request) {
        return request.getMethod() == HttpMethod.CUSTOM ? "_OTHER" : request.getMethodName();
    }

    @ResponseFilter
    void end(HttpRequest<?> request, HttpResponse<?> response) {
        Optional<Span> begun = request.getAttribute(SPAN, Span.class);
        if (begun.isEmpty()) {
            return;
        }
        Span span = begun.get();
        BasicHttpAttributes.getUriTemplate(request).ifPresent(route -> span.updateName(method(request) + " " + route)
                .setAttribute(ROUTE, route));
        span.setAttribute(STATUS, (long) response.code());
        if (response.code() >= FIRST_SERVER_ERROR) {
            span.setStatus(StatusCode.ERROR);
        }
        span.end();
    }

    private enum Headers implements TextMapGetter<HttpHeaders> {
        INSTANCE;

        @Override
        public Iterable<String> keys(HttpHeaders headers) {
            return headers.names();
        }

        @Override
        public @Nullable String get(@Nullable HttpHeaders headers, String name) {
            return headers == null ? null : headers.get(name);
        }
    }
}
