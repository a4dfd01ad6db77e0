package fr.jobmarket.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.jobmarket.pipeline.step.CleaningRules;
import fr.jobmarket.search.OfferIndex;
import fr.jobmarket.serving.release.Release;
import fr.jobmarket.serving.release.ReleaseStore;
import fr.jobmarket.serving.statistics.GoldStatistics;
import fr.jobmarket.simulator.JobMarketSimulator;
import fr.jobmarket.simulator.SimulatedSource;
import fr.jobmarket.statistics.StatisticsFilter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the simulated APIs to a release, by the commands a person types. */
@Tag("slow")
class WholeFlowTest {

    @TempDir
    Path home;

    private CommandLineRun run(Map<String, String> environment, String... arguments) {
        CommandLineRun run = CommandLineRun.of(home, environment, arguments);
        assertEquals(0, run.code(), run.all());
        return run;
    }

    private ReleaseStore releases() {
        return ReleaseStore.at(home.resolve("releases"));
    }

    @Test
    void everyServedOfferIsInTheReleaseAndVanishedOnesStayAsUnavailable() {
        try (JobMarketSimulator simulator =
                JobMarketSimulator.builder().syntheticMarket(300, 100, 7).start()) {
            Map<String, String> environment = CommandLineRun.environment(simulator);
            run(environment, "harvest", "--source", "all");
            CommandLineRun transformed = run(environment, "transform");
            assertTrue(
                    transformed.out().startsWith("bronze 400 = silver 400 + rejected 0 (available 400"),
                    transformed.out());
            run(environment, "publish");
            for (String id : simulator.servedIds(SimulatedSource.ADZUNA)) {
                assertTrue(find("adzuna:" + id), id);
            }
            String gone = simulator
                    .servedIds(SimulatedSource.FRANCE_TRAVAIL)
                    .iterator()
                    .next();
            simulator.removeOffer(SimulatedSource.FRANCE_TRAVAIL, gone);
            CommandLineRun second = run(environment, "run");
            assertTrue(second.out().contains("COMPLETE"), second.out());
            assertTrue(second.out().contains("bronze 400 = silver 400 + rejected 0 (available 399"), second.out());
            assertTrue(find("francetravail:" + gone), gone);
            assertEquals(
                    399, releases().current().orElseThrow().manifest().counts().get("available"));
            assertEquals(2, run(environment, "releases", "list").out().lines().count());
            List<String> runs = run(environment, "runs", "list").out().lines().toList();
            assertEquals(2, runs.size(), runs.toString());
            String latest = runs.get(0).split(" ", 2)[0];
            CommandLineRun shown = run(environment, "runs", "show", latest);
            assertTrue(shown.out().contains("in 400, out 400, rejected 0"), shown.out());
            for (String task : List.of("harvest francetravail", "collect", "transform", "publish", "drift")) {
                assertTrue(
                        shown.out().lines().anyMatch(line -> line.strip().startsWith(task)), task + "\n" + shown.out());
            }
            CommandLineRun json = run(environment, "runs", "show", latest, "--json");
            assertTrue(json.out().contains("\"rows_out\":400"), json.out());
            run(environment, "releases", "rollback");
            assertEquals(
                    400, releases().current().orElseThrow().manifest().counts().get("available"));
        }
    }

    private boolean find(String id) {
        Release release = releases().current().orElseThrow();
        try (OfferIndex index = OfferIndex.open(release.indexDirectory())) {
            return index.find(id).isPresent();
        }
    }

    @Test
    void reportsAreOneLineOfJsonOnRequest() {
        try (JobMarketSimulator simulator =
                JobMarketSimulator.builder().syntheticMarket(20, 10, 7).start()) {
            CommandLineRun harvest =
                    run(CommandLineRun.environment(simulator), "harvest", "--source", "adzuna", "--json");
            assertEquals(1, harvest.out().lines().count());
            assertTrue(harvest.out().startsWith("{\"source\":\"adzuna\""), harvest.out());
        }
    }

    @Test
    void aProfileGetsOffersOfTheReleaseWithReasonsAndTheModelThatScored() throws Exception {
        try (JobMarketSimulator simulator =
                JobMarketSimulator.builder().syntheticMarket(200, 0, 7).start()) {
            run(CommandLineRun.environment(simulator), "run");
        }
        Path profile = Files.writeString(home.resolve("profile.json"), "{\"jobTitle\": \"data engineer\"}");
        CommandLineRun recommend = run(Map.of(), "recommend", "--profile", profile.toString(), "--top", "3");
        JsonNode answer = new ObjectMapper().readTree(recommend.out());
        assertEquals(3, answer.get("items").size());
        assertEquals(1, answer.at("/items/0/rank").asInt());
        assertTrue(answer.at("/items/0/offer/id").asText().startsWith("francetravail:"), recommend.out());
        assertTrue(answer.at("/items/0/reasons").size() > 0, recommend.out());
        assertEquals("hand-weighted", answer.at("/model/name").asText());
        assertEquals(
                releases().current().orElseThrow().id(), answer.get("release").asText());
        assertEquals(
                "hand-weighted", releases().current().orElseThrow().manifest().model());
        String first = answer.at("/items/0/offer/id").asText();
        Path exposures = Files.writeString(home.resolve("exposures.json"), "{\"" + first + "\": 1000}");
        CommandLineRun spread = run(
                Map.of(),
                "recommend",
                "--profile",
                profile.toString(),
                "--congestion",
                "1",
                "--exposures",
                exposures.toString());
        assertNotEquals(
                first,
                new ObjectMapper()
                        .readTree(spread.out())
                        .at("/items/0/offer/id")
                        .asText());
    }

    @Test
    void generatedOffersCanBeServedAndCleaned() throws Exception {
        Path offers = home.resolve("offers.jsonl.gz");
        run(Map.of(), "simulate", "offers", "--source", "adzuna", "--count", "50", "--out", offers.toString());
        CommandLineRun clean = run(
                Map.of(),
                "clean",
                "--adzuna",
                offers.toString(),
                "--out",
                home.resolve("out.jsonl").toString());
        assertTrue(clean.out().startsWith("lines in 50 = lines out 50 + rejected 0"), clean.out());
        assertEquals(50, Files.readAllLines(home.resolve("out.jsonl")).size());
    }

    @Test
    void skillsWithoutCodeGetOneFromTheRomeFilesAndSilverIsMadeAnewForIt() throws Exception {
        Path rome = Files.createDirectories(home.resolve("rome"));
        Path competences = Files.writeString(
                rome.resolve("unix_referentiel_competence_v1_utf8.csv"),
                "\"code_ogr\",\"libelle_competence\"\n\"900\",\"Faire du pain\"\n");
        Files.writeString(
                rome.resolve("unix_referentiel_savoir_v1_utf8.csv"),
                "\"code_ogr_savoir\",\"libelle_savoir\",\"sous_categorie_savoir\"\n");
        Path offers = Files.writeString(home.resolve("in.jsonl"), """
                {"id": "1", "intitule": "Boulanger", "competences": [{"libelle": "savoir faire du pain", "exigence": "E"}]}
                """);
        Path out = home.resolve("out.jsonl");
        run(
                Map.of("JOBMARKET_ROME_DIR", rome.toString()),
                "clean",
                "--francetravail",
                offers.toString(),
                "--out",
                out.toString());
        assertTrue(Files.readString(out).contains("\"code\":\"900\""), Files.readString(out));
        String before = CleaningRules.withRome(rome).version();
        Files.writeString(competences, "\"901\",\"Faire des brioches\"\n", StandardOpenOption.APPEND);
        assertNotEquals(before, CleaningRules.withRome(rome).version());
        assertNotEquals(CleaningRules.ofDefaults().version(), before);
    }

    @Test
    void realOffersArriveCompletely() {
        Path shared = sharedData();
        assumeTrue(
                shared != null,
                "set JOBMARKET_SHARED_DATA to the folder with francetravail-offers.jsonl.gz to run this test");
        try (JobMarketSimulator simulator = JobMarketSimulator.builder()
                .offers(List.of(
                        shared.resolve("francetravail-offers.jsonl.gz"), shared.resolve("adzuna-fr-offers.jsonl.gz")))
                .start()) {
            CommandLineRun run = run(CommandLineRun.environment(simulator), "run");
            assertTrue(run.out().contains("harvest francetravail: 6,939 offers of 6,939 announced"), run.out());
            assertTrue(run.out().contains("harvest adzuna: 2,426 offers of 2,426 announced"), run.out());
            assertTrue(run.out().contains("bronze 9,365 = silver "), run.out());
            Release release = releases().current().orElseThrow();
            try (OfferIndex index = OfferIndex.open(release.indexDirectory());
                    GoldStatistics statistics = GoldStatistics.open(release.goldDirectory())) {
                long total = statistics.offers(StatisticsFilter.ALL).total();
                long duplicates = statistics.offers(StatisticsFilter.ALL).duplicates();
                assertEquals(release.manifest().counts().get("offers"), total + duplicates);
                assertEquals(index.size(), total + duplicates);
            }
        }
    }

    private static @Nullable Path sharedData() {
        String given = System.getProperty("JOBMARKET_SHARED_DATA", System.getenv("JOBMARKET_SHARED_DATA"));
        if (given != null) {
            return Path.of(given);
        }
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path data = folder.resolveSibling("shared").resolve("data");
            if (Files.exists(folder.resolve(".git"))) {
                return Files.isDirectory(data) ? data : null;
            }
        }
        return null;
    }
}
