package fr.jobmarket.gateway.account;

import fr.jobmarket.gateway.account.Attempts.Limit;
import fr.jobmarket.gateway.http.MessageKey;
import fr.jobmarket.gateway.http.ProblemException;
import fr.jobmarket.internal.Sha256;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * How often somebody may be wrong. Wrong passwords count for the account and caller together, for the caller, and for the
 * account; a caller that has signed in to the account within 90 days is not held up by what others try. What was right
 * does not count, nor what was refused.
 */
@Singleton
class AttemptLimits {

    private static final Duration KNOWN_FOR = Duration.ofDays(90);

    private final Attempts attempts;
    private final KnownPlaceRepository places;
    private final Clock clock;
    private final int perPair;
    private final int perCaller;
    private final int perAccount;
    private final Duration window;

    AttemptLimits(
            Attempts attempts,
            KnownPlaceRepository places,
            Clock clock,
            @Property(name = "jobmarket.login-attempts-per-pair", defaultValue = "5") int perPair,
            @Property(name = "jobmarket.login-attempts-per-caller", defaultValue = "300") int perCaller,
            @Property(name = "jobmarket.login-attempts-per-account", defaultValue = "50") int perAccount,
            @Property(name = "jobmarket.login-attempts-window", defaultValue = "5m") Duration window) {
        this.attempts = attempts;
        this.places = places;
        this.clock = clock;
        this.perPair = perPair;
        this.perCaller = perCaller;
        this.perAccount = perAccount;
        this.window = window;
    }

    /** Counts an attempt to sign in; 429 when there were too many wrong ones. */
    void attempt(EmailAddress email, String caller) {
        Stream<Limit> always = Stream.of(ofCaller(caller), ofPair(email, caller));
        Stream<Limit> fromElsewhere = isKnown(email, caller) ? Stream.of() : Stream.of(ofAccount(email));
        count(Stream.concat(always, fromElsewhere).toList());
    }

    /** The last attempt was right: from there it was the person. */
    @Transactional
    void succeeded(EmailAddress email, String caller) {
        attempts.takeBack(ofCaller(caller));
        attempts.forget(ofPair(email, caller));
        if (!isKnown(email, caller)) {
            attempts.takeBack(ofAccount(email));
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        places.deleteUnused(now.minus(KNOWN_FOR));
        places.add(place(email, caller), email.value(), now);
        places.use(place(email, caller), now, now.minus(Duration.ofDays(1)));
    }

    /** Counts an attempt to confirm a change of one's own account; 429 when there were too many. */
    void attemptToConfirm(UUID accountId, String caller) {
        count(List.of(ofConfirmation(accountId, caller)));
    }

    /** The last confirmation was right. */
    void confirmed(UUID accountId, String caller) {
        attempts.forget(ofConfirmation(accountId, caller));
    }

    /** Counts an attempt of a caller; 429 when there were too many. */
    void attempt(String caller) {
        count(List.of(ofCaller(caller)));
    }

    private Limit ofCaller(String caller) {
        return Limit.of("caller\n" + caller, perCaller, window);
    }

    private Limit ofPair(EmailAddress email, String caller) {
        return Limit.of("pair\n" + email.value() + "\n" + caller, perPair, window);
    }

    private Limit ofAccount(EmailAddress email) {
        return Limit.of("account\n" + email.value(), perAccount, window);
    }

    /** Apart from signing in: whoever holds a token of an account from elsewhere locks nobody out of it. */
    private Limit ofConfirmation(UUID accountId, String caller) {
        return Limit.of("confirm\n" + accountId + "\n" + caller, perPair, window);
    }

    private boolean isKnown(EmailAddress email, String caller) {
        return places.existsByPlaceHash(place(email, caller));
    }

    static String place(EmailAddress email, String caller) {
        return Sha256.of("place:" + email.value() + "\n" + caller);
    }

    private void count(List<Limit> limits) {
        attempts.count(limits).ifPresent(wait -> {
            throw ProblemException.tooManyRequests(
                    MessageKey.TOO_MANY_ATTEMPTS.with(ProblemException.wholeSeconds(wait)), wait);
        });
    }
}
