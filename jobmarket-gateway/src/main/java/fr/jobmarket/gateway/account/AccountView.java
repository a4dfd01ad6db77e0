package fr.jobmarket.gateway.account;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An account as its owner sees it.
 *
 * @param id random, never reused
 * @param email in its normalised spelling
 * @param displayName how they wish to be called
 * @param createdAt when they registered
 * @param role what they may do: candidate or admin
 */
@Serdeable
@Schema(name = "Account")
public record AccountView(String id, String email, @Nullable String displayName, Instant createdAt, String role) {

    /** What the owner of this account sees of it. */
    public static AccountView of(Account account) {
        return new AccountView(
                account.id().toString(),
                account.email(),
                account.displayName(),
                account.createdAt(),
                account.role().text());
    }
}
