package fr.jobmarket.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Runs only where the shared files of real offers lie beside the repository. */
@Tag("slow")
class RealFilesTest {
    @Test
    void servesEveryOfferOfTheGivenFiles() throws IOException {
        Path data = sharedData();
        try (JobMarketSimulator simulator = JobMarketSimulator.builder()
                .offers(data.resolve("francetravail-offers.jsonl.gz"), data.resolve("adzuna-fr-offers.jsonl.gz"))
                .start()) {
            assertEquals(List.of(), simulator.loadIssues());
            assertEquals(6_939, simulator.size(SimulatedSource.FRANCE_TRAVAIL));
            assertEquals(2_426, simulator.size(SimulatedSource.ADZUNA));
            Calls calls = new Calls(simulator).signIn();
            assertTrue(Calls.header(calls.search(), "Content-Range").endsWith("/6939"));
            assertEquals(
                    2_426,
                    Calls.json(calls.adzuna("/jobs/fr/search/1")).path("count").asInt());
        }
    }

    @Test
    void splitsTheRealStockByDateWithoutLosingAnOffer() throws IOException {
        Path data = sharedData();
        try (JobMarketSimulator simulator = JobMarketSimulator.builder()
                .offers(data.resolve("francetravail-offers.jsonl.gz"))
                .start()) {
            Calls calls = new Calls(simulator).signIn();
            int sum = 0;
            for (int year = 2018; year < 2028; year++) {
                String range = Calls.header(
                        calls.search(
                                "minCreationDate",
                                year + "-01-01T00:00:00Z",
                                "maxCreationDate",
                                year + "-12-31T23:59:59Z"),
                        "Content-Range");
                sum += Integer.parseInt(range.substring(range.indexOf('/') + 1));
            }
            assertEquals(6_939, sum);
        }
    }

    private static Path sharedData() {
        String given = Optional.ofNullable(System.getProperty("JOBMARKET_SHARED_DATA"))
                .orElse(System.getenv("JOBMARKET_SHARED_DATA"));
        Path data = given == null ? besideRepository() : Path.of(given);
        Assumptions.assumeTrue(
                Files.isDirectory(data), () -> "skipped: no real offers in " + data + ", set JOBMARKET_SHARED_DATA");
        return data;
    }

    private static Path besideRepository() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder.getParent() != null && !Files.exists(folder.resolve(".git"))) {
            folder = folder.getParent();
        }
        return folder.resolve("../shared/data").normalize();
    }
}
