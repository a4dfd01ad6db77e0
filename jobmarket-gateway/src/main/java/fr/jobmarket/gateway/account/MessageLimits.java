package fr.jobmarket.gateway.account;

import fr.jobmarket.gateway.account.Attempts.Limit;
import fr.jobmarket.gateway.http.MessageKey;
import fr.jobmarket.gateway.http.ProblemException;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How many messages anybody may have sent without signing in. A caller is told when it was too often; for an address
 * nothing more is sent in silence, since saying so would tell what others ask for.
 */
@Singleton
class MessageLimits {

    private final Attempts attempts;
    private final int perCaller;
    private final int perAddress;
    private final Duration window;

    MessageLimits(
            Attempts attempts,
            @Property(name = "jobmarket.messages-per-caller", defaultValue = "20") int perCaller,
            @Property(name = "jobmarket.messages-per-address", defaultValue = "5") int perAddress,
            @Property(name = "jobmarket.messages-window", defaultValue = "1h") Duration window) {
        this.attempts = attempts;
        this.perCaller = perCaller;
        this.perAddress = perAddress;
        this.window = window;
    }

    /** Counts what a caller asks for; 429 when it was too often. */
    void attempt(String caller) {
        count("caller of messages\n" + caller, perCaller).ifPresent(wait -> {
            throw ProblemException.tooManyRequests(
                    MessageKey.TOO_MANY_MESSAGES.with(ProblemException.wholeSeconds(wait)), wait);
        });
    }

    /** Counts a message to an address; whether it may be sent. */
    boolean allow(EmailAddress email) {
        return count("messages\n" + email.value(), perAddress).isEmpty();
    }

    private Optional<Duration> count(String key, int most) {
        return attempts.count(List.of(Limit.of(key, most, window)));
    }
}
