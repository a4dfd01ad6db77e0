package fr.jobmarket.gateway.account;

import fr.jobmarket.gateway.http.BoundedThreads;
import fr.jobmarket.gateway.http.Callers;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutorService;

/**
 * The threads of requests that hash a password. Hashing takes processor and memory on purpose, and must neither stall
 * other requests nor take all memory.
 */
@Factory
final class PasswordThreads {

    /** The executor's name. */
    static final String NAME = "passwords";

    /** More than one, so that one slow sign-in never stops all others; few, since each hash takes 19 MiB. */
    static final int THREADS = Math.max(2, Math.min(8, Runtime.getRuntime().availableProcessors()));

    /** Some seconds of work: whoever waits longer gives up and tries again. */
    static final int MAX_WAITING = 50;

    @Singleton
    @Named(NAME)
    @Bean(preDestroy = "shutdown")
    ExecutorService executor(Callers callers, MeterRegistry registry) {
        return BoundedThreads.of(NAME, THREADS, MAX_WAITING, callers, registry);
    }
}
