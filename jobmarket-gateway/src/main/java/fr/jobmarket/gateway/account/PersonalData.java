package fr.jobmarket.gateway.account;

import fr.jobmarket.candidate.CandidateProfile;
import fr.jobmarket.offer.Offer;
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
    private final Feedbacks feedbacks;
    private final OwnOffers ownOffers;

    PersonalData(Profiles profiles, LoginSessionRepository sessions, Feedbacks feedbacks, OwnOffers ownOffers) {
        this.profiles = profiles;
        this.sessions = sessions;
        this.feedbacks = feedbacks;
        this.ownOffers = ownOffers;
    }

    /**
     * Everything kept about one person.
     *
     * @param account the account; of the password only a hash is kept, which is not part of this
     * @param profile the candidate profile
     * @param sessions the sign-ins that have not expired
     * @param feedback what they did with offers
     * @param savedOffers ids of the offers they saved
     * @param ownOffers offers they entered by hand
     */
    @Introspected
    @Schema(name = "Export")
    record Export(
            AccountView account,
            CandidateProfile profile,
            List<SignIn> sessions,
            List<Action> feedback,
            List<String> savedOffers,
            List<Offer> ownOffers) {}

    /**
     * One thing done with an offer.
     *
     * @param offerId the offer
     * @param action what was done
     * @param rank where the offer stood in recommendations
     * @param release the release those recommendations came from
     * @param createdAt when it was done
     */
    @Introspected
    @Schema(name = "FeedbackGiven")
    record Action(
            String offerId,
            FeedbackAction action,
            @Nullable Integer rank,
            @Nullable String release,
            Instant createdAt) {}

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
                        .toList(),
                feedbacks.of(account.id()).stream()
                        .map(given -> new Action(
                                given.offerId(),
                                given.action(),
                                given.offerRank(),
                                given.releaseId(),
                                given.createdAt()))
                        .toList(),
                feedbacks.savedIds(account.id()),
                ownOffers.of(account.id()));
    }
}
