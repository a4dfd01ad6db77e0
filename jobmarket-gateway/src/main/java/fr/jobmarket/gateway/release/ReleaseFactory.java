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

/** Follows the current release from the start of the application to its end. */
@Factory
final class ReleaseFactory {

    @Context
    @Bean(preDestroy = "close")
    CurrentRelease currentRelease(
            @Property(name = GatewaySettings.HOME) String home,
            @Property(name = "jobmarket.release-poll") Duration interval) {
        return CurrentRelease.follow(store(home), interval);
    }

    /** Brings what other machines publish to where the current release is followed. */
    @Context
    @Bean(preDestroy = "close")
    @Requires(property = GatewaySettings.BUCKET)
    FollowedBucket followedBucket(
            @Property(name = GatewaySettings.HOME) String home,
            @Property(name = GatewaySettings.BUCKET) ReleaseBucket bucket,
            @Property(name = "jobmarket.release-poll") Duration interval) {
        return FollowedBucket.follow(bucket, store(home), interval);
    }

    private static ReleaseStore store(String home) {
        return ReleaseStore.at(Path.of(home).resolve("releases"));
    }
}
