package fr.jobmarket.source.harvest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.simulator.FaultProfile;
import fr.jobmarket.simulator.JobMarketSimulator;
import fr.jobmarket.simulator.SimulatedSource;
import fr.jobmarket.source.RawOffer;
import fr.jobmarket.source.adzuna.AdzunaQuery;
import fr.jobmarket.source.adzuna.Country;
import fr.jobmarket.source.francetravail.FranceTravailClient;
import fr.jobmarket.source.francetravail.FranceTravailQuery;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IncrementalHarvestTest {

    private static final class Changes implements ChangeSink {
        private final List<String> created = new ArrayList<>();
        private final List<String> updated = new ArrayList<>();
        private final List<String> vanished = new ArrayList<>();

        @Override
        public void created(RawOffer offer) {
            created.add(offer.sourceId());
        }

        @Override
        public void updated(RawOffer offer) {
            updated.add(offer.sourceId());
        }

        @Override
        public void vanished(String sourceId) {
            vanished.add(sourceId);
        }
    }

    private static JobMarketSimulator market() {
        return JobMarketSimulator.builder()
                .port(0)
                .syntheticMarket(4_000, 400, 7)
                .faults(FaultProfile.CALM)
                .start();
    }

    private static String changed(
            JobMarketSimulator simulator, SimulatedSource source, String id, String field, String value)
            throws Exception {
        ObjectMapper json = new ObjectMapper();
        ObjectNode offer =
                (ObjectNode) json.readTree(simulator.payload(source, id).orElseThrow());
        return offer.put(field, value).toString();
    }

    @Test
    void tellsCreationsUpdatesAndDeletionsOfFranceTravail(@TempDir Path folder) throws Exception {
        try (JobMarketSimulator simulator = market()) {
            FranceTravailClient client = SimulatedClients.franceTravail(simulator);
            IncrementalHarvest harvest = IncrementalHarvest.at(folder, HarvestOptions.DEFAULT);
            Changes first = new Changes();
            assertEquals(
                    4_000,
                    harvest.changes(client, FranceTravailQuery.EVERYTHING, first)
                            .created());

            List<String> ids = List.copyOf(new TreeSet<>(simulator.servedIds(SimulatedSource.FRANCE_TRAVAIL)));
            simulator.removeOffer(SimulatedSource.FRANCE_TRAVAIL, ids.get(5));
            simulator.putOffer(
                    SimulatedSource.FRANCE_TRAVAIL,
                    changed(simulator, SimulatedSource.FRANCE_TRAVAIL, ids.get(6), "intitule", "Autre"));
            String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
            ObjectNode fresh = (ObjectNode) new ObjectMapper()
                    .readTree(changed(simulator, SimulatedSource.FRANCE_TRAVAIL, ids.get(7), "dateCreation", now));
            simulator.putOffer(
                    SimulatedSource.FRANCE_TRAVAIL, fresh.put("id", "999ZZZZ").toString());

            Changes quick = new Changes();
            ChangeReport creations = harvest.creations(client, FranceTravailQuery.EVERYTHING, quick);
            assertEquals(List.of("999ZZZZ"), quick.created);
            assertEquals(List.of(), quick.vanished);
            assertTrue(creations.harvest().calls() <= 5, creations.toString());

            Changes second = new Changes();
            ChangeReport report = harvest.changes(client, FranceTravailQuery.EVERYTHING, second);
            assertEquals(List.of(), second.created);
            assertEquals(List.of(ids.get(6)), second.updated);
            assertEquals(List.of(ids.get(5)), second.vanished);
            assertEquals(3_999, report.unchanged());
            assertEquals(0, report.unconfirmed());
        }
    }

    @Test
    void tellsCreationsUpdatesAndDeletionsOfAdzuna(@TempDir Path folder) throws Exception {
        try (JobMarketSimulator simulator = market()) {
            IncrementalHarvest harvest = IncrementalHarvest.at(folder, HarvestOptions.DEFAULT);
            AdzunaQuery france = AdzunaQuery.everything(Country.FR);
            harvest.changes(SimulatedClients.adzuna(simulator), france, new Changes());
            List<String> ids = List.copyOf(new TreeSet<>(simulator.servedIds(SimulatedSource.ADZUNA)));
            simulator.removeOffer(SimulatedSource.ADZUNA, ids.get(1));
            simulator.putOffer(
                    SimulatedSource.ADZUNA, changed(simulator, SimulatedSource.ADZUNA, ids.get(2), "title", "Autre"));
            Changes changes = new Changes();
            ChangeReport report = harvest.changes(SimulatedClients.adzuna(simulator), france, changes);
            assertEquals(List.of(ids.get(1)), changes.vanished);
            assertEquals(List.of(ids.get(2)), changes.updated);
            assertEquals(398, report.unchanged());
            ChangeReport creations = harvest.creations(SimulatedClients.adzuna(simulator), france, changes);
            assertTrue(creations.harvest().calls() < report.harvest().calls());
        }
    }

    @Test
    void refusesARecordThatIsDamaged(@TempDir Path folder) throws Exception {
        try (JobMarketSimulator simulator = market()) {
            IncrementalHarvest harvest = IncrementalHarvest.at(folder, HarvestOptions.DEFAULT);
            AdzunaQuery france = AdzunaQuery.everything(Country.FR);
            harvest.changes(SimulatedClients.adzuna(simulator), france, new Changes());
            try (var files = Files.list(folder)) {
                Files.writeString(files.findFirst().orElseThrow(), "jobmarket-seen 1 2026-01-01T00:00:00Z\nx\n");
            }
            assertThrows(
                    InvalidInputException.class,
                    () -> harvest.changes(SimulatedClients.adzuna(simulator), france, new Changes()));
        }
    }
}
