package fr.jobmarket.gateway.release;

import fr.jobmarket.serving.CurrentRelease;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import org.reactivestreams.Publisher;

/** Ready once there is a release to answer from. */
@Singleton
@Readiness
final class ReleaseReadiness implements HealthIndicator {

    private final CurrentRelease current;

    ReleaseReadiness(CurrentRelease current) {
        this.current = current;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        Map<String, Object> details = new LinkedHashMap<>();
        current.id().ifPresent(id -> details.put("id", id));
        current.obstacle().ifPresent(reason -> details.put("reason", reason.toString()));
        HealthStatus status = current.id().isPresent() ? HealthStatus.UP : HealthStatus.DOWN;
        return Publishers.just(
                HealthResult.builder("release", status).details(details).build());
    }
}
