package fr.jobmarket.gateway.account;

import fr.jobmarket.gateway.http.Problem;
import fr.jobmarket.gateway.http.ProblemException;
import fr.jobmarket.gateway.http.ProblemExceptionHandler;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads of requests that hash a password. Hashing takes processor and memory on purpose: on threads of its own, a
 * burst of sign-ins neither stalls other requests nor takes all memory, and what cannot be done soon is refused.
 */
@Factory
final class PasswordThreads {

    /** The executor's name. */
    static final String NAME = "passwords";

    /** More than one, so that one slow sign-in never stops all others; few, since each hash takes 19 MiB. */
    static final int THREADS = Math.max(2, Math.min(8, Runtime.getRuntime().availableProcessors()));

    /** Some seconds of work: whoever waits longer gives up and tries again. */
    static final int MAX_WAITING = 50;

    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    @Singleton
    @Named(NAME)
    @Bean(preDestroy = "shutdown")
    ExecutorService executor() {
        return new ThreadPoolExecutor(
                THREADS,
                THREADS,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(MAX_WAITING),
                work -> new Thread(work, "password"),
                new ThreadPoolExecutor.AbortPolicy());
    }

    /** Answers what found the queue full. */
    @Singleton
    @SuppressWarnings("rawtypes") // the interface gives the raw type
    ExceptionHandler<RejectedExecutionException, HttpResponse<Problem>> busy(ProblemExceptionHandler problems) {
        return (request, exception) -> problems.handle(
                request,
                ProblemException.unavailable(
                        "urn:jobmarket:busy", "too many sign-ins at once; try again in a moment", RETRY_AFTER));
    }
}
