package fr.jobmarket.gateway.release;

import fr.jobmarket.gateway.http.BoundedThreads;
import fr.jobmarket.gateway.http.Callers;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutorService;

/** The threads of requests that read the release: searches, statistics and recommendations. */
@Factory
public final class ReleaseThreads {

    /** The executor's name. */
    public static final String NAME = "release";

    /** Reading is work for the processor; more threads than processors let a short question pass a long one. */
    static final int THREADS = Math.max(4, 2 * Runtime.getRuntime().availableProcessors());

    /** Less than a second of ordinary searches. */
    static final int MAX_WAITING = 50;

    @Singleton
    @Named(NAME)
    @Bean(preDestroy = "shutdown")
    ExecutorService executor(Callers callers, MeterRegistry registry) {
        return BoundedThreads.of(NAME, THREADS, MAX_WAITING, callers, registry);
    }
}
