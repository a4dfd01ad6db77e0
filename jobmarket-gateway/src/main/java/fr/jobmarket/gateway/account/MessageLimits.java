package fr.jobmarket.gateway.account;

import fr.jobmarket.gateway.http.MessageKey;
import fr.jobmarket.gateway.http.ProblemException;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/**
 * How many messages anybody may have sent without signing in. A caller is told when it was too often; for an address
 * nothing more is sent in silence, since saying so would tell what others ask for. In memory, so that a restart forgets.
 */
@Singleton
class MessageLimits {

    private final AttemptLimiter perCaller;
    private final AttemptLimiter perAddress;

    MessageLimits(
            Clock clock,
            @Property(name = "jobmarket.messages-per-caller", defaultValue = "20") int perCaller,
            @Property(name = "jobmarket.messages-per-address", defaultValue = "5") int perAddress,
            @Property(name = "jobmarket.messages-window", defaultValue = "1h") Duration window) {
        this.perCaller = new AttemptLimiter(perCaller, window, clock);
        this.perAddress = new AttemptLimiter(perAddress, window, clock);
    }

    /** Counts what a caller asks for; 429 when it was too often. */
    void attempt(String caller) {
        perCaller.attempt(caller).ifPresent(wait -> {
            throw ProblemException.tooManyRequests(
                    MessageKey.TOO_MANY_MESSAGES.with(ProblemException.wholeSeconds(wait)), wait);
        });
    }

    /** Counts a message to an address; whether it may be sent. */
    boolean allow(EmailAddress email) {
        return perAddress.attempt(email.value()).isEmpty();
    }
}
