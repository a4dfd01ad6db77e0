package fr.jobmarket.source.harvest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.jobmarket.simulator.FaultProfile;
import fr.jobmarket.simulator.JobMarketSimulator;
import fr.jobmarket.simulator.SimulatedSource;
import fr.jobmarket.source.RateLimiter;
import fr.jobmarket.source.francetravail.FranceTravailClient;
import fr.jobmarket.source.francetravail.FranceTravailQuery;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A harvest in another process, killed without warning and started again. */
class KilledHarvestTest {

    /** The other process. */
    static final class Harvester {
        public static void main(String[] arguments) throws Exception {
            FranceTravailClient client = FranceTravailClient.builder()
                    .clientId(arguments[2])
                    .clientSecret(arguments[3])
                    .baseUrl(arguments[0])
                    .tokenUrl(arguments[1])
                    .rateLimiter(RateLimiter.perSecond(30))
                    .retryPolicy(SimulatedClients.IMPATIENT)
                    .build();
            Path folder = Path.of(arguments[4]);
            try (HarvestSink sink = HarvestSink.toFile(folder.resolve("offers.jsonl"))) {
                HarvestReport report = FranceTravailHarvest.of(client, HarvestOptions.DEFAULT.withCheckpoint(folder))
                        .run(FranceTravailQuery.EVERYTHING, sink);
                Files.writeString(folder.resolve("report.json"), report.toJson());
            }
        }
    }

    @Test
    @Tag("slow")
    void isWholeAfterAll(@TempDir Path folder) throws Exception {
        killAndResume(4_500, 900, FaultProfile.CALM, folder, 2.5);
    }

    @Test
    @Tag("slow")
    void isWholeAfterAllWithFiftyThousandOffersAndFewCalls(@TempDir Path folder) throws Exception {
        killAndResume(50_000, 25_000, FaultProfile.HOSTILE, folder, 1.5);
    }

    private static void killAndResume(int offers, int killAfter, FaultProfile faults, Path folder, double mostCalls)
            throws Exception {
        try (JobMarketSimulator simulator = JobMarketSimulator.builder()
                .port(0)
                .syntheticMarket(offers, 0, 7)
                .faults(faults)
                .start()) {
            Process first = start(simulator, folder);
            Path file = folder.resolve("offers.jsonl");
            while (first.isAlive() && (!Files.exists(file) || lines(file) < killAfter)) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
            assertTrue(first.isAlive(), "it was done before it could be killed");
            first.destroyForcibly().waitFor();
            long before = lines(file);
            assertTrue(before >= killAfter && before < offers, "killed after " + before);

            assertEquals(0, start(simulator, folder).waitFor());
            List<String> ids = new ArrayList<>();
            ObjectMapper json = new ObjectMapper();
            for (String line : Files.readAllLines(file)) {
                ids.add(json.readTree(line).path("id").asText());
            }
            assertEquals(offers, ids.size(), "an offer came twice, or not at all");
            assertEquals(new TreeSet<>(simulator.servedIds(SimulatedSource.FRANCE_TRAVAIL)), new TreeSet<>(ids));
            long calls = simulator.requests().stream()
                    .filter(request -> request.path().endsWith("/search"))
                    .count();
            System.err.println("killed after " + before + " offers; " + calls + " search calls in both processes, "
                    + Files.readString(folder.resolve("report.json")));
            assertTrue(calls <= mostCalls * ((offers + 149) / 150), "calls: " + calls);
        }
    }

    /** Counts line ends as bytes: the file is being written, and may end in the middle of a character. */
    private static long lines(Path file) throws Exception {
        long count = 0;
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                for (int i = 0; i < read; i++) {
                    count += buffer[i] == '\n' ? 1 : 0;
                }
            }
        }
        return count;
    }

    private static Process start(JobMarketSimulator simulator, Path folder) throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Harvester.class.getName(),
                        simulator.franceTravailBaseUrl(),
                        simulator.franceTravailTokenUrl(),
                        simulator.clientId(),
                        simulator.clientSecret(),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
    }
}
