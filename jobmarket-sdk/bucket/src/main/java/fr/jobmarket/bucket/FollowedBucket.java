package fr.jobmarket.bucket;

import fr.jobmarket.internal.Repeating;
import fr.jobmarket.serving.release.ReleaseStore;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A bucket that is looked at again and again: what it names is fetched into a store, from which a
 * {@link fr.jobmarket.serving.CurrentRelease} serves. While the bucket cannot be reached, or names a release that is
 * damaged, the store stays as it is; the log says so once, and looks become rarer. Thread-safe.
 */
public final class FollowedBucket implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FollowedBucket.class);

    /** To fetch a whole release that was refused is not worth while at each look. */
    private static final int MOST_SKIPPED = 20;

    private final ReleaseBucket bucket;
    private final ReleaseStore store;
    private final Repeating watcher = new Repeating("release-bucket");
    private @Nullable String obstacle;
    private int failures;
    private int toSkip;

    private FollowedBucket(ReleaseBucket bucket, ReleaseStore store) {
        this.bucket = bucket;
        this.store = store;
    }

    /**
     * Follows a bucket in the background.
     *
     * @param bucket is closed with this
     * @param interval how long to wait between two looks, more than zero; each is one small request
     */
    public static FollowedBucket follow(ReleaseBucket bucket, ReleaseStore store, Duration interval) {
        FollowedBucket followed = new FollowedBucket(bucket, store);
        followed.watcher.every(interval, followed::look);
        return followed;
    }

    /** Nothing may leave this method, or there would be no next look. */
    private void look() {
        if (toSkip > 0) {
            toSkip--;
            return;
        }
        try {
            bucket.pull(store).ifPresent(id -> LOG.info("fetched release {} from {}", id, bucket.location()));
            obstacle = null;
            failures = 0;
        } catch (RuntimeException e) {
            String message = String.valueOf(e.getMessage());
            if (!message.equals(obstacle)) {
                LOG.warn("no release was fetched: {}", message);
            }
            obstacle = message;
            failures++;
            toSkip = Math.min(failures, MOST_SKIPPED);
        }
    }

    /** Stops to look, at once: a release that is being fetched is given up. */
    @Override
    public void close() {
        watcher.interrupt();
        bucket.close();
    }
}
