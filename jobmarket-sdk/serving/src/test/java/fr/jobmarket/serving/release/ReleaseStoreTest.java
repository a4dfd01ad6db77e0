package fr.jobmarket.serving.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.error.NonRetriableException;
import fr.jobmarket.error.RetriableException;
import fr.jobmarket.internal.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseStoreTest {

    @TempDir
    Path folder;

    private ReleaseStore store() {
        return ReleaseStore.at(folder.resolve("releases"));
    }

    private static void write(ReleaseDraft draft, String content) {
        try {
            Files.createDirectories(draft.goldDirectory());
            Files.writeString(draft.goldDirectory().resolve("offer.parquet"), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        draft.count("offers", content.length());
        draft.sourceRun("run");
        draft.schemaVersion("warehouse", 1);
    }

    private Release publish(String content) {
        return store().publish(draft -> write(draft, content));
    }

    @Test
    void anEmptyStoreHasNoCurrentRelease() {
        assertTrue(store().current().isEmpty());
        assertEquals(List.of(), store().list());
    }

    @Test
    void aPublishedReleaseIsTheCurrentOneAndSaysWhatItHolds() throws IOException {
        Release release = publish("abc");
        Release current = store().current().orElseThrow();
        assertEquals(release, current);
        assertEquals(3, current.manifest().counts().get("offers"));
        assertEquals("run", current.manifest().sourceRun());
        assertEquals(
                release.id(),
                Files.readString(folder.resolve("releases/current")).strip());
        assertEquals(
                List.of("gold/offer.parquet"),
                current.manifest().files().stream()
                        .map(ReleaseManifest.FileEntry::path)
                        .toList());
        assertEquals(List.of(), store().verify(current));
        assertTrue(current.model().isEmpty());
    }

    @Test
    void verifyNamesFilesThatChangedOrAreMissing() throws IOException {
        Release release = publish("abc");
        Path file = release.goldDirectory().resolve("offer.parquet");
        Files.writeString(file, "abd");
        assertEquals(List.of("gold/offer.parquet differs from what was published"), store().verify(release));
        Files.delete(file);
        assertEquals(List.of("gold/offer.parquet is missing"), store().verify(release));
    }

    @Test
    void oneByteThatChangedInAnyFileIsSeen() throws IOException {
        Random random = new Random(5);
        Release release = publish("abcdefgh");
        for (String name : List.of("gold/offer.parquet", "manifest.json", "manifest.sha256")) {
            Path file = release.directory().resolve(name);
            byte[] good = Files.readAllBytes(file);
            for (int i = 0; i < 50; i++) {
                byte[] bad = good.clone();
                bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
                Files.write(file, bad);
                assertThrows(
                        NonRetriableException.class,
                        () -> store().requireSound(store().find(release.id()).orElseThrow()),
                        name);
            }
            Files.write(file, good);
            store().requireSound(store().find(release.id()).orElseThrow());
        }
    }

    @Test
    void aFileThatWasNotPublishedOrASealThatIsMissingIsSeen() throws IOException {
        Release release = publish("abc");
        Files.writeString(release.goldDirectory().resolve("more.parquet"), "x");
        assertEquals(List.of("gold/more.parquet was not published"), store().verify(release));
        Files.delete(release.goldDirectory().resolve("more.parquet"));
        Files.delete(release.directory().resolve("manifest.sha256"));
        assertEquals(List.of("manifest.sha256 is missing"), store().verify(release));
    }

    @Test
    void aDamagedReleaseDoesNotBecomeTheCurrentOne() throws IOException {
        Release first = publish("1");
        Release second = publish("2");
        Files.writeString(first.goldDirectory().resolve("offer.parquet"), "3");
        NonRetriableException error = assertThrows(NonRetriableException.class, () -> store().rollback());
        assertTrue(error.getMessage().contains("gold/offer.parquet differs"), error.getMessage());
        assertThrows(NonRetriableException.class, () -> store().activate(first.id()));
        assertEquals(second, store().current().orElseThrow());
    }

    @Test
    void aManifestThatCannotBeReadKeepsNobodyFromPublishingOrRollingBack() throws IOException {
        Release first = publish("1");
        Release second = publish("2");
        Files.writeString(second.directory().resolve("manifest.json"), "{");
        assertEquals(List.of(first), store().list());
        assertThrows(NonRetriableException.class, () -> store().current());
        assertEquals(first, store().rollback());
        Release third = publish("3");
        assertEquals(List.of(third, first), store().list());
        assertEquals(third, store().current().orElseThrow());
    }

    @Test
    void aPublicationThatFailsLeavesEverythingAsItWas() throws IOException {
        Release first = publish("one");
        assertThrows(IllegalStateException.class, () -> store().publish(draft -> {
            write(draft, "two");
            throw new IllegalStateException("disk full");
        }));
        assertEquals(first, store().current().orElseThrow());
        assertEquals(List.of(first), store().list());
        try (Stream<Path> left = Files.list(folder.resolve("releases"))) {
            assertEquals(
                    List.of(".lock", first.id(), "current"),
                    left.map(path -> path.getFileName().toString()).sorted().toList());
        }
    }

    @Test
    void whatAnAbruptStopLeftIsInvisibleAndGoesWithTheNextPublication() throws IOException {
        Path left = folder.resolve("releases/.draft-20200101-000000-000");
        Files.createDirectories(left.resolve("gold"));
        Files.writeString(left.resolve("manifest.json"), "{");
        assertEquals(List.of(), store().list());
        publish("one");
        assertFalse(Files.exists(left));
    }

    @Test
    void rollbackGoesBackOneReleaseAtATimeAndKeepsTheLaterOnes() {
        Release first = publish("1");
        Release second = publish("2");
        Release third = publish("3");
        assertEquals(second, store().rollback());
        assertEquals(first, store().rollback());
        InvalidInputException error = assertThrows(InvalidInputException.class, () -> store().rollback());
        assertTrue(error.getMessage().contains(first.id()), error.getMessage());
        assertEquals(third, store().activate(third.id()));
        assertEquals(List.of(third, second, first), store().list());
    }

    @Test
    void pruningKeepsTheNewestTheCurrentAndTheOneToRollBackTo() {
        Release first = publish("1");
        Release second = publish("2");
        Release third = publish("3");
        Release fourth = publish("4");
        store().rollback();
        assertEquals(List.of(first.id()), store().prune(1));
        assertEquals(List.of(fourth, third, second), store().list());
    }

    @Test
    void aFolderOutsideIsNoRelease() {
        publish("1");
        assertTrue(store().find("../releases").isEmpty());
        assertTrue(store().find("").isEmpty());
        assertThrows(InvalidInputException.class, () -> store().activate("2020"));
    }

    @Test
    void twoPublicationsAtOnceAreRefused() {
        RetriableException error =
                assertThrows(RetriableException.class, () -> store().publish(draft -> publish("inner")));
        assertTrue(error.getMessage().contains("somebody else"), error.getMessage());
    }

    @Test
    void passesOnWhateverBecomesTheCurrentOne() {
        List<String> passedOn = new ArrayList<>();
        ReleaseStore store = store().followedBy(release -> passedOn.add(release.id()));
        String first = store.publish(draft -> write(draft, "abc")).id();
        String second = store.publish(draft -> write(draft, "abcd")).id();
        store.rollback();
        store.activate(second);
        assertEquals(List.of(first, second, first, second), passedOn);
    }

    @Test
    void whatCannotBePassedOnIsTheCurrentReleaseAllTheSame() {
        ReleaseStore store = store().followedBy(release -> {
            throw new RetriableException("the network is down", null);
        });
        assertThrows(RetriableException.class, () -> store.publish(draft -> write(draft, "abc")));
        assertEquals(3L, store().current().orElseThrow().manifest().counts().get("offers"));
    }

    private static void copy(Path from, Path to) {
        try {
            Files.copy(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ReleaseStore elsewhere() {
        return ReleaseStore.at(folder.resolve("elsewhere"));
    }

    @Test
    void adoptsWhatWasPublishedElsewhere() {
        Release published = publish("abc");
        Release adopted = elsewhere()
                .adopt(
                        published.id(),
                        (path, target) -> copy(published.directory().resolve(path), target));
        assertEquals(published.manifest(), adopted.manifest());
        assertEquals(adopted, elsewhere().current().orElseThrow());
        assertEquals(List.of(), elsewhere().verify(adopted));
        elsewhere().adopt(published.id(), (path, target) -> {
            throw new AssertionError(path + " is here already");
        });
    }

    @Test
    void fetchesAgainWhatIsDamagedHere() throws IOException {
        Release published = publish("abc");
        BiConsumer<String, Path> fetch =
                (path, target) -> copy(published.directory().resolve(path), target);
        Release adopted = elsewhere().adopt(published.id(), fetch);
        Files.writeString(adopted.goldDirectory().resolve("offer.parquet"), "abd");
        assertEquals(List.of(), elsewhere().verify(elsewhere().adopt(published.id(), fetch)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gold/offer.parquet", "manifest.json", "manifest.sha256"})
    void keepsTheCurrentReleaseWhenAFileOfAnotherIsDamagedOrMissing(String damaged) {
        Release first = publish("abc");
        elsewhere().adopt(first.id(), (path, target) -> copy(first.directory().resolve(path), target));
        Release second = publish("abcd");
        BiConsumer<String, Path> damaging = (path, target) -> {
            copy(second.directory().resolve(path), target);
            if (path.equals(damaged)) {
                flipByte(target);
            }
        };
        assertThrows(NonRetriableException.class, () -> elsewhere().adopt(second.id(), damaging));
        BiConsumer<String, Path> missing = (path, target) -> {
            if (path.equals(damaged)) {
                throw new RetriableException(path + " is not there", null);
            }
            copy(second.directory().resolve(path), target);
        };
        assertThrows(RetriableException.class, () -> elsewhere().adopt(second.id(), missing));
        assertEquals(first.id(), elsewhere().current().orElseThrow().id());
        assertEquals(1, elsewhere().list().size());
    }

    private static void flipByte(Path file) {
        try {
            byte[] content = Files.readAllBytes(file);
            content[content.length / 2] ^= 1;
            Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "../x", ".draft-1", "a/b"})
    void adoptsNothingWhoseIdIsAPath(String id) {
        assertThrows(
                InvalidInputException.class, () -> elsewhere().adopt(id, (path, target) -> fail("fetched " + path)));
    }

    @Test
    void aManifestWritesNothingOutsideItsRelease() throws Exception {
        Release published = publish("abc");
        Path manifest = published.directory().resolve("manifest.json");
        Files.writeString(manifest, Files.readString(manifest).replace("gold/offer.parquet", "../../stolen"));
        Files.writeString(published.directory().resolve("manifest.sha256"), Sha256.of(manifest) + "\n");
        BiConsumer<String, Path> fetch = (path, target) ->
                copy(published.directory().resolve(path.contains("stolen") ? "gold/offer.parquet" : path), target);
        assertThrows(NonRetriableException.class, () -> elsewhere().adopt(published.id(), fetch));
        assertFalse(Files.exists(folder.resolve("stolen")));
        assertFalse(Files.exists(folder.resolve("elsewhere/stolen")));
    }
}
