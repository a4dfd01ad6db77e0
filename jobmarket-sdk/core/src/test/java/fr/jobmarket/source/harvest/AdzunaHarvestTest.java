package fr.jobmarket.source.harvest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.simulator.FaultProfile;
import fr.jobmarket.simulator.JobMarketSimulator;
import fr.jobmarket.simulator.SimulatedSource;
import fr.jobmarket.source.ScriptedServer;
import fr.jobmarket.source.ScriptedServer.Reply;
import fr.jobmarket.source.adzuna.AdzunaClient;
import fr.jobmarket.source.adzuna.AdzunaQuery;
import fr.jobmarket.source.adzuna.Country;
import fr.jobmarket.source.adzuna.QuotaLedger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdzunaHarvestTest {

    private static final AdzunaQuery FRANCE = AdzunaQuery.everything(Country.FR);

    private static JobMarketSimulator market(int offers, FaultProfile faults) {
        return JobMarketSimulator.builder()
                .port(0)
                .syntheticMarket(0, offers, 7)
                .faults(faults)
                .start();
    }

    private static void assertWhole(JobMarketSimulator simulator, List<String> ids, HarvestReport report) {
        Set<String> served = simulator.servedIds(SimulatedSource.ADZUNA);
        assertEquals(new TreeSet<>(served), new TreeSet<>(ids));
        assertEquals(served.size(), ids.size(), "an offer came twice");
        assertTrue(report.complete(), report.toJson());
    }

    @Test
    void readsEveryPageAndNoneMore() {
        try (JobMarketSimulator simulator = market(1_230, FaultProfile.CALM)) {
            List<String> ids = new ArrayList<>();
            HarvestReport report = AdzunaHarvest.of(SimulatedClients.adzuna(simulator))
                    .run(FRANCE, offer -> ids.add(offer.sourceId()));
            assertWhole(simulator, ids, report);
            assertEquals(25, report.calls());
        }
    }

    @Test
    void keepsItsBooksOnAHostileServer() {
        try (JobMarketSimulator simulator = market(1_500, FaultProfile.HOSTILE)) {
            List<String> ids = new ArrayList<>();
            HarvestReport report = AdzunaHarvest.of(SimulatedClients.adzuna(simulator))
                    .run(FRANCE, offer -> ids.add(offer.sourceId()));
            assertWhole(simulator, ids, report);
            assertTrue(report.retries() > 0);
        }
    }

    @Test
    @Tag("slow")
    void cutsAStockThatThePagesCannotReach() {
        try (JobMarketSimulator simulator = market(6_000, FaultProfile.CALM)) {
            List<String> ids = new ArrayList<>();
            HarvestReport report = AdzunaHarvest.of(SimulatedClients.adzuna(simulator))
                    .run(FRANCE, offer -> ids.add(offer.sourceId()));
            assertEquals(ids.size(), new TreeSet<>(ids).size());
            assertTrue(report.slices() > 1, report.toJson());
            assertEquals(6_000, report.distinct() + report.missing(), report.toJson());
        }
    }

    @Test
    void saysWhatRecycledPagesKeepBack() {
        FaultProfile soon =
                FaultProfile.CALM.toBuilder().adzunaRecyclesAfterPage(2).build();
        try (JobMarketSimulator simulator = market(3_000, soon)) {
            List<String> ids = new ArrayList<>();
            HarvestReport report = AdzunaHarvest.of(SimulatedClients.adzuna(simulator))
                    .run(FRANCE, offer -> ids.add(offer.sourceId()));
            assertEquals(ids.size(), new TreeSet<>(ids).size());
            assertFalse(report.complete(), report.toJson());
            assertEquals(3_000, report.distinct() + report.missing(), report.toJson());
        }
    }

    @Test
    void stopsAtTheQuotaSaysWhenToGoOnAndThenGoesOn(@TempDir Path folder) throws Exception {
        try (JobMarketSimulator simulator = market(1_000, FaultProfile.CALM)) {
            QuotaLedger.Quota tiny =
                    new QuotaLedger.Quota(List.of(new QuotaLedger.Quota.Window("day", Duration.ofDays(1), 8)));
            AdzunaClient poor = AdzunaClient.builder()
                    .appId(simulator.adzunaAppId())
                    .appKey(simulator.adzunaAppKey())
                    .baseUrl(simulator.adzunaBaseUrl())
                    .ledger(QuotaLedger.inMemory(tiny, Clock.systemUTC()))
                    .build();
            HarvestOptions options = HarvestOptions.DEFAULT.withCheckpoint(folder);
            Path file = folder.resolve("offers.jsonl");
            try (HarvestSink sink = HarvestSink.toFile(file)) {
                HarvestReport report = AdzunaHarvest.of(poor, options).run(FRANCE, sink);
                assertEquals(400, report.distinct());
                assertFalse(report.complete());
                assertTrue(report.failed().get(0).reason().contains("possible at"), report.toJson());
                assertEquals(600, report.missing());
            }
            try (HarvestSink sink = HarvestSink.toFile(file)) {
                HarvestReport report = AdzunaHarvest.of(SimulatedClients.adzuna(simulator), options)
                        .run(FRANCE, sink);
                assertTrue(report.resumed());
                assertTrue(report.complete(), report.toJson());
                assertEquals(1_000, report.distinct());
                // The last page is full, so one more call shows that nothing follows.
                assertEquals(21, report.calls());
            }
            assertEquals(1_000, Files.readAllLines(file).size());
        }
    }

    /** A count that is missing or too small is no reason to stop, let alone to call the harvest complete. */
    @ParameterizedTest
    @ValueSource(strings = {"", "\"count\":null,", "\"count\":3,", "\"count\":50,", "\"count\":\"?\","})
    void readsOnWhateverTheCountSays(String count) {
        try (ScriptedServer server = new ScriptedServer(request -> {
            int page = Integer.parseInt(request.path().substring(request.path().lastIndexOf('/') + 1));
            String offers = IntStream.range((page - 1) * 50, Math.min(120, page * 50))
                    .mapToObj(i -> "{\"id\":\"" + (1_000 + i) + "\"}")
                    .collect(Collectors.joining(","));
            return Reply.of(200, "{" + count + "\"results\":[" + offers + "]}");
        })) {
            AdzunaClient client = AdzunaClient.builder()
                    .appId("id")
                    .appKey("key")
                    .baseUrl(server.url())
                    .build();
            HarvestReport report = AdzunaHarvest.of(client).run(FRANCE, offer -> {});
            assertEquals(120, report.distinct(), report.toJson());
            assertTrue(report.complete(), report.toJson());
            assertEquals(120, client.offers(FRANCE).stream().count());
        }
    }
}
