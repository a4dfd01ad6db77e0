package fr.jobmarket.gateway.recommendation;

import fr.jobmarket.gateway.account.Accounts;
import fr.jobmarket.gateway.account.Profiles;
import fr.jobmarket.gateway.activity.Feedbacks;
import fr.jobmarket.gateway.release.ReleaseThreads;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;

/** Recommendations for the person signed in. */
@Controller("/api/v1/me/recommendations")
@ExecuteOn(ReleaseThreads.NAME)
@Secured(SecurityRule.IS_AUTHENTICATED)
@SecurityRequirement(name = "bearer")
@Tag(name = "me")
class OwnRecommendationController {

    private final Accounts accounts;
    private final Profiles profiles;
    private final Feedbacks feedbacks;
    private final Recommendations recommendations;
    private final ShownPages shown;

    OwnRecommendationController(
            Accounts accounts,
            Profiles profiles,
            Feedbacks feedbacks,
            Recommendations recommendations,
            ShownPages shown) {
        this.accounts = accounts;
        this.feedbacks = feedbacks;
        this.profiles = profiles;
        this.recommendations = recommendations;
        this.shown = shown;
    }

    /**
     * Offers for the profile kept, without those the person dismissed. Others that are liked by those who like what this person
     * saved or applied to are considered as well. What was recommended is kept, see the export.
     */
    @Get
    @Produces({MediaType.APPLICATION_JSON, "text/csv", MediaType.TEXT_PLAIN})
    RecommendationList recommendations(
            @RequestBean RecommendationParameters parameters, Authentication authentication) {
        UUID account = accounts.signedIn(authentication).id();
        RecommendationList page = recommendations.recommend(
                profiles.of(account),
                parameters,
                feedbacks.savedIds(account),
                feedbacks.dismissedIds(account),
                feedbacks.likedIds(account));
        shown.keep(account, page);
        return page;
    }
}
