package fr.jobmarket.source.harvest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.simulator.FaultProfile;
import fr.jobmarket.simulator.JobMarketSimulator;
import fr.jobmarket.simulator.SimulatedSource;
import fr.jobmarket.source.AuthenticationException;
import fr.jobmarket.source.DeadlineExceededException;
import fr.jobmarket.source.RateLimiter;
import fr.jobmarket.source.RawOffer;
import fr.jobmarket.source.francetravail.FranceTravailClient;
import fr.jobmarket.source.francetravail.FranceTravailQuery;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class FranceTravailHarvestTest {

    /** Offers of one search; 3,150 of them can be read page by page. */
    private static final int MORE_THAN_PAGES_REACH = 3_600;

    private static JobMarketSimulator market(int offers, FaultProfile faults) {
        return JobMarketSimulator.builder()
                .port(0)
                .syntheticMarket(offers, 0, 7)
                .faults(faults)
                .start();
    }

    /** The least calls that could bring so many offers: full pages, and slices that are all full. */
    private static long fewestCalls(long offers) {
        return (offers + 149) / 150;
    }

    private static void assertWhole(JobMarketSimulator simulator, List<String> ids, HarvestReport report) {
        Set<String> served = simulator.servedIds(SimulatedSource.FRANCE_TRAVAIL);
        assertEquals(new TreeSet<>(served), new TreeSet<>(ids));
        assertEquals(served.size(), ids.size(), "an offer came twice");
        assertTrue(report.complete(), report.toJson());
        assertEquals(served.size(), report.distinct());
        assertEquals(report.received(), report.distinct() + report.repeats());
    }

    @Test
    void readsASmallQueryWithoutAnExtraCall() {
        try (JobMarketSimulator simulator = market(1_000, FaultProfile.CALM)) {
            List<String> ids = new ArrayList<>();
            HarvestReport report = FranceTravailHarvest.of(SimulatedClients.franceTravail(simulator))
                    .run(FranceTravailQuery.EVERYTHING, offer -> ids.add(offer.sourceId()));
            assertWhole(simulator, ids, report);
            assertEquals(7, report.calls());
            assertEquals(1, report.slices());
            assertEquals(1_000, report.announced());
        }
    }

    @Test
    @Tag("slow")
    void readsMoreThanTheApiServesForOneQuery() {
        try (JobMarketSimulator simulator = market(5_000, FaultProfile.HOSTILE)) {
            List<String> ids = new ArrayList<>();
            HarvestReport report = FranceTravailHarvest.of(SimulatedClients.franceTravail(simulator))
                    .run(FranceTravailQuery.EVERYTHING, offer -> ids.add(offer.sourceId()));
            assertWhole(simulator, ids, report);
            assertTrue(report.calls() <= 1.5 * fewestCalls(5_000), report.toJson());
        }
    }

    @Test
    @Tag("slow")
    void readsFiftyThousandOffersOfAHostileServerWithFewCalls() {
        try (JobMarketSimulator simulator = market(50_000, FaultProfile.HOSTILE)) {
            List<String> ids = new ArrayList<>();
            HarvestReport report = FranceTravailHarvest.of(SimulatedClients.franceTravail(simulator))
                    .run(FranceTravailQuery.EVERYTHING, offer -> ids.add(offer.sourceId()));
            System.err.println(report.toJson());
            assertWhole(simulator, ids, report);
            assertTrue(report.calls() <= 1.5 * fewestCalls(50_000), report.toJson());
        }
    }

    @Test
    @Tag("slow")
    void missesNothingThatWasThereThroughoutWhileOffersComeAndGo() {
        FaultProfile restless = FaultProfile.CALM.toBuilder()
                .offerVanishRate(0.3)
                .offerAppearRate(0.3)
                .build();
        try (JobMarketSimulator simulator = market(4_000, restless)) {
            Set<String> before = simulator.servedIds(SimulatedSource.FRANCE_TRAVAIL);
            Set<String> ids = new HashSet<>();
            HarvestReport report = FranceTravailHarvest.of(SimulatedClients.franceTravail(simulator))
                    .run(FranceTravailQuery.EVERYTHING, offer -> ids.add(offer.sourceId()));
            Set<String> constant = before.stream()
                    .filter(simulator.servedIds(SimulatedSource.FRANCE_TRAVAIL)::contains)
                    .collect(Collectors.toCollection(HashSet::new));
            constant.removeAll(ids);
            assertTrue(report.complete(), report.toJson());
            assertEquals(Set.of(), constant);
        }
    }

    @Test
    @Tag("slow")
    void neverMeetsTheLimitOfTheRealApiWhateverTheThreads() {
        try (JobMarketSimulator simulator = market(3_000, FaultProfile.REAL)) {
            List<Instant> grants = Collections.synchronizedList(new ArrayList<>());
            RateLimiter limiter = RateLimiter.builder()
                    .callsPerSecond(3)
                    .listener(grants::add)
                    .build();
            HarvestReport report = FranceTravailHarvest.of(
                            SimulatedClients.franceTravail(simulator, limiter), HarvestOptions.DEFAULT.withThreads(16))
                    .run(FranceTravailQuery.EVERYTHING, offer -> {});
            assertEquals(3_000, report.distinct());
            assertEquals(0, report.retries());
            assertEquals(20, grants.size());
            assertTrue(Duration.between(grants.get(0), grants.get(19)).toMillis() >= 1_900);
        }
    }

    @Test
    void readsAServerThatOrdersOtherwiseAndBoundsSlicesToTheInstant() {
        assertWholeFrom(new UnfriendlyServer(MORE_THAN_PAGES_REACH, false, true));
    }

    @Test
    @Tag("slow")
    void readsAServerThatAnnouncesNoTotal() {
        assertWholeFrom(new UnfriendlyServer(MORE_THAN_PAGES_REACH, false, false));
    }

    @Test
    @Tag("slow")
    void cutsASecondWithTooManyOffersAlongOtherAxes() {
        assertWholeFrom(new UnfriendlyServer(MORE_THAN_PAGES_REACH, true, true));
    }

    private static void assertWholeFrom(UnfriendlyServer server) {
        try (server) {
            List<String> ids = new ArrayList<>();
            HarvestReport report = FranceTravailHarvest.of(server.client())
                    .run(FranceTravailQuery.EVERYTHING, offer -> ids.add(offer.sourceId()));
            assertTrue(report.complete(), report.toJson());
            assertEquals(MORE_THAN_PAGES_REACH, ids.size());
            assertEquals(MORE_THAN_PAGES_REACH, new HashSet<>(ids).size());
        }
    }

    @Test
    @Tag("slow")
    @Timeout(60)
    void givesUpOnAServerThatIgnoresWhatSlicesDifferIn() {
        try (UnfriendlyServer server = new UnfriendlyServer(4_000, true, true)) {
            FranceTravailQuery ignored = FranceTravailQuery.ofParameters(Map.of("region", "11"));
            HarvestReport report = FranceTravailHarvest.of(server.deafClient()).run(ignored, offer -> {});
            assertFalse(report.complete());
            assertEquals(3_150, report.distinct());
            assertTrue(report.calls() < 3_000, report.toJson());
        }
    }

    @Test
    void failsAtOnceWhenTheCredentialsAreWrong() {
        try (JobMarketSimulator simulator = market(200, FaultProfile.CALM)) {
            FranceTravailClient client = FranceTravailClient.builder()
                    .clientId(simulator.clientId())
                    .clientSecret("wrong")
                    .baseUrl(simulator.franceTravailBaseUrl())
                    .tokenUrl(simulator.franceTravailTokenUrl())
                    .build();
            assertThrows(AuthenticationException.class, () -> FranceTravailHarvest.of(client)
                    .run(FranceTravailQuery.EVERYTHING, offer -> {}));
            assertEquals(1, simulator.requests().size());
        }
    }

    @Test
    void endsWithWhatTheSinkThrows() {
        try (JobMarketSimulator simulator = market(4_000, FaultProfile.CALM)) {
            IllegalStateException full = assertThrows(IllegalStateException.class, () -> FranceTravailHarvest.of(
                            SimulatedClients.franceTravail(simulator))
                    .run(FranceTravailQuery.EVERYTHING, offer -> {
                        throw new IllegalStateException("full");
                    }));
            assertEquals("full", full.getMessage());
        }
    }

    @Test
    void letsOnlyOneHarvestUseACheckpoint(@TempDir Path folder) {
        try (JobMarketSimulator simulator = market(300, FaultProfile.CALM)) {
            FranceTravailHarvest harvest = FranceTravailHarvest.of(
                    SimulatedClients.franceTravail(simulator), HarvestOptions.DEFAULT.withCheckpoint(folder));
            InvalidInputException refusal = assertThrows(
                    InvalidInputException.class,
                    () -> harvest.run(
                            FranceTravailQuery.EVERYTHING,
                            offer -> harvest.run(FranceTravailQuery.EVERYTHING, inner -> {})));
            assertTrue(refusal.getMessage().contains("another harvest"), refusal.getMessage());
        }
    }

    @Test
    @Tag("slow")
    void saysWhatItCannotReach() {
        try (UnfriendlyServer server = new UnfriendlyServer(MORE_THAN_PAGES_REACH, true, true)) {
            FranceTravailQuery narrow = FranceTravailQuery.ofParameters(Map.of(
                    "origineOffre", "1",
                    "typeContrat", "CDI",
                    "region", "11",
                    "codeROME", "M1805",
                    "experience", "1"));
            HarvestReport report = FranceTravailHarvest.of(server.client()).run(narrow, offer -> {});
            assertFalse(report.complete());
            assertEquals(1, report.saturated().size(), report.toJson());
            assertEquals(report.announced(), report.distinct() + report.missing());
        }
    }

    @Test
    void endsAtItsDeadline() {
        try (JobMarketSimulator simulator = market(300, FaultProfile.CALM)) {
            FranceTravailHarvest hurried = FranceTravailHarvest.of(
                    SimulatedClients.franceTravail(simulator),
                    HarvestOptions.DEFAULT.withDeadline(Duration.ofNanos(1)));
            assertThrows(
                    DeadlineExceededException.class, () -> hurried.run(FranceTravailQuery.EVERYTHING, offer -> {}));
        }
    }

    @Test
    void continuesWhereItStopped(@TempDir Path folder) throws Exception {
        try (JobMarketSimulator simulator = market(7_000, FaultProfile.CALM)) {
            FranceTravailHarvest harvest = FranceTravailHarvest.of(
                    SimulatedClients.franceTravail(simulator), HarvestOptions.DEFAULT.withCheckpoint(folder));
            Path file = folder.resolve("offers.jsonl");
            try (HarvestSink sink = HarvestSink.toFile(file)) {
                assertThrows(
                        IllegalStateException.class,
                        () -> harvest.run(FranceTravailQuery.EVERYTHING, new FullAfter(4_000, sink)));
            }
            int before = Files.readAllLines(file).size();
            assertTrue(before > 3_000 && before <= 4_000, "stopped after " + before);
            try (HarvestSink sink = HarvestSink.toFile(file)) {
                HarvestReport report = harvest.run(FranceTravailQuery.EVERYTHING, sink);
                assertTrue(report.resumed());
                assertWhole(simulator, ids(file), report);
                assertTrue(report.calls() <= 47 + 2 * 21, report.toJson());
            }
            try (var left = Files.list(folder)) {
                assertFalse(left.anyMatch(path -> path.toString().endsWith(".journal")));
            }
        }
    }

    /** A disk that runs full. */
    private static final class FullAfter implements HarvestSink {
        private final HarvestSink sink;
        private int left;

        private FullAfter(int offers, HarvestSink sink) {
            this.left = offers;
            this.sink = sink;
        }

        @Override
        public void accept(RawOffer offer) {
            if (left-- == 0) {
                throw new IllegalStateException("full");
            }
            sink.accept(offer);
        }

        @Override
        public long commit() {
            return sink.commit();
        }

        @Override
        public void rewindTo(long position) {
            sink.rewindTo(position);
        }
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    private static List<String> ids(Path file) throws Exception {
        List<String> ids = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            ids.add(JSON.readTree(line).path("id").asText());
        }
        return ids;
    }
}
