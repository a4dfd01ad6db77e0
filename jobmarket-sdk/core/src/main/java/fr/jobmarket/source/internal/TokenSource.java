package fr.jobmarket.source.internal;

import fr.jobmarket.error.JobMarketException;
import fr.jobmarket.source.CallInterruptedException;
import fr.jobmarket.source.DeadlineExceededException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Keeps an access token fresh. However many threads need a new one, one request is made, and all get its token or its
 * failure; but when the call that made it was cancelled or ran out of time, which is its own affair, another of them makes
 * the request. Thread-safe.
 */
public final class TokenSource {

    private static final Duration LONGEST_MARGIN = Duration.ofSeconds(60);

    private final Request request;
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

    /** Asks for a token, once. */
    @FunctionalInterface
    public interface Request {
        /** A new token, before the deadline. */
        Token send(Instant deadline);
    }

    /** A source that gets tokens with this request. */
    public TokenSource(Request request, Clock clock) {
        this.request = request;
        this.clock = clock;
    }

    /** A token with some life left: a tenth of its lifetime, or a minute. */
    public String token(Instant deadline) {
        return obtain(null, deadline);
    }

    /** Another token than this one, which the server refused. */
    public String tokenInsteadOf(String refused, Instant deadline) {
        return obtain(refused, deadline);
    }

    private String obtain(@Nullable String refused, Instant deadline) {
        while (true) {
            CompletableFuture<Token> shared;
            synchronized (this) {
                if (current != null && !current.value().equals(refused) && current.freshAt(clock.instant())) {
                    return current.value();
                }
                shared = pending;
                if (shared == null) {
                    pending = new CompletableFuture<>();
                }
            }
            if (shared == null) {
                return renew(deadline).value();
            }
            Optional<Token> token = await(shared, deadline);
            if (token.isPresent()) {
                return token.get().value();
            }
        }
    }

    private Token renew(Instant deadline) {
        Token token = null;
        Throwable failure = null;
        try {
            token = request.send(deadline);
            return token;
        } catch (RuntimeException | Error e) {
            failure = e;
            throw e;
        } finally {
            end(token, failure);
        }
    }

    private void end(@Nullable Token token, @Nullable Throwable failure) {
        CompletableFuture<Token> shared;
        synchronized (this) {
            current = token == null ? current : token;
            shared = Objects.requireNonNull(pending);
            pending = null;
        }
        if (token != null) {
            shared.complete(token);
        } else {
            shared.completeExceptionally(failure == null ? new CancellationException() : failure);
        }
    }

    /** What another call got; empty when that call ended for a reason of its own. */
    private Optional<Token> await(CompletableFuture<Token> shared, Instant deadline) {
        try {
            long left = Duration.between(clock.instant(), deadline).toMillis();
            return Optional.of(shared.get(Math.max(0, left), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CallInterruptedException("interrupted while waiting for an access token", e);
        } catch (TimeoutException e) {
            throw new DeadlineExceededException("no access token came before the call's deadline", e);
        } catch (ExecutionException e) {
            Throwable failure = e.getCause();
            if (failure instanceof JobMarketException ours
                    && !(failure instanceof CallInterruptedException)
                    && !(failure instanceof DeadlineExceededException)) {
                throw ours;
            }
            return Optional.empty();
        }
    }
}
