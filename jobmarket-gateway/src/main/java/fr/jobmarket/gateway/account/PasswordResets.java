package fr.jobmarket.gateway.account;

import fr.jobmarket.gateway.http.MessageKey;
import fr.jobmarket.gateway.http.ProblemException;
import fr.jobmarket.gateway.mail.Mail;
import fr.jobmarket.gateway.mail.Post;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;

/** New passwords for those who forgot theirs and read the messages sent to their address. Thread-safe. */
@Singleton
class PasswordResets {

    private static final String KIND = "password-reset";

    private final AccountRepository repository;
    private final Accounts accounts;
    private final PasswordResetRepository resets;
    private final PasswordHasher hasher;
    private final Tokens tokens;
    private final AttemptLimits limits;
    private final MessageLimits messages;
    private final Letters letters;
    private final Post post;
    private final Clock clock;
    private final Duration lifetime;

    PasswordResets(
            AccountRepository repository,
            Accounts accounts,
            PasswordResetRepository resets,
            PasswordHasher hasher,
            Tokens tokens,
            AttemptLimits limits,
            MessageLimits messages,
            Letters letters,
            Post post,
            Clock clock,
            @Property(name = "jobmarket.password-reset-lifetime", defaultValue = "30m") Duration lifetime) {
        this.repository = repository;
        this.accounts = accounts;
        this.resets = resets;
        this.hasher = hasher;
        this.tokens = tokens;
        this.limits = limits;
        this.messages = messages;
        this.letters = letters;
        this.post = post;
        this.clock = clock;
        this.lifetime = lifetime;
    }

    /**
     * Sends a link to the account with this address, if there is one; whoever asks is not told. 409 where no messages are
     * sent, whatever the address: nobody is to wait for one that never comes.
     */
    void ask(String emailText, String caller) {
        if (!post.delivers()) {
            throw ProblemException.conflict("urn:jobmarket:no-messages", MessageKey.NO_MESSAGES.with());
        }
        messages.attempt(caller);
        EmailAddress email = Accounts.email(emailText, "email");
        post.later(KIND, () -> write(email));
    }

    private Stream<Mail> write(EmailAddress email) {
        return repository.findByEmail(email.value()).filter(account -> messages.allow(email)).map(this::link).stream();
    }

    private Mail link(Account account) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        String token = RandomToken.make();
        resets.deleteExpired(now);
        resets.save(new PasswordReset(RandomToken.hash(token), account.id(), now.plus(lifetime)));
        return letters.passwordReset(KIND, account, token, lifetime);
    }

    /** Gives the account of a link a new password and ends all its sign-ins; 400 when the link is not valid any more. */
    void confirm(String token, String newPassword, String caller) {
        limits.attempt(caller);
        PasswordReset reset = resets.findById(RandomToken.hash(token))
                .filter(found -> clock.instant().isBefore(found.expiresAt()))
                .orElseThrow(PasswordResets::refused);
        Account account = repository.findById(reset.accountId()).orElseThrow(PasswordResets::refused);
        EmailAddress email = new EmailAddress(account.email());
        accounts.checkPassword(newPassword, email, "newPassword");
        exchange(reset, hasher.hash(newPassword));
        limits.succeeded(email, caller);
    }

    @Transactional
    void exchange(PasswordReset reset, String passwordHash) {
        if (resets.use(reset.tokenHash(), clock.instant()) == 0) {
            throw refused();
        }
        repository.updatePasswordHash(reset.accountId(), passwordHash);
        tokens.closeAll(reset.accountId());
        resets.deleteByAccountId(reset.accountId());
    }

    private static ProblemException refused() {
        return ProblemException.field("token", MessageKey.RESET_ENDED.with());
    }
}
