package fr.jobmarket.serving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.serving.release.Release;
import fr.jobmarket.serving.release.ReleaseStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleasedLikesTest {

    private static final String O1 = "francetravail:o1";
    private static final String O2 = "francetravail:o2";
    private static final String O3 = "francetravail:o3";

    @TempDir
    Path folder;

    private Release publish() {
        return TestReleases.publish(
                ReleaseStore.at(folder),
                5,
                Map.of(
                        "anna", List.of(O1, O2, O3),
                        "basile", List.of(O1, O2, O3),
                        "chloe", List.of(O1, O2, O3),
                        "david", List.of(O1, O3)));
    }

    @Test
    void tellsWhatIsLikedTogetherAndHowMuch() {
        ReleasedLikes likes = ReleasedLikes.read(publish().goldDirectory());
        assertEquals(Set.of(O2, O3), likes.apply(O1).keySet());
        assertEquals(4 / 14.0, likes.apply(O1).getOrDefault(O3, 0.0), 1e-9);
        assertEquals(3 / (Math.sqrt(4 * 3) + 10), likes.apply(O1).getOrDefault(O2, 0.0), 1e-9);
        assertEquals(Set.of(O1, O3), likes.apply(O2).keySet());
        assertEquals(Map.of(), likes.apply("francetravail:o4"));
    }

    @Test
    void aReleaseOfBeforeItWasCountedKnowsOfNothing() throws IOException {
        Path gold = publish().goldDirectory();
        Files.delete(gold.resolve("offer_liked_together.parquet"));
        assertEquals(Map.of(), ReleasedLikes.read(gold).apply(O1));
    }

    @Test
    void aDamagedFileIsRefusedByItsName() throws IOException {
        Path gold = publish().goldDirectory();
        Files.writeString(gold.resolve("offer_liked_together.parquet"), "no parquet");
        InvalidInputException refusal = assertThrows(InvalidInputException.class, () -> ReleasedLikes.read(gold));
        assertTrue(String.valueOf(refusal.getMessage()).contains("offer_liked_together.parquet"));
    }
}
