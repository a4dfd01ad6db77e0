package fr.jobmarket.bucket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.error.JobMarketException;
import fr.jobmarket.error.NonRetriableException;
import fr.jobmarket.error.RetriableException;
import fr.jobmarket.serving.release.Release;
import fr.jobmarket.serving.release.ReleaseDraft;
import fr.jobmarket.serving.release.ReleaseStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a real S3 server. */
class ReleaseBucketTest {

    private static final int KEPT = 2;

    @TempDir
    Path folder;

    private Versitygw server;
    private ReleaseBucket bucket;
    private ReleaseStore publisher;
    private ReleaseStore here;
    private ReleaseStore there;

    @BeforeEach
    void start() throws Exception {
        server = Versitygw.start(folder.resolve("storage"));
        bucket = ReleaseBucket.of(server.environment()).orElseThrow();
        publisher = ReleaseStore.at(folder.resolve("publisher")).followedBy(release -> bucket.push(release, KEPT));
        here = ReleaseStore.at(folder.resolve("here"));
        there = ReleaseStore.at(folder.resolve("there"));
    }

    @AfterEach
    void stop() {
        if (server != null) {
            bucket.close();
            server.close();
        }
    }

    private Release publish(String content) {
        return publisher.publish(draft -> write(draft, content));
    }

    private static void write(ReleaseDraft draft, String content) {
        try {
            Files.createDirectories(draft.goldDirectory());
            Files.createDirectories(draft.indexDirectory());
            Files.writeString(draft.goldDirectory().resolve("offer.parquet"), content);
            Files.writeString(draft.indexDirectory().resolve("segments_1"), content.repeat(1000));
            Files.createFile(draft.indexDirectory().resolve("empty"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> current(ReleaseStore store) {
        return store.current().map(Release::id);
    }

    private List<String> inBucket() throws IOException {
        try (Stream<Path> folders = Files.list(server.object(""))) {
            return folders.filter(Files::isDirectory)
                    .map(path -> path.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void everyMachineServesWhatWasPublishedAndRolledBack() {
        assertEquals(Optional.empty(), bucket.pull(here));
        String first = publish("first").id();
        for (ReleaseStore store : List.of(here, there)) {
            assertEquals(Optional.of(first), bucket.pull(store));
            assertEquals(Optional.empty(), bucket.pull(store), "it is here already");
            assertEquals(List.of(), store.verify(store.current().orElseThrow()));
        }
        String second = publish("second").id();
        bucket.pull(here);
        assertEquals(Optional.of(second), current(here));
        assertEquals(Optional.of(first), current(there), "whoever did not look stays where it was");
        publisher.rollback();
        bucket.pull(here);
        bucket.pull(there);
        assertEquals(Optional.of(first), current(here));
        assertEquals(Optional.of(first), current(there));
    }

    @Test
    void keepsTheNewestAndTheOneARollBackWouldGoTo() throws IOException {
        List<String> ids = IntStream.range(0, 5)
                .mapToObj(i -> publish("release " + i).id())
                .toList();
        assertEquals(ids.subList(3, 5), inBucket());
        publisher.activate(ids.get(3));
        bucket.pull(here);
        assertEquals(Optional.of(ids.get(3)), current(here));
    }

    @Test
    void whatWasHalfUploadedIsServedByNobodyAndFinishedByTheNextPush() throws IOException {
        String first = publish("first").id();
        bucket.pull(here);
        Release second = ReleaseStore.at(folder.resolve("publisher")).publish(draft -> write(draft, "second"));
        // What a publisher that was killed leaves: some files, no seal, the pointer where it was.
        Path left = server.object(second.id()).resolve("gold/offer.parquet");
        Files.createDirectories(left.getParent());
        Files.writeString(left, "sec");
        assertEquals(Optional.empty(), bucket.pull(here));
        assertEquals(Optional.of(first), current(here));
        bucket.push(second, KEPT);
        assertEquals(Optional.of(second.id()), bucket.pull(here));
        assertEquals(List.of(), here.verify(here.current().orElseThrow()));
    }

    @Test
    void aSingleFlippedByteAnywhereIsRefused() throws IOException {
        String first = publish("first").id();
        bucket.pull(here);
        Release second = publish("second");
        Random random = new Random(7);
        for (Path file : files(server.object(second.id()))) {
            byte[] sound = Files.readAllBytes(file);
            if (sound.length == 0) {
                continue;
            }
            byte[] damaged = sound.clone();
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, damaged);
            assertThrows(JobMarketException.class, () -> bucket.pull(here), file.toString());
            assertEquals(Optional.of(first), current(here));
            Files.write(file, sound);
        }
        assertEquals(Optional.of(second.id()), bucket.pull(here));
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    @Test
    void wrongKeysAreToldWithoutTheirSecret() {
        Map<String, String> wrong = new HashMap<>(server.environment());
        wrong.put("AWS_SECRET_ACCESS_KEY", "guessed by somebody");
        try (ReleaseBucket refused = ReleaseBucket.of(wrong).orElseThrow()) {
            NonRetriableException e = assertThrows(NonRetriableException.class, refused::currentId);
            assertTrue(e.getMessage().contains("s3://releases/market"), e.getMessage());
            assertTrue(e.getMessage().contains("AWS_ACCESS_KEY_ID"), e.getMessage());
            assertFalse(e.getMessage().contains("guessed"), e.getMessage());
        }
    }

    @Test
    void aBucketThatIsNotThereIsNamed() {
        Map<String, String> wrong = new HashMap<>(server.environment());
        wrong.put(ReleaseBucket.URL, "s3://nowhere");
        try (ReleaseBucket absent = ReleaseBucket.of(wrong).orElseThrow()) {
            NonRetriableException e =
                    assertThrows(NonRetriableException.class, () -> absent.push(publishLocally(), KEPT));
            assertTrue(e.getMessage().contains("s3://nowhere"), e.getMessage());
        }
    }

    private Release publishLocally() {
        return ReleaseStore.at(folder.resolve("publisher")).publish(draft -> write(draft, "alone"));
    }

    @Test
    void storageThatIsAwayMayComeBack() throws Exception {
        String first = publish("first").id();
        ReleaseStore followed = ReleaseStore.at(folder.resolve("followed"));
        ReleaseBucket own = ReleaseBucket.of(server.environment()).orElseThrow();
        try (FollowedBucket follower = FollowedBucket.follow(own, followed, Duration.ofMillis(20))) {
            await(followed, first);
            server.stop();
            assertThrows(RetriableException.class, bucket::currentId);
            Release second = publishLocally();
            server.restart();
            bucket.push(second, KEPT);
            await(followed, second.id());
        }
    }

    private static void await(ReleaseStore store, String id) throws InterruptedException {
        for (int i = 0; i < 600 && !current(store).equals(Optional.of(id)); i++) {
            Thread.sleep(50);
        }
        assertEquals(Optional.of(id), current(store));
    }
}
