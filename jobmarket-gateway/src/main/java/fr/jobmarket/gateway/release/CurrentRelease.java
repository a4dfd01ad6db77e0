package fr.jobmarket.gateway.release;

import fr.jobmarket.error.JobMarketException;
import fr.jobmarket.gateway.GatewaySettings;
import fr.jobmarket.gateway.http.ProblemException;
import fr.jobmarket.warehouse.release.Release;
import fr.jobmarket.warehouse.release.ReleaseStore;
import io.micronaut.context.annotation.Property;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The release that answers requests. The pointer is looked at every few seconds; a new release is opened beside the old
 * one, takes its place at once, and the old one closes after its last request. A release that cannot be opened leaves
 * the old one in place. Thread-safe.
 */
@Singleton
public class CurrentRelease {

    private static final Logger LOG = LoggerFactory.getLogger(CurrentRelease.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
    private static final String NONE = "there is no release yet; run \"jobmarket publish\" (or \"jobmarket run\")";

    private final ReleaseStore store;
    private final AtomicReference<@Nullable OpenRelease> current = new AtomicReference<>();
    private volatile String obstacle = "the release is still being opened";
    private @Nullable String refusedId;

    CurrentRelease(@Property(name = GatewaySettings.HOME) String home) {
        this.store = ReleaseStore.at(Path.of(home).resolve("releases"));
    }

    /**
     * Does some work on the current release, which stays open meanwhile. What the work returns must not refer to the
     * release's files.
     *
     * @throws ProblemException 503 when there is no release
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
                throw ProblemException.unavailable("urn:jobmarket:no-release", obstacle, RETRY_AFTER);
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
    Optional<String> obstacle() {
        return obstacle.isEmpty() ? Optional.empty() : Optional.of(obstacle);
    }

    @Scheduled(fixedDelay = "${jobmarket.release-poll}")
    synchronized void poll() {
        try {
            Optional<Release> wanted = store.current();
            if (wanted.isEmpty()) {
                obstacle = current.get() == null ? NONE : "";
            } else if (!wanted.map(Release::id).equals(id())) {
                swap(wanted.get());
            } else {
                obstacle = "";
            }
        } catch (JobMarketException e) {
            obstacle = "the current release cannot be read; publish a new one or roll back";
            LOG.warn("cannot read the current release: {}", e.getMessage());
        }
    }

    private void swap(Release wanted) {
        try {
            OpenRelease opened = OpenRelease.open(wanted);
            OpenRelease previous = current.getAndSet(opened);
            obstacle = "";
            refusedId = null;
            LOG.info("serving release {}", opened.id());
            if (previous != null) {
                previous.release();
            }
        } catch (RuntimeException e) {
            obstacle = "release " + wanted.id() + " cannot be opened; publish a new one or roll back";
            if (!wanted.id().equals(refusedId)) {
                refusedId = wanted.id();
                LOG.error("cannot open release {}", wanted.id(), e);
            }
        }
    }

    @PreDestroy
    synchronized void close() {
        OpenRelease last = current.getAndSet(null);
        if (last != null) {
            last.release();
        }
    }
}
