package fr.jobmarket.gateway.me;

import fr.jobmarket.candidate.CandidateProfile;
import fr.jobmarket.gateway.account.Account;
import fr.jobmarket.gateway.account.AccountView;
import fr.jobmarket.gateway.account.Accounts;
import fr.jobmarket.gateway.account.Profiles;
import fr.jobmarket.gateway.account.SignIn;
import fr.jobmarket.gateway.activity.FeedbackAction;
import fr.jobmarket.gateway.activity.Feedbacks;
import fr.jobmarket.gateway.activity.SavedNote;
import fr.jobmarket.gateway.manual.OwnOffers;
import fr.jobmarket.gateway.recommendation.ShownPage;
import fr.jobmarket.gateway.recommendation.ShownPages;
import fr.jobmarket.gateway.savedsearch.SavedSearches;
import fr.jobmarket.gateway.savedsearch.SearchView;
import fr.jobmarket.offer.Offer;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers everything kept about one person. */
@Singleton
class PersonalData {

    private final Profiles profiles;
    private final Accounts accounts;
    private final Feedbacks feedbacks;
    private final OwnOffers ownOffers;
    private final SavedSearches searches;
    private final ShownPages shown;

    PersonalData(
            Accounts accounts,
            Profiles profiles,
            Feedbacks feedbacks,
            OwnOffers ownOffers,
            SavedSearches searches,
            ShownPages shown) {
        this.searches = searches;
        this.shown = shown;
        this.profiles = profiles;
        this.accounts = accounts;
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
     * @param savedOfferNotes when they saved each of these, and what they keep about it
     * @param searches the searches they keep
     * @param ownOffers offers they entered by hand
     * @param recommendations what was recommended to them, by which model and why
     */
    @Serdeable
    @Schema(name = "Export")
    record Export(
            AccountView account,
            CandidateProfile profile,
            List<SignIn> sessions,
            List<Action> feedback,
            List<String> savedOffers,
            List<SavedNote> savedOfferNotes,
            List<SearchView> searches,
            List<Offer> ownOffers,
            List<ShownPage> recommendations) {}

    /**
     * One thing done with an offer.
     *
     * @param offerId the offer
     * @param action what was done
     * @param rank where the offer stood in recommendations
     * @param release the release those recommendations came from
     * @param createdAt when it was done
     */
    @Serdeable
    @Schema(name = "FeedbackGiven")
    record Action(
            String offerId,
            FeedbackAction action,
            @Nullable Integer rank,
            @Nullable String release,
            Instant createdAt) {}

    Export export(Account account) {
        return new Export(
                AccountView.of(account),
                profiles.of(account.id()),
                accounts.signIns(account),
                feedbacks.of(account.id()).stream()
                        .map(given -> new Action(
                                given.offerId(),
                                given.action(),
                                given.offerRank(),
                                given.releaseId(),
                                given.createdAt()))
                        .toList(),
                feedbacks.savedIds(account.id()),
                feedbacks.notes(account.id()),
                searches.viewsOf(account.id()),
                ownOffers.of(account.id()),
                shown.of(account.id()));
    }
}
