package fr.jobmarket.gateway.job;

import fr.jobmarket.gateway.GatewaySettings;
import fr.jobmarket.jobs.JobQueue;
import fr.jobmarket.registry.ModelRegistry;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import javax.sql.DataSource;

/** What the gateway shares with the pipeline. */
@Factory
final class JobFactory {

    /** The queue has transactions of its own, in which the framework's have no part. */
    @Singleton
    JobQueue jobs(DataSource pool) {
        return JobQueue.on(DelegatingDataSource.unwrapDataSource(pool)::getConnection);
    }

    /** Made at the start, so that variables that contradict each other are found then. */
    @Context
    ModelRegistry models(
            @Property(name = GatewaySettings.HOME) String home,
            @Property(name = "jobmarket.model-registry") String kind,
            @Property(name = "jobmarket.mlflow") String server,
            Clock clock) {
        Map<String, String> variables = Map.of("JOBMARKET_MODEL_REGISTRY", kind, "MLFLOW_TRACKING_URI", server);
        return ModelRegistry.of(variables, Path.of(home).resolve("models"), clock);
    }
}
