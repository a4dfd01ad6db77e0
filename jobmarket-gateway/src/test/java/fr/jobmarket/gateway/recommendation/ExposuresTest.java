package fr.jobmarket.gateway.recommendation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.jobmarket.gateway.RunningGateway;
import fr.jobmarket.gateway.TestReleases;
import fr.jobmarket.house.LocalPostgres;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was shown often is shown less, on both databases. */
class ExposuresTest {

    @TempDir
    Path home;

    @Test
    void inH2() {
        countsAndRemembers(Map.of());
    }

    @Test
    void inPostgres() throws Exception {
        Optional<Path> programs = LocalPostgres.programs();
        assumeTrue(programs.isPresent(), "PostgreSQL is not installed (Debian: apt-get install postgresql)");
        try (LocalPostgres server = LocalPostgres.start(programs.orElseThrow())) {
            countsAndRemembers(Map.of(
                    "JOBMARKET_DATABASE_URL", server.url(),
                    "JOBMARKET_DATABASE_USER", server.user(),
                    "JOBMARKET_DATABASE_PASSWORD", server.password()));
        }
    }

    private void countsAndRemembers(Map<String, String> environment) {
        TestReleases.publish(home, 600, 3);
        String usual;
        String first;
        long before;
        try (RunningGateway gateway = RunningGateway.in(home, environment, Map.of())) {
            gateway.awaitReadiness();
            Exposures exposures = gateway.context().getBean(Exposures.class);
            usual = ids(gateway, 0);
            assertEquals(usual, ids(gateway, 1), "nothing was shown before");
            first = usual.split(", ")[0].substring(1);
            assertEquals(0, exposures.of(first), "until the next look, a page asked for again is the same");
            exposures.update();
            assertEquals(2, exposures.of(first));
            assertNotEquals(usual, ids(gateway, 1));
            assertEquals(usual, ids(gateway, 0));
            exposures.update();
            assertTrue(exposures.of(first) > 2, "counted on");

            LocalDate today = LocalDate.now(ZoneOffset.UTC);
            ExposureRepository repository = gateway.context().getBean(ExposureRepository.class);
            repository.begin("adzuna:6", today.minusDays(6), 3);
            repository.begin("adzuna:7", today.minusDays(7), 3);
            exposures.update();
            assertEquals(3, exposures.of("adzuna:6"));
            assertEquals(0, exposures.of("adzuna:7"));
            before = exposures.of(first);
            assertEquals(usual, ids(gateway, 0));
        }
        try (RunningGateway again = RunningGateway.in(home, environment, Map.of())) {
            again.awaitReadiness();
            assertEquals(before + 1, again.context().getBean(Exposures.class).of(first), "written when it was stopped");
            assertNotEquals(usual, ids(again, 1));
            assertEquals(usual, ids(again, 0));
        }
    }

    private static String ids(RunningGateway gateway, int congestion) {
        return gateway.post(
                        "/api/v1/recommendations?top=10&congestion=" + congestion, "{\"jobTitle\":\"data engineer\"}")
                .json()
                .get("items")
                .findValuesAsText("id")
                .toString();
    }
}
