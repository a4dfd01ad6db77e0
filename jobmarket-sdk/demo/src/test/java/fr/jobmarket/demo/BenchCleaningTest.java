package fr.jobmarket.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchCleaningTest {

    private static final String OFFER = """
            {"id":"%s","intitule":"Boulanger","description":"Vous faites du pain.","dateCreation":"2026-11-01T08:00:00.000Z","lieuTravail":{"libelle":"29 - BREST","commune":"29019"}}
            """;

    @TempDir
    Path folder;

    @Test
    void printsQualityPlacesAndSpeed() throws IOException {
        CommandLineRun run = bench(OFFER.formatted("1") + OFFER.formatted("2") + "no offer\n");

        assertEquals(0, run.code(), run.all());
        assertTrue(run.out().contains("lines in 3 = offers 2 + rejected 1"), run.out());
        assertTrue(run.out().contains("commune right 100.00 %, department right 100.00 %"), run.out());
        assertTrue(run.out().contains("merely parsing it with Jackson"), run.out());
    }

    @Test
    void measuresEachSourceWhenThereAreSeveral() throws IOException {
        String adzuna = """
                {"id":"7","title":"Boulanger","description":"Vous faites du pain.","created":"2026-11-01T08:00:00Z"}
                """;
        CommandLineRun run = bench(OFFER.formatted("1") + OFFER.formatted("2") + adzuna);

        assertTrue(run.out().contains("speed: "), run.out());
        assertTrue(run.out().contains("speed of francetravail: "), run.out());
        assertTrue(run.out().contains("speed of adzuna: "), run.out());
    }

    @Test
    void failsWhenTheOffersAreNotGoodEnough() throws IOException {
        CommandLineRun run = bench(OFFER.formatted("1") + OFFER.formatted("1"));

        assertEquals(1, run.code(), run.all());
        assertTrue(run.out().contains("FAILED unique:id"), run.out());
    }

    @Test
    void printsWhatWholeFilesCost() throws IOException {
        Path file = Files.writeString(folder.resolve("offers.jsonl"), OFFER.formatted("1") + OFFER.formatted("2"));
        CommandLineRun run = CommandLineRun.of(
                folder, Map.of(), "bench", "files", "--offers", file.toString(), "--copies", "3", "--rounds", "1");

        assertEquals(0, run.code(), run.all());
        assertTrue(run.out().startsWith("files: 6 offers; processor time "), run.out());
        assertTrue(run.out().contains(" times"), run.out());
    }

    @Test
    void printsWhereTheTimeOfTheWarehouseGoes() {
        CommandLineRun run = CommandLineRun.of(folder, Map.of(), "bench", "warehouse", "--count", "40");

        assertEquals(0, run.code(), run.all());
        assertTrue(run.out().contains("read_json of DuckDB"), run.out());
        assertTrue(run.out().contains("loading silver"), run.out());
        assertTrue(run.out().contains("two threads are "), run.out());
    }

    @Test
    void saysWhatIsMissingWhenNothingIsNamed() {
        CommandLineRun run = CommandLineRun.of(folder, Map.of(), "bench");

        assertEquals(2, run.code());
        assertTrue(run.err().contains("say what to measure"), run.err());
    }

    private CommandLineRun bench(String lines) throws IOException {
        Path file = Files.writeString(folder.resolve("offers.jsonl"), lines);
        return CommandLineRun.of(folder, Map.of(), "bench", "cleaning", "--offers", file.toString(), "--rounds", "2");
    }
}
