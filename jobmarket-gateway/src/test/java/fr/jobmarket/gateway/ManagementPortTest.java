package fr.jobmarket.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fr.jobmarket.house.LoopbackPort;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A gateway whose health and metrics are kept from those who use it. */
@MicronautTest(transactional = false)
class ManagementPortTest extends GatewayTest {

    private int port;

    @Override
    protected void prepare() {
        try {
            port = LoopbackPort.free().number();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected Map<String, String> environment() {
        return Map.of("JOBMARKET_MANAGEMENT_PORT", Integer.toString(port));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/prometheus", "/health/liveness"})
    void answersThereAndNowhereElse(String path) {
        GatewayClient inside = new GatewayClient(URI.create("http://localhost:" + port));
        assertEquals(200, inside.get(path).status());
        assertEquals(404, gateway.get(path).status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/openapi", "/api/v1/offers"})
    void answersNothingElseThere(String path) {
        GatewayClient inside = new GatewayClient(URI.create("http://localhost:" + port));
        assertEquals(404, inside.get(path).status());
    }
}
