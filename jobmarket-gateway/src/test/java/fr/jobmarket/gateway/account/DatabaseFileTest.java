package fr.jobmarket.gateway.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.gateway.RunningGateway;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseFileTest {

    @TempDir
    Path home;

    @Test
    void aGatewayThatStopsLetsGoOfItsDatabase() {
        Path key = home.resolve("gateway/gateway.lock.db");
        try (RunningGateway gateway = RunningGateway.in(home)) {
            assertEquals(200, gateway.get("/health/liveness").status());
            assertTrue(Files.exists(key));
        }
        assertFalse(Files.exists(key));
    }
}
