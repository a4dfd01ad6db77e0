package fr.jobmarket.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.error.InvalidInputException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatewaySettingsTest {

    @Test
    void needsNothingToStartOnThisMachineAlone() {
        Map<String, Object> properties = GatewaySettings.properties(Map.of());
        assertEquals(8080, properties.get("micronaut.server.port"));
        assertEquals("127.0.0.1", properties.get("micronaut.server.host"));
        assertEquals(Path.of("data").toAbsolutePath().toString(), properties.get(GatewaySettings.HOME));
        assertTrue(properties.get("datasources.default.url").toString().startsWith("jdbc:h2:file:/"));
        assertFalse(properties.containsKey("micronaut.server.cors.enabled"));
    }

    @ParameterizedTest
    @CsvSource({
        "JOBMARKET_GATEWAY_PORT, eighty",
        "JOBMARKET_GATEWAY_PORT, 70000",
        "JOBMARKET_GATEWAY_PORT, -1",
        "JOBMARKET_DATABASE_URL, jdbc:mysql://localhost/x",
        "JOBMARKET_SITE_URL, https://user:not-long-enough@jobs.example.org",
        "JOBMARKET_SITE_URL, jobs.example.org",
        "JOBMARKET_RELEASE_POLL, often",
        "JOBMARKET_RECOMMENDATION_LOG_DAYS, -1",
        "JOBMARKET_ANONYMOUS_RECOMMENDATIONS_PER_HOUR, 3601",
        "JOBMARKET_RELEASE_POLL, 0s",
        "JOBMARKET_RELEASES_URL, s3://key:not-long-enough@releases",
    })
    void namesTheVariableThatIsWrongButNotASecret(String variable, String value) {
        InvalidInputException refused =
                assertThrows(InvalidInputException.class, () -> GatewaySettings.properties(Map.of(variable, value)));
        assertTrue(String.valueOf(refused.getMessage()).contains(variable));
        assertFalse(String.valueOf(refused.getMessage()).contains("not-long-enough"));
    }
}
