package fr.jobmarket.gateway.account;

import fr.jobmarket.gateway.http.ProblemException;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/**
 * How often somebody may try. Failed sign-ins count per account and caller, so that one caller cannot lock another out;
 * all attempts count per caller. Behind a front end every visitor has the front end's address, hence the high bound.
 */
@Singleton
class AttemptLimits {

    private final AttemptLimiter perAccount;
    private final AttemptLimiter perCaller;

    AttemptLimits(
            Clock clock,
            @Property(name = "jobmarket.login-attempts-per-account", defaultValue = "5") int perAccount,
            @Property(name = "jobmarket.login-attempts-per-caller", defaultValue = "300") int perCaller,
            @Property(name = "jobmarket.login-attempts-window", defaultValue = "5m") Duration window) {
        this.perAccount = new AttemptLimiter(perAccount, window, clock);
        this.perCaller = new AttemptLimiter(perCaller, window, clock);
    }

    /** Counts an attempt on an account; 429 when there were too many. */
    void attempt(EmailAddress email, String caller) {
        attempt(caller);
        perAccount.attempt(key(email, caller)).ifPresent(AttemptLimits::refuse);
    }

    /** Counts an attempt to confirm a change of one's own account; 429 when there were too many. */
    void attemptToConfirm(UUID accountId) {
        perAccount.attempt(confirmationKey(accountId)).ifPresent(AttemptLimits::refuse);
    }

    /** The last confirmation was right. */
    void confirmed(UUID accountId) {
        perAccount.forget(confirmationKey(accountId));
    }

    /** Counts an attempt of a caller; 429 when there were too many. */
    void attempt(String caller) {
        perCaller.attempt(caller).ifPresent(AttemptLimits::refuse);
    }

    /** The last attempt was right. */
    void succeeded(EmailAddress email, String caller) {
        perAccount.forget(key(email, caller));
    }

    private static String key(EmailAddress email, String caller) {
        return email.value() + "\n" + caller;
    }

    /** Unlike any address and caller: whoever is signed in to one account says nothing about another. */
    private static String confirmationKey(UUID accountId) {
        return "confirm " + accountId;
    }

    private static void refuse(Duration wait) {
        throw ProblemException.tooManyRequests(
                "too many attempts; try again in " + Math.max(1, wait.toSeconds()) + " seconds", wait);
    }
}
