package fr.jobmarket.source;

import fr.jobmarket.error.InvalidInputException;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.Objects;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What the clients of all sources let one choose about how they send calls. Not thread-safe.
 *
 * @param <B> the builder of the client itself
 */
public abstract class ClientBuilder<B extends ClientBuilder<B>> {

    /** How failed calls are repeated. */
    protected RetryPolicy retryPolicy = RetryPolicy.DEFAULT;

    /** What tells the time. */
    protected Clock clock = Clock.systemUTC();

    /** How to wait. */
    protected RateLimiter.Sleeper sleeper = RateLimiter.Sleeper.SYSTEM;

    /** Where the jitter of waits comes from. */
    protected RandomGenerator random = new Random();

    /** What sends; null for one of the client's own. */
    protected @Nullable HttpClient httpClient;

    /** A builder with the defaults. */
    protected ClientBuilder() {}

    /** This builder. */
    protected abstract B self();

    /** How failed calls are repeated; {@link RetryPolicy#DEFAULT} by default. */
    public final B retryPolicy(RetryPolicy policy) {
        retryPolicy = Objects.requireNonNull(policy, "policy");
        return self();
    }

    /** The clock; the system's by default. */
    public final B clock(Clock clock) {
        this.clock = Objects.requireNonNull(clock, "clock");
        return self();
    }

    /** How to wait; by sleeping by default. */
    public final B sleeper(RateLimiter.Sleeper sleeper) {
        this.sleeper = Objects.requireNonNull(sleeper, "sleeper");
        return self();
    }

    /** Where the jitter of waits comes from. */
    public final B random(RandomGenerator random) {
        this.random = Objects.requireNonNull(random, "random");
        return self();
    }

    /**
     * The HTTP client, for proxies and such.
     *
     * @throws InvalidInputException when it follows redirects, as credentials must not leave for another host
     */
    public final B httpClient(HttpClient client) {
        if (client.followRedirects() != HttpClient.Redirect.NEVER) {
            throw new InvalidInputException("the HTTP client follows redirects, which would take credentials to other"
                    + " hosts; build it with followRedirects(Redirect.NEVER)");
        }
        httpClient = client;
        return self();
    }
}
