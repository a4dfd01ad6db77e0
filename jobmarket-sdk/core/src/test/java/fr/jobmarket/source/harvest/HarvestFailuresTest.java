package fr.jobmarket.source.harvest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.error.JobMarketException;
import fr.jobmarket.simulator.FaultProfile;
import fr.jobmarket.simulator.JobMarketSimulator;
import fr.jobmarket.simulator.SimulatedSource;
import fr.jobmarket.source.RateLimiter;
import fr.jobmarket.source.RawOffer;
import fr.jobmarket.source.RequestRejectedException;
import fr.jobmarket.source.RetryPolicy;
import fr.jobmarket.source.ScriptedServer;
import fr.jobmarket.source.ScriptedServer.Reply;
import fr.jobmarket.source.TransportException;
import fr.jobmarket.source.adzuna.AdzunaClient;
import fr.jobmarket.source.adzuna.AdzunaQuery;
import fr.jobmarket.source.adzuna.Country;
import fr.jobmarket.source.adzuna.QuotaLedger;
import fr.jobmarket.source.francetravail.FranceTravailClient;
import fr.jobmarket.source.francetravail.FranceTravailQuery;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a harvest does when the API fails, when the sink fails, and when both do. */
@Tag("slow")
class HarvestFailuresTest {

    private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*\"?([0-9A-Z]+)");

    /** A harvest of everything one API of a simulator has. */
    private interface Everything {
        HarvestReport run(HarvestSink sink);
    }

    private static Everything everything(
            SimulatedSource source, JobMarketSimulator simulator, HarvestOptions options, RetryPolicy retries) {
        if (source == SimulatedSource.FRANCE_TRAVAIL) {
            FranceTravailClient client = FranceTravailClient.builder()
                    .clientId(simulator.clientId())
                    .clientSecret(simulator.clientSecret())
                    .baseUrl(simulator.franceTravailBaseUrl())
                    .tokenUrl(simulator.franceTravailTokenUrl())
                    .rateLimiter(RateLimiter.perSecond(1_000))
                    .retryPolicy(retries)
                    .build();
            return sink -> FranceTravailHarvest.of(client, options).run(FranceTravailQuery.EVERYTHING, sink);
        }
        AdzunaClient client = AdzunaClient.builder()
                .appId(simulator.adzunaAppId())
                .appKey(simulator.adzunaAppKey())
                .baseUrl(simulator.adzunaBaseUrl())
                .ledger(QuotaLedger.inMemory(QuotaLedger.Quota.NONE, Clock.systemUTC()))
                .retryPolicy(retries)
                .build();
        return sink -> AdzunaHarvest.of(client, options).run(AdzunaQuery.everything(Country.FR), sink);
    }

    private static JobMarketSimulator market(SimulatedSource source, int offers, FaultProfile faults) {
        boolean franceTravail = source == SimulatedSource.FRANCE_TRAVAIL;
        return JobMarketSimulator.builder()
                .port(0)
                .syntheticMarket(franceTravail ? offers : 0, franceTravail ? 0 : offers, 7)
                .faults(faults)
                .start();
    }

    /** A sink that throws at chosen moments what it is told to. */
    private static final class Failing implements HarvestSink {
        private final HarvestSink sink;
        private final Throwable failure;
        private long untilAccept;
        private long untilCommit;

        private Failing(HarvestSink sink, Throwable failure, long untilAccept, long untilCommit) {
            this.sink = sink;
            this.failure = failure;
            this.untilAccept = untilAccept;
            this.untilCommit = untilCommit;
        }

        @Override
        public void accept(RawOffer offer) {
            if (untilAccept-- == 0) {
                throw Failing.<RuntimeException>sneak(failure);
            }
            sink.accept(offer);
        }

        @Override
        public long commit() {
            if (untilCommit-- == 0) {
                throw Failing.<RuntimeException>sneak(failure);
            }
            return sink.commit();
        }

        @Override
        public void rewindTo(long position) {
            sink.rewindTo(position);
        }

        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
        private static <T extends Throwable> T sneak(Throwable thrown) throws T {
            throw (T) thrown;
        }
    }

    private static List<Throwable> everyKindOfFailure() {
        return List.of(
                new IllegalStateException("the disk is full"),
                new TransportException("the database is away", null),
                new RequestRejectedException("the database refuses it", 400, null, null),
                new OutOfMemoryError("of a test"),
                new java.io.IOException("the disk is full"));
    }

    @ParameterizedTest
    @EnumSource(SimulatedSource.class)
    void endsWithWhatTheSinkThrowsAndDeliversTheRestWhenResumed(SimulatedSource source, @TempDir Path folder)
            throws Exception {
        try (JobMarketSimulator simulator = market(source, 176, FaultProfile.CALM)) {
            HarvestOptions options = HarvestOptions.DEFAULT.withCheckpoint(folder);
            Everything harvest = everything(source, simulator, options, RetryPolicy.DEFAULT);
            Path file = folder.resolve("offers.jsonl");
            for (Throwable failure : everyKindOfFailure()) {
                try (HarvestSink sink = HarvestSink.toFile(file)) {
                    Failing failing = new Failing(sink, failure, 10, -1);
                    assertSame(failure, assertThrows(Throwable.class, () -> harvest.run(failing)));
                }
            }
            try (HarvestSink sink = HarvestSink.toFile(file)) {
                HarvestReport report = harvest.run(sink);
                assertTrue(report.resumed());
                assertTrue(report.complete(), report.toJson());
                assertEquals(176, report.distinct());
            }
            assertEquals(simulator.servedIds(source), Set.copyOf(ids(file)));
            assertEquals(176, ids(file).size());
        }
    }

    @ParameterizedTest
    @EnumSource(SimulatedSource.class)
    void endsWithWhatTheListenerThrows(SimulatedSource source) {
        try (JobMarketSimulator simulator = market(source, 60, FaultProfile.CALM)) {
            TransportException failure = new TransportException("the display is gone", null);
            HarvestOptions options = HarvestOptions.DEFAULT.withProgress(progress -> {
                throw failure;
            });
            Everything harvest = everything(source, simulator, options, RetryPolicy.DEFAULT);
            HarvestSink sink = HarvestSink.of(offer -> {});
            assertSame(failure, assertThrows(TransportException.class, () -> harvest.run(sink)));
        }
    }

    /** Whatever fails and how often it is resumed, the books balance and no offer is lost in silence. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void balancesItsBooksInEveryOutcome(long seed, @TempDir Path folder) throws Exception {
        Random random = new Random(seed);
        SimulatedSource source = seed % 2 == 0 ? SimulatedSource.FRANCE_TRAVAIL : SimulatedSource.ADZUNA;
        FaultProfile flaky = FaultProfile.CALM.toBuilder()
                .seed(seed)
                .serverErrorRate(0.25 * random.nextDouble())
                .cutRate(0.1)
                .adzunaRecyclesAfterPage(random.nextInt(12))
                .build();
        RetryPolicy hasty = RetryPolicy.DEFAULT
                .withMaxRetries(random.nextInt(3))
                .withDelays(Duration.ofMillis(1), Duration.ofMillis(2));
        try (JobMarketSimulator simulator = market(source, seed % 4 == 0 ? 3_700 : 700, flaky)) {
            HarvestOptions options = HarvestOptions.DEFAULT.withCheckpoint(folder);
            Everything harvest = everything(source, simulator, options, hasty);
            Path file = folder.resolve("offers.jsonl");
            List<Throwable> failures = everyKindOfFailure();
            for (int run = 0; run < 40; run++) {
                Throwable failure = failures.get(random.nextInt(failures.size()));
                boolean sinkFails = run < 3;
                HarvestReport report;
                try (HarvestSink sink = HarvestSink.toFile(file)) {
                    report = harvest.run(
                            new Failing(sink, failure, sinkFails ? random.nextInt(600) : -1, random.nextInt(8) - 4));
                } catch (Throwable thrown) {
                    boolean failureOfTheApi = thrown instanceof JobMarketException;
                    assertTrue(thrown == failure || failureOfTheApi, () -> "not what failed: " + thrown);
                    continue;
                }
                assertBalanced(report, ids(file), simulator.servedIds(source));
                return;
            }
        }
    }

    private static void assertBalanced(HarvestReport report, List<String> ids, Set<String> served) {
        assertEquals(report.received(), report.distinct() + report.repeats(), report.toJson());
        assertTrue(report.repeats() >= 0 && report.missing() >= 0, report.toJson());
        assertEquals(ids.size(), report.distinct(), report.toJson());
        assertEquals(ids.size(), Set.copyOf(ids).size(), "an offer came twice");
        assertTrue(served.containsAll(ids));
        assertTrue(report.distinct() + report.missing() >= served.size(), report.toJson());
        assertTrue(!report.complete() || ids.size() == served.size(), report.toJson());
    }

    /** A part that fails for good keeps the number it was announced with. */
    @Test
    void givesUpWithTheTotalItKnows() {
        FaultProfile downAfterAWhile =
                FaultProfile.CALM.toBuilder().seed(5).serverErrorRate(0.5).build();
        RetryPolicy never = RetryPolicy.DEFAULT.withMaxRetries(0);
        try (JobMarketSimulator simulator = market(SimulatedSource.FRANCE_TRAVAIL, 900, downAfterAWhile)) {
            Everything harvest = everything(SimulatedSource.FRANCE_TRAVAIL, simulator, HarvestOptions.DEFAULT, never);
            HarvestReport report = null;
            while (report == null) {
                try {
                    report = harvest.run(HarvestSink.of(offer -> {}));
                } catch (JobMarketException e) {
                    assertFalse(String.valueOf(e.getMessage()).isBlank());
                }
            }
            assertFalse(report.complete(), report.toJson());
            assertEquals(900, report.failed().get(0).announced(), report.toJson());
            assertEquals(900, report.distinct() + report.missing(), report.toJson());
        }
    }

    /** One call, one budget: a harvest repeats nothing that its calls have repeated already. */
    @Test
    void asksForAPageOnlyAsOftenAsThePolicySays() {
        RetryPolicy twice =
                RetryPolicy.DEFAULT.withMaxRetries(2).withDelays(Duration.ofMillis(1), Duration.ofMillis(2));
        ScriptedServer.Script script = request -> {
            if (request.path().equals("/token")) {
                return Reply.of(200, "{\"access_token\":\"abc\",\"expires_in\":1499}");
            }
            String range = request.query().getOrDefault("range", "");
            if (!range.startsWith("0-")) {
                return Reply.of(500, "{}");
            }
            String offers = IntStream.range(0, 150)
                    .mapToObj(i -> "{\"id\":\"" + (1_000 + i) + "\"}")
                    .collect(Collectors.joining(","));
            return Reply.of(206, "{\"resultats\":[" + offers + "]}").with("Content-Range", "offres 0-149/400");
        };
        try (ScriptedServer server = new ScriptedServer(script)) {
            FranceTravailClient client = FranceTravailClient.builder()
                    .clientId("client")
                    .clientSecret("secret")
                    .baseUrl(server.url() + "/api")
                    .tokenUrl(server.url() + "/token")
                    .rateLimiter(RateLimiter.perSecond(1_000))
                    .retryPolicy(twice)
                    .build();
            HarvestReport report = FranceTravailHarvest.of(client).run(FranceTravailQuery.EVERYTHING, offer -> {});
            assertEquals(250, report.missing(), report.toJson());
            for (String page : List.of("150-299", "300-449")) {
                assertEquals(
                        3,
                        server.requests().stream()
                                .filter(request -> request.contains("range=" + page))
                                .count());
            }
            assertEquals(7, server.requestsTo("/api"));
        }
    }

    private static List<String> ids(Path file) throws Exception {
        return Files.readAllLines(file).stream()
                .map(line -> {
                    Matcher id = ID.matcher(line);
                    return id.find() ? id.group(1) : "";
                })
                .toList();
    }
}
