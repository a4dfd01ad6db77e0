package fr.jobmarket.gateway;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * One gateway for all tests of a class, which is a {@code MicronautTest}. What is to be there before it starts, and how it
 * is set, says the class in {@link #prepare} and its fellows.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class GatewayTest implements TestPropertyProvider {

    /** What the gateway keeps is under this folder. */
    @TempDir
    protected static Path home;

    /** Speaks to the gateway. */
    protected static GatewayClient gateway;

    @Inject
    EmbeddedServer server;

    /** The beans, for what HTTP cannot show. */
    @Inject
    protected ApplicationContext context;

    /** Puts into the home what the gateway finds when it starts. */
    protected void prepare() {}

    /** Environment variables beside those of every test. */
    protected Map<String, String> environment() {
        return Map.of();
    }

    /** Properties that win over those of the environment. */
    protected Map<String, Object> overrides() {
        return Map.of();
    }

    @Override
    public final Map<String, String> getProperties() {
        prepare();
        return RunningGateway.properties(home, environment(), overrides()).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, property -> text(property.getValue())));
    }

    private static String text(Object value) {
        return value instanceof String[] several ? String.join(",", several) : value.toString();
    }

    @BeforeAll
    void connect() {
        gateway = new GatewayClient(server.getURI());
    }
}
