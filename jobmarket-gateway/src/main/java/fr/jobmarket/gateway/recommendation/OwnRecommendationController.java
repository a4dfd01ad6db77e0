package fr.jobmarket.gateway.recommendation;

import fr.jobmarket.candidate.CandidateProfile;
import fr.jobmarket.gateway.account.Accounts;
import fr.jobmarket.gateway.account.Profiles;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Recommendations for the person signed in. */
@Controller("/api/v1/me/recommendations")
@ExecuteOn(TaskExecutors.IO)
@Secured(SecurityRule.IS_AUTHENTICATED)
@SecurityRequirement(name = "bearer")
@Tag(name = "me")
class OwnRecommendationController {

    private final Accounts accounts;
    private final Profiles profiles;
    private final Recommendations recommendations;

    OwnRecommendationController(Accounts accounts, Profiles profiles, Recommendations recommendations) {
        this.accounts = accounts;
        this.profiles = profiles;
        this.recommendations = recommendations;
    }

    /** Offers for the profile kept. */
    @Get
    @Produces({MediaType.APPLICATION_JSON, "text/csv", MediaType.TEXT_PLAIN})
    RecommendationList recommendations(
            @Nullable
                    @QueryValue
                    @Parameter(schema = @Schema(type = "integer", minimum = "1", maximum = "100", defaultValue = "20"))
                    String top,
            Authentication authentication) {
        CandidateProfile profile = profiles.of(accounts.signedIn(authentication).id());
        return recommendations.recommend(profile, top);
    }
}
