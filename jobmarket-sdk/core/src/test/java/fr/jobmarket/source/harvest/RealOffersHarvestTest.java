package fr.jobmarket.source.harvest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.jobmarket.SharedData;
import fr.jobmarket.simulator.FaultProfile;
import fr.jobmarket.simulator.JobMarketSimulator;
import fr.jobmarket.simulator.SimulatedSource;
import fr.jobmarket.source.adzuna.AdzunaQuery;
import fr.jobmarket.source.adzuna.Country;
import fr.jobmarket.source.francetravail.FranceTravailQuery;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class RealOffersHarvestTest {

    @Test
    void bringsEveryRealOfferUnchanged() throws Exception {
        Path franceTravail = SharedData.file("francetravail-offers.jsonl.gz");
        Path adzuna = SharedData.file("adzuna-fr-offers.jsonl.gz");
        try (JobMarketSimulator simulator = JobMarketSimulator.builder()
                .port(0)
                .offers(franceTravail, adzuna)
                .faults(FaultProfile.CALM)
                .start()) {
            Map<String, String> payloads = new ConcurrentHashMap<>();
            HarvestReport report = FranceTravailHarvest.of(SimulatedClients.franceTravail(simulator))
                    .run(FranceTravailQuery.EVERYTHING, offer -> payloads.put(offer.sourceId(), offer.payload()));
            assertEquals(6_939, report.distinct());
            assertTrue(report.complete(), report.toJson());
            ObjectMapper json = new ObjectMapper();
            for (String id : simulator.servedIds(SimulatedSource.FRANCE_TRAVAIL)) {
                String served =
                        simulator.payload(SimulatedSource.FRANCE_TRAVAIL, id).orElseThrow();
                assertEquals(json.readTree(served), json.readTree(payloads.get(id)));
            }
            Set<String> ids = new HashSet<>();
            HarvestReport second = AdzunaHarvest.of(SimulatedClients.adzuna(simulator))
                    .run(AdzunaQuery.everything(Country.FR), offer -> ids.add(offer.sourceId()));
            assertEquals(simulator.servedIds(SimulatedSource.ADZUNA), ids);
            assertEquals(2_426, second.distinct());
            assertTrue(second.complete(), second.toJson());
        }
    }
}
