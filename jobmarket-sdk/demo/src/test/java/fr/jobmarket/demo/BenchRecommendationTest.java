package fr.jobmarket.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchRecommendationTest {

    @TempDir
    Path folder;

    @Test
    void measuresSpeedOverASyntheticMarket() {
        CommandLineRun run = bench("--speed", "300", "--count", "3");
        assertEquals(0, run.code(), run.all());
        assertTrue(run.out().startsWith("300 offers, 3 candidates, 30 km"), run.out());
        assertTrue(run.out().contains("title, skills and text, anywhere"), run.out());
        assertTrue(run.out().contains("recommendations/s, title, skills and text: one caller "), run.out());
    }

    @Test
    void saysWhatCannotBeMeasured() {
        assertEquals(2, bench("--speed", "0").code());
        assertEquals(2, bench("--speed", "300", "--knobs").code());
        CommandLineRun absent = bench("--index", folder.resolve("none").toString());
        assertEquals(2, absent.code(), absent.all());
        assertTrue(absent.all().contains("there is no such folder"), absent.all());
    }

    private CommandLineRun bench(String... options) {
        String[] arguments = new String[options.length + 2];
        arguments[0] = "bench";
        arguments[1] = "recommendation";
        System.arraycopy(options, 0, arguments, 2, options.length);
        return CommandLineRun.of(folder, Map.of(), arguments);
    }
}
