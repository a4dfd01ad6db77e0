package fr.jobmarket.training.ranking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.recommendation.ScoringModel;
import fr.jobmarket.search.OfferIndex;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one process writes to be learned from, and another reads. */
class RankingDatasetTest {

    @TempDir
    static Path folder;

    private static int written;
    private static byte[] file;

    @BeforeAll
    static void write() throws IOException {
        Path data = folder.resolve("data.groups");
        try (OfferIndex index = InventedMarket.index(folder.resolve("index"), InventedMarket.offers(120, 9))) {
            written = RankingTrainer.of(new TrainingPlan(20, 2, 10, 3, 200, 5), ScoringModel.handWeighted(), line -> {})
                    .writeDataset(index, List.of(), line -> {}, data);
        }
        file = Files.readAllBytes(data);
    }

    private static List<RankingDataset.Candidate> read(byte[] bytes) {
        List<RankingDataset.Candidate> candidates = new ArrayList<>();
        try (RankingDataset dataset = RankingDataset.read(new ByteArrayInputStream(bytes), "data.groups")) {
            dataset.forEachRemaining(candidates::add);
        }
        return candidates;
    }

    @Test
    void holdsEveryCandidateWithWholeLabels() {
        List<RankingDataset.Candidate> candidates = read(file);
        assertEquals(written, candidates.size());
        boolean some = false;
        for (RankingDataset.Candidate candidate : candidates) {
            assertEquals(candidate.labels().length, candidate.features().length);
            for (int i = 0; i < candidate.labels().length; i++) {
                float label = candidate.labels()[i];
                assertTrue(label >= 0 && label <= 8 && label == Math.rint(label), "label " + label);
                assertEquals(RankingDataset.featureNames().size(), candidate.features()[i].length);
                some |= label > 0;
            }
        }
        assertTrue(some, "nothing is relevant to anybody");
    }

    /** Also where a cut leaves nothing but whole candidates: the end is missing. */
    @Test
    void refusesAFileThatIsCutAnywhere() {
        for (int length : new int[] {file.length - 1, file.length / 2, file.length / 3}) {
            refused(Arrays.copyOf(file, length), "data.groups is cut");
        }
        refused(new byte[0], "data.groups is no file of train --dataset");
    }

    @Test
    void refusesOtherFeatures() {
        byte[] renamed = file.clone();
        int name = new String(file, StandardCharsets.ISO_8859_1).indexOf("distance");
        renamed[name] = 'D';
        refused(renamed, "of other features");
    }

    private static void refused(byte[] bytes, String why) {
        InvalidInputException refusal = assertThrows(InvalidInputException.class, () -> read(bytes));
        assertTrue(refusal.getMessage().contains(why), refusal.getMessage());
    }
}
