package fr.jobmarket.gateway.account;

import fr.jobmarket.error.InvalidInputException;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import jakarta.annotation.PostConstruct;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the accounts of a file administrators, and no others, when the application starts. An account that somebody else
 * made with such an address before is taken over: it gets the password of the file and all its sign-ins end. One that was
 * an administrator's already keeps its password, so that it can be changed.
 */
@Context
class Administrators {

    private static final Logger LOG = LoggerFactory.getLogger(Administrators.class);

    private final AccountRepository accounts;
    private final PasswordHasher hasher;
    private final PasswordRules rules;
    private final Tokens tokens;
    private final Clock clock;
    private final @Nullable String file;

    Administrators(
            AccountRepository accounts,
            PasswordHasher hasher,
            PasswordRules rules,
            Tokens tokens,
            Clock clock,
            @Nullable @Property(name = "jobmarket.admins") String file) {
        this.accounts = accounts;
        this.hasher = hasher;
        this.rules = rules;
        this.tokens = tokens;
        this.clock = clock;
        this.file = file;
    }

    /** @throws InvalidInputException naming file and line of what is no administrator */
    @PostConstruct
    @Transactional
    void appoint() {
        Map<EmailAddress, String> appointed = file == null || file.isBlank() ? Map.of() : read(Path.of(file));
        accounts.findByRole(Role.ADMIN).stream()
                .filter(account -> !appointed.containsKey(new EmailAddress(account.email())))
                .forEach(account -> {
                    accounts.updateRole(account.id(), Role.CANDIDATE);
                    LOG.info("account {} is no administrator any more", account.id());
                });
        appointed.forEach(this::appoint);
    }

    private void appoint(EmailAddress email, String password) {
        UUID made = UUID.randomUUID();
        if (accounts.findByEmail(email.value()).isEmpty()) {
            // Another gateway may start at the same time, or somebody register.
            accounts.saveAdministrator(
                    made, email.value(), hasher.hash(password), clock.instant().truncatedTo(ChronoUnit.MILLIS));
        }
        Account known = accounts.findByEmail(email.value()).orElseThrow();
        UUID id = known.id();
        if (id.equals(made)) {
            LOG.info("account {} was made for an administrator", id);
        } else if (known.role() != Role.ADMIN) {
            accounts.updatePasswordHash(id, hasher.hash(password));
            tokens.closeAll(id);
            accounts.updateRole(id, Role.ADMIN);
            LOG.info("account {} has become an administrator's, with the password of the file", id);
        }
    }

    private Map<EmailAddress, String> read(Path path) {
        List<String> lines;
        try {
            lines = Files.readAllLines(path);
        } catch (IOException e) {
            throw new InvalidInputException(
                    "JOBMARKET_ADMINS: " + path + " cannot be read as UTF-8 text (" + e.getMessage() + ")", e);
        }
        Map<EmailAddress, String> administrators = new TreeMap<>(Comparator.comparing(EmailAddress::value));
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                add(administrators, line, path + " line " + (i + 1));
            }
        }
        return administrators;
    }

    private void add(Map<EmailAddress, String> administrators, String line, String where) {
        String[] parts = line.split("\\s+", 2);
        EmailAddress email = EmailAddress.parse(parts[0])
                .orElseThrow(() -> new InvalidInputException(
                        where + " does not begin with an e-mail address; write the address, a blank and a password"));
        String password = parts.length == 2 ? parts[1] : "";
        rules.objection(password, email).ifPresent(objection -> {
            throw new InvalidInputException(where + ": " + objection);
        });
        administrators.put(email, password);
    }
}
