package fr.jobmarket.pipeline.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import fr.jobmarket.simulator.JobMarketSimulator;
import fr.jobmarket.simulator.SimulatedSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The simulator serves what is in files of any form. */
class OfferLinesTest {

    private static final String OFFER = "{\n \"id\": \"%s\",\r\n \"intitule\": \"Boulanger\" }";

    @TempDir
    Path folder;

    @Test
    void anArrayIsServedAndWhatIsNoOfferIsNamed() throws IOException {
        Path array = Files.writeString(
                folder.resolve("array"), "[" + OFFER.formatted("1") + "," + OFFER.formatted("2") + ", 42]");
        List<String> rejections = new ArrayList<>();
        List<Path> copies;
        try (OfferLines lines = OfferLines.of(List.of(array), rejections::add);
                JobMarketSimulator simulator = JobMarketSimulator.builder()
                        .port(0)
                        .offers(lines.files())
                        .start()) {
            assertEquals(Set.of("1", "2"), simulator.servedIds(SimulatedSource.FRANCE_TRAVAIL));
            assertEquals(List.of(), simulator.loadIssues());
            copies = lines.files();
        }

        assertEquals(List.of(array + " item 3: not a JSON object; one object a line is expected"), rejections);
        assertFalse(Files.exists(copies.get(0)));
    }

    @Test
    void aFileOfLinesIsLeftAsItIs() throws IOException {
        Path file = Files.writeString(folder.resolve("lines"), "{\"id\":\"1\"}\n{\"id\":\"2\"}\n");
        try (OfferLines lines = OfferLines.of(List.of(file), rejection -> {})) {
            assertEquals(List.of(file), lines.files());
        }
        assertEquals(2, Files.readAllLines(file).size());
    }
}
