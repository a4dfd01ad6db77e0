package fr.jobmarket.gateway.release;

import fr.jobmarket.bucket.FollowedBucket;
import fr.jobmarket.bucket.ReleaseBucket;
import fr.jobmarket.gateway.GatewaySettings;
import fr.jobmarket.serving.CurrentRelease;
import fr.jobmarket.serving.release.ReleaseStore;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Follows the current release from the start of the application to its end. */
@Factory
public final class ReleaseFactory {

    /** Property with a {@link CurrentRelease} that is followed already. */
    private static final String FOLLOWED = "jobmarket.followed-release";

    /** The properties that start an application which is opening the release by then: one takes as long as the other. */
    public static Map<String, Object> alreadyFollowing(Map<String, Object> properties) {
        String home = (String) Objects.requireNonNull(properties.get(GatewaySettings.HOME));
        Duration interval = (Duration) Objects.requireNonNull(properties.get(GatewaySettings.RELEASE_POLL));
        Map<String, Object> more = new LinkedHashMap<>(properties);
        more.put(FOLLOWED, follow(home, interval));
        return more;
    }

    @Context
    @Bean(preDestroy = "close")
    CurrentRelease currentRelease(
            @Property(name = GatewaySettings.HOME) String home,
            @Property(name = GatewaySettings.RELEASE_POLL) Duration interval,
            @Nullable @Property(name = FOLLOWED) CurrentRelease followed) {
        return followed == null ? follow(home, interval) : followed;
    }

    /** Brings what other machines publish to where the current release is followed. */
    @Context
    @Bean(preDestroy = "close")
    @Requires(property = GatewaySettings.BUCKET)
    FollowedBucket followedBucket(
            @Property(name = GatewaySettings.HOME) String home,
            @Property(name = GatewaySettings.BUCKET) ReleaseBucket bucket,
            @Property(name = GatewaySettings.RELEASE_POLL) Duration interval) {
        return FollowedBucket.follow(bucket, store(home), interval);
    }

    private static CurrentRelease follow(String home, Duration interval) {
        return CurrentRelease.follow(store(home), interval);
    }

    private static ReleaseStore store(String home) {
        return ReleaseStore.at(Path.of(home).resolve("releases"));
    }
}
