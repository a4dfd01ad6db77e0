package fr.jobmarket.gateway.account;

import fr.jobmarket.gateway.account.Tokens.TokenPair;
import fr.jobmarket.gateway.http.MessageKey;
import fr.jobmarket.gateway.http.ProblemException;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.security.authentication.Authentication;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What one can do with accounts. Thread-safe. */
@Singleton
public class Accounts {

    private final AccountRepository accounts;
    private final PasswordHasher hasher;
    private final PasswordRules rules;
    private final Tokens tokens;
    private final PasswordResetRepository resets;
    private final AttemptLimits limits;
    private final Clock clock;

    Accounts(
            AccountRepository accounts,
            PasswordHasher hasher,
            PasswordRules rules,
            Tokens tokens,
            PasswordResetRepository resets,
            AttemptLimits limits,
            Clock clock) {
        this.accounts = accounts;
        this.hasher = hasher;
        this.rules = rules;
        this.tokens = tokens;
        this.resets = resets;
        this.limits = limits;
        this.clock = clock;
    }

    /** An account and the tokens of the sign-in that just happened. */
    record SignedIn(Account account, TokenPair tokens) {}

    SignedIn register(String emailText, String password, @Nullable String displayName, String caller) {
        limits.attempt(caller);
        EmailAddress email = email(emailText, "email");
        checkPassword(password, email, "password");
        if (accounts.findByEmail(email.value()).isPresent()) {
            throw emailTaken();
        }
        return create(email, displayName, hasher.hash(password));
    }

    /** Makes an account and signs in to it; 409 when there is one with this address. */
    SignedIn create(EmailAddress email, @Nullable String displayName, String passwordHash) {
        Account account = new Account(
                UUID.randomUUID(),
                email.value(),
                displayName,
                passwordHash,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                Role.CANDIDATE);
        saveUnlessTaken(account);
        return new SignedIn(account, tokens.open(account));
    }

    private void saveUnlessTaken(Account account) {
        try {
            accounts.save(account);
        } catch (DataAccessException e) {
            // Two registrations at once: the unique constraint decides.
            if (accounts.findByEmail(account.email()).isPresent()) {
                throw emailTaken();
            }
            throw e;
        }
    }

    SignedIn login(String emailText, String password, String caller) {
        Optional<EmailAddress> email = EmailAddress.parse(emailText);
        limits.attempt(email.orElse(new EmailAddress("")), caller);
        Optional<Account> account = email.flatMap(found -> accounts.findByEmail(found.value()));
        if (!hasher.matches(password, account.map(Account::passwordHash))) {
            throw wrongCredentials();
        }
        Account found = account.orElseThrow();
        limits.succeeded(new EmailAddress(found.email()), caller);
        if (hasher.isOutdated(found.passwordHash())) {
            accounts.replacePasswordHash(found.id(), found.passwordHash(), hasher.hash(password));
        }
        return new SignedIn(found, open(found));
    }

    private TokenPair open(Account account) {
        try {
            return tokens.open(account);
        } catch (DataAccessException e) {
            if (accounts.findById(account.id()).isEmpty()) {
                throw wrongCredentials();
            }
            throw e;
        }
    }

    /** The account a request is signed in to; 401 when it or its sign-in is gone. */
    public Account signedIn(Authentication authentication) {
        UUID id = uuid(authentication.getName());
        if (!tokens.isOpen(sessionId(authentication), id)) {
            throw signedOut();
        }
        return accounts.findById(id).orElseThrow(Accounts::signedOut);
    }

    /** The administrator a request is signed in to; 403 when the account is none, or no longer. */
    public Account administrator(Authentication authentication) {
        Account account = signedIn(authentication);
        if (account.role() != Role.ADMIN) {
            throw ProblemException.forbidden(MessageKey.MAY_NOT.with());
        }
        return account;
    }

    /**
     * Within a transaction, keeps others from changing what belongs to this account until it ends; 401 when the account
     * was deleted meanwhile.
     */
    public void hold(UUID id) {
        if (accounts.lock(id).isEmpty()) {
            throw signedOut();
        }
    }

    /** How many there are. */
    public long count() {
        return accounts.count();
    }

    /** The address of an account, while there is one. */
    public Optional<String> emailOf(UUID id) {
        return accounts.findById(id).map(Account::email);
    }

    /** The sign-ins of an account that have not expired, oldest first. */
    public List<SignIn> signIns(Account account) {
        return tokens.signIns(account.id());
    }

    static UUID sessionId(Authentication authentication) {
        return uuid(String.valueOf(authentication.getAttributes().get(Tokens.SESSION_CLAIM)));
    }

    /**
     * Applies the changes that are there, all or none. A new password or e-mail address ends every sign-in, this one
     * included, and what messages sent before allow. Whatever hashes passwords comes before the transaction, which would keep a connection all the while.
     */
    Account change(Account account, AccountController.Changes changes, String caller) {
        if (changes.email() != null || changes.newPassword() != null) {
            String password = changes.currentPassword();
            if (password == null) {
                throw ProblemException.field("currentPassword", MessageKey.PASSWORD_NEEDED.with());
            }
            confirm(account, password, "currentPassword", caller);
        }
        EmailAddress email = changes.email() == null ? null : email(changes.email(), "email");
        String passwordHash = null;
        if (changes.newPassword() != null) {
            EmailAddress known = email == null ? new EmailAddress(account.email()) : email;
            checkPassword(changes.newPassword(), known, "newPassword");
            passwordHash = hasher.hash(changes.newPassword());
        }
        return store(account.id(), changes.displayName(), email, passwordHash);
    }

    @Transactional
    Account store(UUID id, @Nullable String displayName, @Nullable EmailAddress email, @Nullable String passwordHash) {
        if (displayName != null) {
            String name = displayName.strip();
            accounts.updateDisplayName(id, name.isEmpty() ? null : name);
        }
        if (email != null) {
            changeEmail(id, email);
        }
        if (passwordHash != null) {
            accounts.updatePasswordHash(id, passwordHash);
        }
        if (email != null || passwordHash != null) {
            tokens.closeAll(id);
            resets.deleteByAccountId(id);
        }
        return accounts.findById(id).orElseThrow(Accounts::signedOut);
    }

    private void changeEmail(UUID id, EmailAddress email) {
        Optional<Account> holder = accounts.findByEmail(email.value());
        if (holder.isPresent() && !holder.get().id().equals(id)) {
            throw emailTaken();
        }
        accounts.updateEmail(id, email.value());
    }

    /** Deletes the account and everything that belongs to it, for whoever knows its password. */
    void delete(Account account, String password, String caller) {
        confirm(account, password, "password", caller);
        accounts.deleteById(account.id());
    }

    /** A stolen token is not enough for what its owner could not take back. */
    private void confirm(Account account, String password, String field, String caller) {
        limits.attemptToConfirm(account.id(), caller);
        if (!hasher.matches(password, Optional.of(account.passwordHash()))) {
            throw ProblemException.field(field, MessageKey.WRONG_PASSWORD.with());
        }
        limits.confirmed(account.id(), caller);
    }

    /** The address in this member of a body; 400 when it is none. */
    static EmailAddress email(String text, String field) {
        return EmailAddress.parse(text).orElseThrow(() -> ProblemException.field(field, MessageKey.NO_EMAIL.with()));
    }

    /** 400 when this member of a body is no password for this address. */
    void checkPassword(String password, EmailAddress email, String field) {
        rules.objection(password, email).ifPresent(objection -> {
            throw ProblemException.field(field, objection);
        });
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw signedOut();
        }
    }

    private static ProblemException emailTaken() {
        return ProblemException.conflict("urn:jobmarket:email-taken", MessageKey.EMAIL_TAKEN.with());
    }

    private static ProblemException wrongCredentials() {
        return ProblemException.unauthorized("urn:jobmarket:wrong-credentials", MessageKey.WRONG_CREDENTIALS.with());
    }

    private static ProblemException signedOut() {
        return ProblemException.unauthorized("urn:jobmarket:signed-out", MessageKey.SIGNED_OUT.with());
    }
}
