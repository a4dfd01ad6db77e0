package fr.jobmarket.serving;

import fr.jobmarket.internal.Repeating;
import fr.jobmarket.serving.Obstacle.Reason;
import fr.jobmarket.serving.release.Release;
import fr.jobmarket.serving.release.ReleaseStore;
import fr.jobmarket.serving.statistics.GoldStatistics;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The release that answers requests. The store is looked at again and again; a new current release is opened beside the
 * old one, takes its place at once, and the old one closes after its last use. A release that is not as it was published,
 * or cannot be opened, leaves the old one in place; where there is none yet, the latest sound one before it serves.
 * Thread-safe.
 *
 * <pre>{@code
 * try (CurrentRelease current = CurrentRelease.follow(ReleaseStore.at(folder), Duration.ofSeconds(3))) {
 *     List<Offer> latest = current.use(release -> release.index().latest(10));
 * }
 * }</pre>
 */
public final class CurrentRelease implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CurrentRelease.class);

    /** To look through all files of a release that was refused is not worth while at each look. */
    private static final int LOOKS_PER_REFUSAL = 20;

    private final ReleaseStore store;
    private final long refusalLasts;
    private final Repeating watcher = new Repeating("current-release");
    private final AtomicReference<@Nullable OpenRelease> current = new AtomicReference<>();
    private volatile @Nullable Obstacle obstacle = Obstacle.of(Reason.OPENING);
    private @Nullable String refusedId;
    private long refusedAt;
    private boolean closed;

    private CurrentRelease(ReleaseStore store, Duration interval) {
        this.store = store;
        this.refusalLasts = interval.multipliedBy(LOOKS_PER_REFUSAL).toNanos();
    }

    /**
     * Follows the current release of a store. The first one is opened in the background: until then, and while there is
     * none, {@link #use} refuses.
     *
     * @param interval how long to wait between two looks at the store, more than zero
     */
    public static CurrentRelease follow(ReleaseStore store, Duration interval) {
        // What opening any release needs, beside looking through the files of the first one, which takes longer.
        CompletableFuture.runAsync(GoldStatistics::prepare);
        CurrentRelease followed = new CurrentRelease(store, interval);
        followed.watcher.every(interval, followed::look);
        return followed;
    }

    /**
     * Does some work on the current release, which stays open meanwhile. What the work returns must not refer to the
     * release's files.
     *
     * @throws NoReleaseException when there is no release to work on
     */
    public <T> T use(Function<OpenRelease, T> work) {
        OpenRelease release = acquire();
        try {
            return work.apply(release);
        } finally {
            release.release();
        }
    }

    private OpenRelease acquire() {
        while (true) {
            OpenRelease release = current.get();
            if (release == null) {
                // None any more: a release was opened between the two lines.
                throw new NoReleaseException(Objects.requireNonNullElse(obstacle, Obstacle.of(Reason.OPENING)));
            }
            // Not acquired: it was swapped and closed between the two lines, so there is a newer one.
            if (release.acquire()) {
                return release;
            }
        }
    }

    /** The id of the release being served, if there is one. */
    public Optional<String> id() {
        return Optional.ofNullable(current.get()).map(OpenRelease::id);
    }

    /** Why there is no release, or why the newest one is not the one being served; empty when all is well. */
    public Optional<Obstacle> obstacle() {
        return Optional.ofNullable(obstacle);
    }

    /** Nothing may leave this method, or there would be no next look. */
    private synchronized void look() {
        if (closed) {
            return;
        }
        try {
            Optional<Release> wanted = store.current();
            if (wanted.isEmpty()) {
                obstacle = current.get() == null ? Obstacle.of(Reason.NONE) : null;
            } else if (!wanted.map(Release::id).equals(id())) {
                swap(wanted.get());
            } else {
                obstacle = null;
            }
        } catch (RuntimeException e) {
            obstacle = Obstacle.of(Reason.UNREADABLE);
            LOG.warn("cannot read the current release: {}", e.getMessage());
            serveAnotherThan("");
        }
    }

    private void swap(Release wanted) {
        if (wanted.id().equals(refusedId) && System.nanoTime() - refusedAt < refusalLasts) {
            return;
        }
        try {
            serve(wanted);
            obstacle = null;
            refusedId = null;
        } catch (RuntimeException | Error e) {
            obstacle = new Obstacle(Reason.NOT_OPENED, wanted.id());
            if (!wanted.id().equals(refusedId)) {
                LOG.error("cannot open release {}", wanted.id(), e);
            }
            refusedId = wanted.id();
            serveAnotherThan(wanted.id());
            refusedAt = System.nanoTime();
        }
    }

    private void serve(Release wanted) {
        store.requireSound(wanted);
        OpenRelease opened = OpenRelease.open(wanted);
        OpenRelease previous = current.getAndSet(opened);
        LOG.info("serving release {}", opened.id());
        if (previous != null) {
            previous.release();
        }
    }

    /** With nothing to answer from, an older release is better than none; with one, that stays. */
    private void serveAnotherThan(String refused) {
        List<Release> others = current.get() == null ? store.list() : List.of();
        for (Release other : others) {
            try {
                if (!other.id().equals(refused)) {
                    serve(other);
                    return;
                }
            } catch (RuntimeException | Error e) {
                LOG.error("cannot open release {} either", other.id(), e);
            }
        }
    }

    /** Stops to look; the release closes after its last use. */
    @Override
    public void close() {
        watcher.stop();
        synchronized (this) {
            closed = true;
            obstacle = Obstacle.of(Reason.NOT_FOLLOWED);
            OpenRelease last = current.getAndSet(null);
            if (last != null) {
                last.release();
            }
        }
    }
}
