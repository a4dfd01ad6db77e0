package fr.jobmarket.gateway.account;

import fr.jobmarket.gateway.http.MessageKey;
import fr.jobmarket.gateway.http.ProblemException;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * How often somebody may be wrong. Wrong passwords count for the account and caller together, for the caller, and for the
 * account; a caller that has signed in to the account before is not held up by what others try. What was right does not
 * count. In memory, so that a restart forgets.
 */
@Singleton
class AttemptLimits {

    private final AttemptLimiter perPair;
    private final AttemptLimiter perCaller;
    private final AttemptLimiter perAccount;
    private final KnownPlaces known = new KnownPlaces();

    AttemptLimits(
            Clock clock,
            @Property(name = "jobmarket.login-attempts-per-pair", defaultValue = "5") int perPair,
            @Property(name = "jobmarket.login-attempts-per-caller", defaultValue = "300") int perCaller,
            @Property(name = "jobmarket.login-attempts-per-account", defaultValue = "50") int perAccount,
            @Property(name = "jobmarket.login-attempts-window", defaultValue = "5m") Duration window) {
        this.perPair = new AttemptLimiter(perPair, window, clock);
        this.perCaller = new AttemptLimiter(perCaller, window, clock);
        this.perAccount = new AttemptLimiter(perAccount, window, clock);
    }

    /** Counts an attempt to sign in; 429 when there were too many wrong ones. */
    void attempt(EmailAddress email, String caller) {
        attempt(caller);
        perPair.attempt(key(email, caller)).ifPresent(AttemptLimits::refuse);
        if (!known.holds(key(email, caller))) {
            perAccount.attempt(email.value()).ifPresent(AttemptLimits::refuse);
        }
    }

    /** The last attempt was right: from there it was the person. */
    void succeeded(EmailAddress email, String caller) {
        String key = key(email, caller);
        perPair.forget(key);
        perCaller.takeBack(caller);
        if (!known.holds(key)) {
            perAccount.takeBack(email.value());
        }
        known.add(key);
    }

    /** Counts an attempt to confirm a change of one's own account; 429 when there were too many. */
    void attemptToConfirm(UUID accountId, String caller) {
        perPair.attempt(confirmationKey(accountId, caller)).ifPresent(AttemptLimits::refuse);
    }

    /** The last confirmation was right. */
    void confirmed(UUID accountId, String caller) {
        perPair.forget(confirmationKey(accountId, caller));
    }

    /** Counts an attempt of a caller; 429 when there were too many. */
    void attempt(String caller) {
        perCaller.attempt(caller).ifPresent(AttemptLimits::refuse);
    }

    private static String key(EmailAddress email, String caller) {
        return email.value() + "\n" + caller;
    }

    /** Unlike any address and caller: whoever holds a token of an account from elsewhere locks nobody out of it. */
    private static String confirmationKey(UUID accountId, String caller) {
        return "confirm " + accountId + "\n" + caller;
    }

    private static void refuse(Duration wait) {
        throw ProblemException.tooManyRequests(
                MessageKey.TOO_MANY_ATTEMPTS.with(ProblemException.wholeSeconds(wait)), wait);
    }

    /** From where people have signed in to which account, the last ones. */
    private static final class KnownPlaces {
        private static final int MOST = 100_000;

        private final Map<String, Boolean> places = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                return size() > MOST;
            }
        };

        synchronized void add(String place) {
            places.put(place, true);
        }

        synchronized boolean holds(String place) {
            return places.containsKey(place);
        }
    }
}
