package fr.jobmarket.gateway.monitoring;

import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.gateway.GatewaySettings;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigurationException;
import java.util.Map;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** Sends traces where the environment says: OpenTelemetry, set up by its own variables. */
@Factory
final class TracingFactory {

    @Context
    @Bean(preDestroy = "close")
    @Requires(property = GatewaySettings.TRACES)
    OpenTelemetrySdk openTelemetry(@Property(name = GatewaySettings.TRACES) String endpoint) {
        // It says in the JDK's log when a collector is not there.
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        try {
            return AutoConfiguredOpenTelemetrySdk.builder()
                    .addPropertiesSupplier(() -> Map.of(
                            "otel.service.name", "jobmarket-gateway",
                            "otel.exporter.otlp.protocol", "http/protobuf",
                            "otel.exporter.otlp.endpoint", endpoint,
                            "otel.metrics.exporter", "none",
                            "otel.logs.exporter", "none"))
                    .disableShutdownHook()
                    .build()
                    .getOpenTelemetrySdk();
        } catch (ConfigurationException e) {
            throw new InvalidInputException("tracing cannot be set up by OTEL_…: " + e.getMessage(), e);
        }
    }
}
