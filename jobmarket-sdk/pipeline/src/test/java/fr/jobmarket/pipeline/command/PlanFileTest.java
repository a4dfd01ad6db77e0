package fr.jobmarket.pipeline.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.source.adzuna.AdzunaQuery;
import fr.jobmarket.source.adzuna.Country;
import fr.jobmarket.source.francetravail.FranceTravailQuery;
import fr.jobmarket.source.harvest.HarvestPlan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanFileTest {

    private static final String MIXED = """
            name: mine
            description: Two sources
            tasks:
              - name: Python in Lyon
                source: francetravail
                query:
                  motsCles: python
                  departement: [69, 2A]
              - {name: IT, source: adzuna, country: de, query: {category: it-jobs, permanent: 1}}
            """;

    @TempDir
    private Path folder;

    private HarvestPlan plan(String name, String text) throws Exception {
        return PlanFile.named(Files.writeString(folder.resolve(name), text).toString());
    }

    @Test
    void readsYaml() throws Exception {
        HarvestPlan plan = plan("mine.yaml", MIXED);
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

    @Test
    void readsJsonAndTheShippedPlans() throws Exception {
        String json = "{\"name\": \"mine\", \"tasks\": [{\"name\": \"all\", \"source\": \"francetravail\"}]} // all";
        assertEquals("mine", plan("mine.json", json).name());
        assertEquals("everything", PlanFile.named("everything").name());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "departement: [69, 2A]|departement: [69, 2A|line 9",
                "motsCles: python|motsCle: python|line 7",
                "source: francetravail|source: apec|line 5",
                "country: de|country: zz|line 9",
                "permanent: 1|permanent: 2|line 9",
                "query: {category|requete: {category|line 9",
                "name: Python in Lyon|name: IT|line 9",
                "name: mine|name: mine\\nname: twice|line 2",
                "departement: [69, 2A]|departement: {a: b}|line 8",
                "departement: [69, 2A]|departement: [69, Lyon]|line 7"
            })
    void saysInWhichLineAPlanIsWrong(String right, String wrong, String line) {
        String text = MIXED.replace(right, wrong.replace("\\n", "\n"));
        InvalidInputException failure = assertThrows(InvalidInputException.class, () -> plan("mine.yaml", text));
        assertTrue(failure.getMessage().contains("mine.yaml, " + line), failure.getMessage());
    }

    @Test
    void refusesWhatIsNoPlanAtAll() {
        for (String text : List.of("", "- a", "name: x", "name: x\ntasks: []", "a: &a [*a]", "? [a]\n: b", "\u0000")) {
            assertThrows(InvalidInputException.class, () -> plan("x.yaml", text), text);
        }
        InvalidInputException unknown = assertThrows(InvalidInputException.class, () -> PlanFile.named("no-such-plan"));
        assertTrue(unknown.getMessage().contains("data-and-tech"), unknown.getMessage());
    }
}
