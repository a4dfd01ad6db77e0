package fr.jobmarket.gateway.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import fr.jobmarket.gateway.RunningGateway;
import fr.jobmarket.gateway.RunningGateway.Answer;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TracingTest {

    private static final String IN_MEMORY = "test.spans-in-memory";
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final AttributeKey<Long> STATUS = AttributeKey.longKey("http.response.status_code");

    @TempDir
    Path home;

    @Factory
    @Requires(property = IN_MEMORY)
    static class Memory {

        @Singleton
        InMemorySpanExporter spans() {
            return InMemorySpanExporter.create();
        }

        @Singleton
        OpenTelemetry openTelemetry(InMemorySpanExporter spans) {
            return OpenTelemetrySdk.builder()
                    .setPropagators(ContextPropagators.create(W3CTraceContextPropagator.getInstance()))
                    .setTracerProvider(SdkTracerProvider.builder()
                            .addSpanProcessor(SimpleSpanProcessor.create(spans))
                            .build())
                    .build();
        }
    }

    @Test
    void aRequestIsASpanNamedByItsRouteThatTellsNothingAnybodyWrote() {
        try (RunningGateway gateway = remembering(Map.of())) {
            Answer answer = gateway.get("/api/v1/feeds/a-secret/atom");
            assertEquals(404, answer.status());
            Answer unready = gateway.get("/api/v1/offers/francetravail:1?unknown=malade");
            assertTrue(unready.status() >= 400);

            List<SpanData> spans = spans(gateway, 2);
            assertFalse(spans.toString().contains("malade"), spans.toString());
            assertFalse(spans.toString().contains("a-secret"), spans.toString());
            SpanData second = spans.get(1);
            assertEquals("GET /api/v1/offers/{id}", second.getName());
            assertEquals(
                    unready.header("X-Request-Id"),
                    second.getAttributes().get(AttributeKey.stringKey("jobmarket.request_id")));
            assertEquals(unready.status(), second.getAttributes().get(STATUS));
        }
    }

    @Test
    void onlyWhatTheServerDidWrongIsAnError() {
        try (RunningGateway gateway = remembering(Map.of())) {
            assertEquals(404, gateway.get("/api/v1/nowhere").status());
            assertEquals(503, gateway.get("/api/v1/offers").status());
            List<SpanData> spans = spans(gateway, 2);
            assertEquals(StatusCode.UNSET, spans.get(0).getStatus().getStatusCode());
            assertEquals("GET", spans.get(0).getName());
            assertEquals(StatusCode.ERROR, spans.get(1).getStatus().getStatusCode());
        }
    }

    @Test
    void aTraceGoesOnWhereATrustedProxySaysSo() {
        try (RunningGateway gateway = remembering(Map.of("JOBMARKET_TRUSTED_PROXIES", "127.0.0.1"))) {
            traced(gateway, "198.51.100.7");
            assertEquals(TRACE, spans(gateway, 1).get(0).getTraceId());
        }
        try (RunningGateway gateway = remembering(Map.of())) {
            traced(gateway, "198.51.100.7");
            assertNotEquals(TRACE, spans(gateway, 1).get(0).getTraceId());
        }
    }

    private static void traced(RunningGateway gateway, String visitor) {
        gateway.exchange(gateway.request("/api/v1/nowhere")
                .header("X-Forwarded-For", visitor)
                .header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01"));
    }

    @Test
    void aGatewayThatIsNotToldWhereTracesGoMakesNone() {
        try (RunningGateway gateway = RunningGateway.in(home)) {
            assertNull(gateway.context().findBean(OpenTelemetry.class).orElse(null));
            assertNull(gateway.context().findBean(Tracing.class).orElse(null));
        }
    }

    @Test
    void spansArriveAtTheCollector() throws Exception {
        BlockingQueue<String> received = new LinkedBlockingQueue<>();
        HttpServer collector = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        collector.createContext("/v1/traces", exchange -> {
            received.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        collector.start();
        String address = "http://127.0.0.1:" + collector.getAddress().getPort();
        try (RunningGateway gateway =
                RunningGateway.in(home, Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", address), Map.of())) {
            gateway.get("/api/v1/offers/francetravail:1");
        } finally {
            // What was not sent yet is sent when the gateway stops.
            String sent = received.poll(10, TimeUnit.SECONDS);
            collector.stop(0);
            assertTrue(sent != null && sent.contains("GET /api/v1/offers/{id}"), String.valueOf(sent));
            assertTrue(sent.contains("jobmarket-gateway"), sent);
        }
    }

    private RunningGateway remembering(Map<String, String> environment) {
        return RunningGateway.in(home, environment, Map.of(IN_MEMORY, true));
    }

    /** An answer may be there before its span has ended. */
    private static List<SpanData> spans(RunningGateway gateway, int count) {
        InMemorySpanExporter memory = gateway.context().getBean(InMemorySpanExporter.class);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (memory.getFinishedSpanItems().size() < count && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertEquals(count, memory.getFinishedSpanItems().size());
        return memory.getFinishedSpanItems();
    }
}
