package fr.jobmarket.source.harvest.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.source.harvest.HarvestOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HarvestJournalTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private static List<String> events(Path folder, String identity, Instant now, String... more) {
        List<String> replayed = new ArrayList<>();
        HarvestOptions options = HarvestOptions.DEFAULT.withCheckpoint(folder);
        try (HarvestJournal journal = HarvestJournal.open(
                options,
                identity,
                now,
                event -> replayed.add(event.path("event").asText()))) {
            for (String kind : more) {
                journal.append(HarvestJournal.event(kind).put("text", "é"));
            }
        }
        return replayed;
    }

    private static Path file(Path folder) throws Exception {
        try (var files = Files.list(folder)) {
            return files.filter(path -> path.toString().endsWith(".journal"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void replaysWhatWasWrittenToTheSameHarvestOnly(@TempDir Path folder) {
        assertEquals(List.of(), events(folder, "a", NOW, "one", "two"));
        assertEquals(List.of("start", "one", "two"), events(folder, "a", NOW.plusSeconds(60), "three"));
        assertEquals(List.of("start", "one", "two", "three"), events(folder, "a", NOW));
        assertEquals(List.of(), events(folder, "b", NOW));
    }

    @Test
    void dropsATornLastLineAndWritesOnBehindTheWholeOnes(@TempDir Path folder) throws Exception {
        for (String torn : List.of("{\"event\":\"ha", "{\"event\":\"whole but without its line break\"}", "\u00e9")) {
            events(folder, torn, NOW, "one");
            Path file = file(folder);
            Files.writeString(file, torn, StandardOpenOption.APPEND);
            assertEquals(List.of("start", "one"), events(folder, torn, NOW, "two"));
            assertEquals(List.of("start", "one", "two"), events(folder, torn, NOW));
            Files.delete(file);
        }
    }

    @Test
    void forgetsAHarvestThatIsTooOld(@TempDir Path folder) {
        events(folder, "a", NOW, "one");
        assertEquals(List.of(), events(folder, "a", NOW.plus(Duration.ofHours(25)), "two"));
    }

    @Test
    void goesWhenTheHarvestIsOver(@TempDir Path folder) throws Exception {
        HarvestJournal journal =
                HarvestJournal.open(HarvestOptions.DEFAULT.withCheckpoint(folder), "a", NOW, event -> {});
        Path file = file(folder);
        journal.delete();
        assertFalse(Files.exists(file));
    }

    @Test
    void resumesWhereverItWasCut(@TempDir Path folder) throws Exception {
        events(folder, "a", NOW, "one", "two");
        Path file = file(folder);
        byte[] whole = Files.readAllBytes(file);
        for (int cut = 0; cut <= whole.length; cut++) {
            byte[] left = Arrays.copyOf(whole, cut);
            Files.write(file, left);
            long lines = new String(left, StandardCharsets.ISO_8859_1)
                    .chars()
                    .filter(c -> c == '\n')
                    .count();
            assertEquals(lines, events(folder, "a", NOW, "three").size(), "cut at " + cut);
            assertEquals(Math.max(lines, 1) + 1, events(folder, "a", NOW).size(), "written on, cut at " + cut);
        }
    }

    @Test
    void freesItsLockWhateverStopsIt(@TempDir Path folder) {
        events(folder, "a", NOW, "one");
        HarvestOptions options = HarvestOptions.DEFAULT.withCheckpoint(folder);
        assertThrows(
                InvalidInputException.class,
                () -> HarvestJournal.open(options, "a", NOW, event -> {
                    throw new IndexOutOfBoundsException("no such task");
                }));
        assertThrows(
                AssertionError.class,
                () -> HarvestJournal.open(options, "a", NOW, event -> {
                    throw new AssertionError("an error");
                }));
        assertEquals(List.of("start", "one"), events(folder, "a", NOW));
    }
}
