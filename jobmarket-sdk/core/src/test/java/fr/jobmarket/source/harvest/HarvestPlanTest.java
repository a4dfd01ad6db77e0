package fr.jobmarket.source.harvest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.simulator.FaultProfile;
import fr.jobmarket.simulator.JobMarketSimulator;
import fr.jobmarket.source.adzuna.AdzunaQuery;
import fr.jobmarket.source.adzuna.Country;
import fr.jobmarket.source.francetravail.FranceTravailQuery;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HarvestPlanTest {

    private static final String MIXED = """
            {
              "name": "mine", // a comment
              "description": "Two sources",
              "tasks": [
                {"name": "Python in Lyon",
                 "source": "francetravail",
                 "query": {
                   "motsCles": "python",
                   "departement": [69, "2A"]}},
                {"name": "IT", "source": "adzuna", "country": "de", "query": {"category": "it-jobs", "permanent": 1}}
              ]
            }
            """;

    @Test
    void namesQueriesOfBothSources() {
        HarvestPlan plan = HarvestPlan.parse("mine.json", MIXED);
        assertEquals(
                List.of(FranceTravailQuery.builder()
                        .keywords("python")
                        .departments(List.of("69", "2A"))
                        .build()),
                plan.franceTravailQueries());
        assertEquals(
                List.of(AdzunaQuery.builder(Country.DE)
                        .category("it-jobs")
                        .permanent()
                        .build()),
                plan.adzunaQueries());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[69, \"2A\"]|[69, \"2A\"|line 9",
                "motsCles|motsCle|line 7",
                "\"francetravail\"|\"apec\"|line 6",
                "\"de\"|\"zz\"|line 10",
                "\"permanent\": 1|\"permanent\": 2|line 10",
                "\"query\": {\"category|\"requete\": {\"category|line 10",
                "Python in Lyon|IT|line 10",
                "\"name\": \"mine\",|\"name\": \"mine\",\\n\"name\": \"twice\",|line 3",
                "[69, \"2A\"]|{\"a\": \"b\"}|line 9",
                "[69, \"2A\"]|[69, \"Lyon\"]|line 7"
            })
    void saysInWhichLineAPlanIsWrong(String right, String wrong, String line) {
        String text = MIXED.replace(right, wrong.replace("\\n", "\n"));
        InvalidInputException failure =
                assertThrows(InvalidInputException.class, () -> HarvestPlan.parse("mine.json", text));
        assertTrue(failure.getMessage().contains("mine.json, " + line), failure.getMessage());
    }

    @Test
    void refusesWhatIsNoPlanAtAll(@TempDir Path folder) throws Exception {
        for (String text : List.of(
                "",
                "[1]",
                "{\"name\": \"x\"}",
                "{\"name\": \"x\", \"tasks\": []}",
                "[".repeat(1_000),
                MIXED + MIXED,
                "\u0000")) {
            assertThrows(InvalidInputException.class, () -> HarvestPlan.parse("x", text), text);
        }
        InvalidInputException unknown =
                assertThrows(InvalidInputException.class, () -> HarvestPlan.named("no-such-plan"));
        assertTrue(unknown.getMessage().contains("data-and-tech"), unknown.getMessage());
        Path file = Files.writeString(folder.resolve("mine.json"), MIXED);
        assertEquals("mine", HarvestPlan.named(file.toString()).name());
    }

    @Test
    void shipsThePlanOfTheDataAndTechOccupations() {
        HarvestPlan plan = HarvestPlan.named("data-and-tech");
        assertEquals(61, plan.queries().size());
        assertEquals(61, new HashSet<>(plan.franceTravailQueries()).size());
        assertTrue(plan.franceTravailQueries()
                .contains(FranceTravailQuery.builder()
                        .appellations(List.of("404278"))
                        .build()));
        assertEquals(2, HarvestPlan.named("everything").queries().size());
    }

    @Test
    @Tag("slow")
    void harvestsATaskPerAppellation() {
        try (JobMarketSimulator simulator = JobMarketSimulator.builder()
                .port(0)
                .syntheticMarket(6_000, 0, 7)
                .faults(FaultProfile.CALM)
                .start()) {
            HarvestPlan plan = HarvestPlan.parse("overlap", """
                    {"name": "overlap", "tasks": [
                      {"name": "all", "source": "francetravail"},
                      {"name": "permanent", "source": "francetravail", "query": {"typeContrat": "CDI"}},
                      {"name": "refused", "source": "francetravail", "query": {"commune": "99999"}}]}
                    """);
            List<String> ids = new ArrayList<>();
            HarvestPlan.Report report = FranceTravailHarvest.of(SimulatedClients.franceTravail(simulator))
                    .run(plan, HarvestSink.of(offer -> ids.add(offer.sourceId())));
            assertEquals(6_000, ids.size());
            assertEquals(6_000, new HashSet<>(ids).size());
            assertEquals(6_000, report.total().distinct());
            assertTrue(report.tasks().get(1).report().distinct() > 0);
            assertTrue(report.tasks().get(1).report().complete());
            assertEquals(
                    List.of("all", "permanent", "refused"),
                    report.tasks().stream()
                            .map(HarvestPlan.Report.TaskReport::name)
                            .collect(Collectors.toList()));
            assertTrue(report.tasks().get(2).report().failed().get(0).reason().contains("commune"));
        }
    }
}
