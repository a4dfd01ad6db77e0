package fr.jobmarket.source.internal;

import fr.jobmarket.error.JobMarketException;
import fr.jobmarket.source.CallInterruptedException;
import fr.jobmarket.source.UnreadableAnswerException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps an access token fresh. However many threads need a new one, one request is made, and all get its token or its
 * failure. Thread-safe.
 */
public final class TokenSource {

    private static final Duration LONGEST_MARGIN = Duration.ofSeconds(60);

    private final Supplier<Token> request;
    private final Clock clock;
    private @Nullable Token current;
    private @Nullable CompletableFuture<Token> pending;

    /**
     * A token.
     *
     * @param value the secret itself
     * @param obtainedAt when it was asked for
     * @param lifetime how long it is good for
     */
    public record Token(String value, Instant obtainedAt, Duration lifetime) {

        boolean freshAt(Instant now) {
            Duration tenth = lifetime.dividedBy(10);
            Duration margin = tenth.compareTo(LONGEST_MARGIN) < 0 ? tenth : LONGEST_MARGIN;
            return now.isBefore(obtainedAt.plus(lifetime).minus(margin));
        }

        @Override
        public String toString() {
            return "Token[***, " + lifetime + " from " + obtainedAt + "]";
        }
    }

    /** A source that gets tokens with this request. */
    public TokenSource(Supplier<Token> request, Clock clock) {
        this.request = request;
        this.clock = clock;
    }

    /** A token with some life left: a tenth of its lifetime, or a minute. */
    public String token() {
        return obtain(null);
    }

    /** Another token than this one, which the server refused. */
    public String tokenInsteadOf(String refused) {
        return obtain(refused);
    }

    private String obtain(@Nullable String refused) {
        CompletableFuture<Token> shared;
        boolean mine = false;
        synchronized (this) {
            if (current != null && !current.value().equals(refused) && current.freshAt(clock.instant())) {
                return current.value();
            }
            if (pending == null) {
                pending = new CompletableFuture<>();
                mine = true;
            }
            shared = pending;
        }
        if (mine) {
            renew(shared);
        }
        return await(shared);
    }

    private void renew(CompletableFuture<Token> shared) {
        try {
            Token token = request.get();
            synchronized (this) {
                current = token;
                pending = null;
            }
            shared.complete(token);
        } catch (JobMarketException e) {
            synchronized (this) {
                pending = null;
            }
            shared.completeExceptionally(e);
        }
    }

    private static String await(CompletableFuture<Token> shared) {
        try {
            return shared.get().value();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CallInterruptedException("interrupted while waiting for an access token", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof JobMarketException failure) {
                throw failure;
            }
            throw new UnreadableAnswerException("no access token could be obtained", e);
        }
    }
}
