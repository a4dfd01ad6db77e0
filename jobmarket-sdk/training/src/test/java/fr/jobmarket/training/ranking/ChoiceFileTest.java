package fr.jobmarket.training.ranking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.training.ranking.CandidateChoices.Action;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChoiceFileTest {

    private static final String GOOD = "{\"id\": \"a\", \"candidate\": {\"jobTitle\": \"maçon\"}, \"choices\": ["
            + "{\"offerId\": \"x\", \"action\": \"apply\", \"rank\": 2, \"at\": \"2026-06-01T08:00:20Z\"},"
            + "{\"offerId\": \"y\", \"action\": \"show\", \"at\": \"2026-06-01T08:00:00Z\"}]}";

    @TempDir
    Path folder;

    private final List<CandidateChoices> read = new ArrayList<>();
    private final List<String> rejected = new ArrayList<>();

    private void read(String... lines) throws IOException {
        Path file = Files.writeString(folder.resolve("choices.jsonl"), String.join("\n", lines));
        new ChoiceFile(file).forEach(read::add, rejected::add);
    }

    @Test
    void readsCandidatesWithTheirChoicesInTheOrderOfTime() throws IOException {
        read(GOOD);
        assertEquals(List.of(), rejected);
        CandidateChoices candidate = read.get(0);
        assertEquals("a", candidate.id());
        assertEquals("maçon", candidate.profile().jobTitle());
        assertEquals(
                List.of("y", "x"),
                candidate.choices().stream()
                        .map(CandidateChoices.Choice::offerId)
                        .toList());
        assertEquals(Action.APPLY, candidate.choices().get(1).action());
        assertEquals(0, candidate.choices().get(0).rank());
    }

    @Test
    void tellsFileLineAndReasonOfWhatIsBadAndUsesTheRest() throws IOException {
        read(
                "no JSON",
                "{\"choices\": []}",
                "{\"candidate\": {}}",
                "{\"candidate\": {\"jobTitel\": \"maçon\"}, \"choices\": []}",
                GOOD.replace("\"offerId\": \"x\", ", ""),
                GOOD.replace("apply", "hired"),
                GOOD.replace("\"rank\": 2", "\"rank\": 0"),
                GOOD.replace("2026-06-01T08:00:20Z", "yesterday"),
                "",
                GOOD);
        assertEquals(1, read.size());
        List<String> reasons = List.of(
                "not JSON",
                "candidate: a profile is needed",
                "choices: a list is needed",
                "jobTitel",
                "choices[0].offerId is missing",
                "choices[0].action: show, view, save, apply or dismiss, not \"hired\"",
                "choices[0].rank: a number from 1, not 0",
                "choices[0].at: a moment such as 2026-06-01T08:30:00Z, not \"yesterday\"");
        assertEquals(reasons.size(), rejected.size(), rejected.toString());
        for (int i = 0; i < reasons.size(); i++) {
            assertTrue(rejected.get(i).contains("choices.jsonl line " + (i + 1) + ": "), rejected.get(i));
            assertTrue(rejected.get(i).contains(reasons.get(i)), rejected.get(i));
        }
    }

    @Test
    void readsCompressedFilesAndRefusesWhatIsNoFile() throws IOException {
        Path file = folder.resolve("choices.jsonl.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(GOOD.getBytes(StandardCharsets.UTF_8));
        }
        new ChoiceFile(file).forEach(read::add, rejected::add);
        assertEquals(1, read.size());
        ChoiceFile missing = new ChoiceFile(folder.resolve("missing.jsonl"));
        InvalidInputException refusal =
                assertThrows(InvalidInputException.class, () -> missing.forEach(read::add, rejected::add));
        assertTrue(refusal.getMessage().contains("missing.jsonl"), refusal.getMessage());
    }
}
