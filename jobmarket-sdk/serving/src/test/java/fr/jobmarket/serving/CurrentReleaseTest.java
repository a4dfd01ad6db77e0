package fr.jobmarket.serving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.search.OfferQuery;
import fr.jobmarket.serving.release.Release;
import fr.jobmarket.serving.release.ReleaseStore;
import fr.jobmarket.statistics.StatisticsFilter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CurrentReleaseTest {

    @TempDir
    Path folder;

    private ReleaseStore store;
    private CurrentRelease current;

    @BeforeEach
    void follow() {
        store = ReleaseStore.at(folder);
        current = CurrentRelease.follow(store, Duration.ofMillis(20));
    }

    @AfterEach
    void close() {
        current.close();
    }

    private static void await(BooleanSupplier condition) {
        for (int i = 0; i < 1_000 && !condition.getAsBoolean(); i++) {
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        assertTrue(condition.getAsBoolean());
    }

    private void awaitRelease(Release release) {
        await(() -> current.id().equals(Optional.of(release.id())));
    }

    private long offers() {
        return current.use(release -> {
            long total = release.statistics().offers(StatisticsFilter.ALL).total();
            assertEquals(
                    total, release.index().search(OfferQuery.builder().build()).total());
            return total;
        });
    }

    @Test
    void refusesWorkUntilThereIsARelease() {
        await(() -> current.obstacle().orElseThrow().toString().contains("no release yet"));
        assertThrows(NoReleaseException.class, () -> current.use(OpenRelease::id));
        awaitRelease(TestReleases.publish(store, 3));
        assertEquals(3, offers());
        assertEquals(Optional.empty(), current.obstacle());
    }

    @Test
    void aReleaseStaysOpenWhileItIsUsedThoughAnotherHasTakenItsPlace() {
        awaitRelease(TestReleases.publish(store, 2));
        long counted = current.use(old -> {
            awaitRelease(TestReleases.publish(store, 5));
            return old.statistics().offers(StatisticsFilter.ALL).total();
        });
        assertEquals(2, counted);
        assertEquals(5, offers());
    }

    @Test
    void aReleaseThatCannotBeOpenedLeavesTheOldOneInPlace() {
        Release good = TestReleases.publish(store, 2);
        awaitRelease(good);
        store.publish(draft -> {
            try {
                Files.createDirectories(draft.indexDirectory());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        await(() -> current.obstacle().map(Obstacle::reason).equals(Optional.of(Obstacle.Reason.NOT_OPENED)));
        assertEquals(Optional.of(good.id()), current.id());
        store.rollback();
        await(() -> current.obstacle().isEmpty());
    }

    @Test
    @Tag("slow")
    void aReleaseOfWhichOneByteChangedIsRefusedAndThePreviousOneStays() throws IOException {
        Random random = new Random(11);
        Release good = TestReleases.publish(store, 2);
        Release other = TestReleases.publish(store, 5);
        try (Stream<Path> files = Files.walk(other.directory())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                byte[] content = Files.readAllBytes(file);
                if (content.length == 0) {
                    continue;
                }
                byte[] damaged = content.clone();
                damaged[random.nextInt(content.length)] ^= (byte) (1 << random.nextInt(8));
                Files.write(file, damaged);
                try (CurrentRelease restarted = CurrentRelease.follow(store, Duration.ofMillis(20))) {
                    await(() -> restarted.id().isPresent());
                    assertEquals(Optional.of(good.id()), restarted.id(), file.toString());
                    assertTrue(restarted.obstacle().isPresent(), file.toString());
                }
                Files.write(file, content);
            }
        }
        try (CurrentRelease restarted = CurrentRelease.follow(store, Duration.ofMillis(20))) {
            await(() -> restarted.id().equals(Optional.of(other.id())));
        }
    }

    @Test
    void refusesWorkOnceItIsClosed() {
        awaitRelease(TestReleases.publish(store, 2));
        current.close();
        current.close();
        assertThrows(NoReleaseException.class, () -> current.use(OpenRelease::id));
    }

    @Test
    void anIntervalIsLongerThanZero() {
        assertThrows(InvalidInputException.class, () -> CurrentRelease.follow(store, Duration.ZERO));
    }
}
