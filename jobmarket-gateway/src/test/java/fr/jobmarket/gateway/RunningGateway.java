package fr.jobmarket.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.jobmarket.offer.OfferJson;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A gateway started as {@link Application} starts it, on a free port, and a client that speaks plain HTTP to it. */
public final class RunningGateway extends GatewayClient implements AutoCloseable {

    private static final ObjectMapper JSON = OfferJson.newMapper();

    private final EmbeddedServer server;

    private RunningGateway(EmbeddedServer server) {
        super(server.getURI());
        this.server = server;
    }

    /** With everything it keeps under this folder, and no release unless there is one in it. */
    public static RunningGateway in(Path home) {
        return in(home, Map.of(), Map.of());
    }

    /** The same with other environment variables and properties. */
    public static RunningGateway in(Path home, Map<String, String> environment, Map<String, Object> overrides) {
        EmbeddedServer server = ApplicationContext.builder()
                .properties(properties(home, environment, overrides))
                .deduceEnvironment(false)
                .banner(false)
                .run(EmbeddedServer.class);
        return new RunningGateway(server);
    }

    /** What {@link Application} would start with, on any free port. */
    static Map<String, Object> properties(Path home, Map<String, String> environment, Map<String, Object> overrides) {
        Map<String, String> variables = new HashMap<>(environment);
        variables.put("JOBMARKET_HOME", home.toString());
        variables.put("JOBMARKET_GATEWAY_PORT", "0");
        variables.putIfAbsent("JOBMARKET_RELEASE_POLL", "100ms");
        Map<String, Object> properties = new HashMap<>(GatewaySettings.properties(variables));
        properties.putAll(overrides);
        return properties;
    }

    /** The beans, for what HTTP cannot show. */
    public ApplicationContext context() {
        return server.getApplicationContext();
    }

    @Override
    public void close() {
        server.getApplicationContext().close();
    }

    /** An answer, with its body read as JSON when it is. */
    public record Answer(int status, String body, HttpResponse<String> response) {

        /** The body as JSON. */
        public JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException("not JSON: " + body, e);
            }
        }

        /** The first value of a header, or an empty text. */
        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }
}
