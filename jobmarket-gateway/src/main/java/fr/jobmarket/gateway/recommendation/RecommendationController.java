package fr.jobmarket.gateway.recommendation;

import fr.jobmarket.candidate.CandidateProfile;
import fr.jobmarket.gateway.release.ReleaseThreads;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;

/** Recommendations without an account. */
@Controller("/api/v1/recommendations")
@ExecuteOn(ReleaseThreads.NAME)
@Secured(SecurityRule.IS_ANONYMOUS)
@Tag(name = "recommendations")
class RecommendationController {

    private final Recommendations recommendations;

    RecommendationController(Recommendations recommendations) {
        this.recommendations = recommendations;
    }

    /** Recommends offers for the profile in the body, which is not kept. An empty profile is a valid one. */
    @Post
    @Produces({MediaType.APPLICATION_JSON, "text/csv", MediaType.TEXT_PLAIN})
    RecommendationList recommend(@Body CandidateProfile profile, @RequestBean RecommendationParameters parameters) {
        return recommendations.recommend(profile, parameters, List.of(), List.of(), List.of());
    }
}
