package fr.jobmarket.gateway.account;

import fr.jobmarket.gateway.account.Accounts.SignedIn;
import fr.jobmarket.gateway.http.MessageKey;
import fr.jobmarket.gateway.http.ProblemException;
import fr.jobmarket.gateway.mail.Mail;
import fr.jobmarket.gateway.mail.Post;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How accounts come about. Where messages reach people, an address has to be confirmed, and whoever registers learns nothing
 * about it: what is done differently for a taken one is done behind their back. Thread-safe.
 */
@Singleton
class Registrations {

    private static final String KIND = "registration";

    private final AccountRepository repository;
    private final Accounts accounts;
    private final PendingRegistrationRepository pending;
    private final PasswordHasher hasher;
    private final AttemptLimits limits;
    private final MessageLimits messages;
    private final Letters letters;
    private final Post post;
    private final Clock clock;
    private final Duration lifetime;

    Registrations(
            AccountRepository repository,
            Accounts accounts,
            PendingRegistrationRepository pending,
            PasswordHasher hasher,
            AttemptLimits limits,
            MessageLimits messages,
            Letters letters,
            Post post,
            Clock clock,
            @Property(name = "jobmarket.registration-lifetime", defaultValue = "24h") Duration lifetime) {
        this.repository = repository;
        this.accounts = accounts;
        this.pending = pending;
        this.hasher = hasher;
        this.limits = limits;
        this.messages = messages;
        this.letters = letters;
        this.post = post;
        this.clock = clock;
        this.lifetime = lifetime;
    }

    /** The sign-in to the new account; empty when its address has to be confirmed first. */
    Optional<SignedIn> register(String emailText, String password, @Nullable String displayName, String caller) {
        if (!post.delivers()) {
            return Optional.of(accounts.register(emailText, password, displayName, caller));
        }
        messages.attempt(caller);
        EmailAddress email = Accounts.email(emailText, "email");
        accounts.checkPassword(password, email, "password");
        String passwordHash = hasher.hash(password);
        post.later(KIND, () -> Optional.of(email).filter(messages::allow).stream()
                .map(to -> write(to, displayName, passwordHash)));
        return Optional.empty();
    }

    private Mail write(EmailAddress email, @Nullable String displayName, String passwordHash) {
        if (repository.findByEmail(email.value()).isPresent()) {
            return letters.alreadyRegistered(KIND, email);
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        String token = RandomToken.make();
        pending.deleteExpired(now);
        pending.save(new PendingRegistration(
                RandomToken.hash(token), email.value(), displayName, passwordHash, now.plus(lifetime)));
        return letters.confirmation(KIND, email, token, lifetime);
    }

    /**
     * Makes the account of a confirmed address. The password is asked for again: somebody else may have registered with
     * this address, and must not know the password of an account whose owner only followed a link.
     */
    SignedIn confirm(String token, String password, String caller) {
        limits.attempt(caller);
        PendingRegistration registration = pending.findById(RandomToken.hash(token))
                .filter(found -> clock.instant().isBefore(found.expiresAt()))
                .orElseThrow(() -> ProblemException.field("token", MessageKey.REGISTRATION_ENDED.with()));
        EmailAddress email = new EmailAddress(registration.email());
        limits.attempt(email, caller);
        if (!hasher.matches(password, Optional.of(registration.passwordHash()))) {
            throw ProblemException.field("password", MessageKey.OTHER_PASSWORD.with());
        }
        SignedIn signedIn = accounts.create(email, registration.displayName(), registration.passwordHash());
        limits.succeeded(email, caller);
        pending.deleteByEmail(email.value());
        return signedIn;
    }
}
