package fr.jobmarket.source.harvest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.source.RateLimiter;
import fr.jobmarket.source.ScriptedServer;
import fr.jobmarket.source.ScriptedServer.Reply;
import fr.jobmarket.source.ScriptedServer.Request;
import fr.jobmarket.source.francetravail.FranceTravailClient;
import fr.jobmarket.source.francetravail.FranceTravailQuery;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The memory of a harvest of a million offers, in a process of its own. */
@Tag("slow")
class MillionOffersTest {

    private static final int OFFERS = 1_000_000;
    private static final long FIRST = Instant.parse("2026-01-01T00:00:00Z").getEpochSecond();
    private static final String PADDING = "x".repeat(3_000);

    /** The other process. */
    static final class Harvester {
        public static void main(String[] arguments) throws Exception {
            FranceTravailClient client = FranceTravailClient.builder()
                    .clientId("client")
                    .clientSecret("secret")
                    .baseUrl(arguments[0])
                    .tokenUrl(arguments[0] + "/token")
                    .rateLimiter(RateLimiter.perSecond(1_000))
                    .build();
            AtomicLong bytes = new AtomicLong();
            HarvestReport report = FranceTravailHarvest.of(client)
                    .run(
                            FranceTravailQuery.EVERYTHING,
                            offer -> bytes.addAndGet(offer.payload().length()));
            System.out.println(report.complete() + " " + report.distinct() + " " + bytes + " " + report.toJson());
        }
    }

    @Test
    void fitsAHeapOf256Megabytes(@TempDir Path folder) throws Exception {
        try (ScriptedServer server = new ScriptedServer(MillionOffersTest::answer)) {
            Path log = folder.resolve("log");
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx256m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Harvester.class.getName(),
                            server.url())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            assertEquals(0, process.waitFor(), Files.readString(log));
            System.err.println(Files.readString(log));
            assertTrue(Files.readString(log).contains("true 1000000 "), Files.readString(log));
        }
    }

    /** One offer every ten seconds, made up when asked for. */
    private static Reply answer(Request request) {
        if (request.path().equals("/token")) {
            return Reply.of(200, "{\"access_token\":\"abcd\",\"expires_in\":1499}");
        }
        String from = request.query().get("minCreationDate");
        String to = request.query().get("maxCreationDate");
        long low = from == null ? 0 : Math.max(0, (Instant.parse(from).getEpochSecond() - FIRST + 9) / 10);
        long high = to == null
                ? OFFERS - 1
                : Math.min(OFFERS - 1, Math.floorDiv(Instant.parse(to).getEpochSecond() - FIRST, 10));
        long total = Math.max(0, high - low + 1);
        String[] range = request.query().get("range").split("-");
        long first = Long.parseLong(range[0]);
        long last = Math.min(total - 1, Long.parseLong(range[1]));
        StringBuilder body = new StringBuilder("{\"resultats\":[");
        for (long i = first; i <= last; i++) {
            long number = high - i;
            body.append(i == first ? "" : ",")
                    .append("{\"id\":\"")
                    .append(1_000_000 + number)
                    .append("\",\"dateCreation\":\"")
                    .append(Instant.ofEpochSecond(FIRST + number * 10))
                    .append("\",\"description\":\"")
                    .append(PADDING)
                    .append("\"}");
        }
        return Reply.of(206, body.append("]}").toString())
                .with("Content-Range", "offres " + first + "-" + last + "/" + total);
    }
}
