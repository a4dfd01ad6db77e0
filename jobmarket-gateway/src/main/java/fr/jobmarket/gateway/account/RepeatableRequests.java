package fr.jobmarket.gateway.account;

import fr.jobmarket.gateway.http.MessageKey;
import fr.jobmarket.gateway.http.ProblemException;
import fr.jobmarket.internal.Sha256;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Requests that make something, and may be sent again by who got no answer: with the same {@code Idempotency-Key} it is
 * made once. What a key made is kept with it, in one transaction, for a day. Thread-safe.
 */
@Singleton
public class RepeatableRequests {

    /** The header that names the key. */
    public static final String HEADER = "Idempotency-Key";

    /** What a key is for, in the document of the API. */
    public static final String DESCRIPTION =
            "a random text: the same request under the same one is done once, within a day";

    /** What a key looks like; generators of clients read it from here. */
    public static final String KEY_REGEX = "^[!-~]{1,100}$";

    private static final Pattern KEY = Pattern.compile(KEY_REGEX);
    private static final Duration KEPT = Duration.ofDays(1);
    private static final int MAX_PER_ACCOUNT = 1_000;

    private final IdempotencyKeyRepository keys;
    private final JsonMapper json;
    private final Clock clock;

    RepeatableRequests(IdempotencyKeyRepository keys, JsonMapper json, Clock clock) {
        this.keys = keys;
        this.json = json;
        this.clock = clock;
    }

    /**
     * A request with a key.
     *
     * @param key the key
     * @param hash of what is asked for
     */
    public record Repeatable(String key, String hash) {}

    /**
     * What a request asks for under its key; null when it has none.
     *
     * @param kind what it makes, since a key is good for one kind
     */
    public @Nullable Repeatable of(@Nullable String key, String kind, Object body) {
        if (key == null) {
            return null;
        }
        if (!KEY.matcher(key).matches()) {
            throw ProblemException.badRequest(MessageKey.BAD_KEY.with(HEADER));
        }
        try {
            return new Repeatable(key, Sha256.of(kind + "\n" + json.writeValueAsString(body)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write a request that was read", e);
        }
    }

    /**
     * Makes something, or finds what the key made before. To be called in the transaction that {@linkplain Accounts#hold
     * holds} the account: of two requests at once the second waits for the first.
     *
     * @param find reads what was made, by its id, as far as it is still there
     * @param idOf the id of what is made, at most 36 characters
     */
    public <T> T once(
            UUID accountId,
            @Nullable Repeatable request,
            Function<String, Optional<T>> find,
            Supplier<T> make,
            Function<T, String> idOf) {
        if (request == null) {
            return make.get();
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        keys.deleteOlder(accountId, now.minus(KEPT));
        String id = Sha256.of(accountId + "\n" + request.key());
        Optional<IdempotencyKey> known = keys.findById(id);
        if (known.isPresent()) {
            return made(known.get(), request, find);
        }
        if (keys.countByAccountId(accountId) >= MAX_PER_ACCOUNT) {
            throw ProblemException.tooManyRequests(MessageKey.TOO_MANY_KEYS.with(MAX_PER_ACCOUNT, HEADER), KEPT);
        }
        T made = make.get();
        keys.save(new IdempotencyKey(id, accountId, request.hash(), idOf.apply(made), now));
        return made;
    }

    private static <T> T made(IdempotencyKey known, Repeatable request, Function<String, Optional<T>> find) {
        if (!known.requestHash().equals(request.hash())) {
            throw ProblemException.keyReused(MessageKey.KEY_REUSED.with(HEADER));
        }
        return find.apply(known.made())
                .orElseThrow(() -> ProblemException.conflict(
                        "urn:jobmarket:made-and-deleted", MessageKey.MADE_AND_DELETED.with(HEADER)));
    }
}
