package fr.jobmarket.gateway.account;

import fr.jobmarket.candidate.CandidateProfile;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers everything kept about one person. */
@Singleton
class PersonalData {

    private final Profiles profiles;
    private final LoginSessionRepository sessions;

    PersonalData(Profiles profiles, LoginSessionRepository sessions) {
        this.profiles = profiles;
        this.sessions = sessions;
    }

    /**
     * Everything kept about one person.
     *
     * @param account the account; of the password only a hash is kept, which is not part of this
     * @param profile the candidate profile
     * @param sessions the sign-ins that have not expired
     */
    @Introspected
    @Schema(name = "Export")
    record Export(AccountView account, CandidateProfile profile, List<SignIn> sessions) {}

    /**
     * One sign-in.
     *
     * @param createdAt when it happened
     * @param expiresAt when it ends at the latest
     * @param revokedAt when it was ended early
     */
    @Introspected
    @Schema(name = "SignIn")
    record SignIn(
            Instant createdAt, Instant expiresAt, @Nullable Instant revokedAt) {}

    Export export(Account account) {
        return new Export(
                AccountView.of(account),
                profiles.of(account.id()),
                sessions.findByAccountIdOrderByCreatedAt(account.id()).stream()
                        .map(session -> new SignIn(session.createdAt(), session.expiresAt(), session.revokedAt()))
                        .toList());
    }
}
