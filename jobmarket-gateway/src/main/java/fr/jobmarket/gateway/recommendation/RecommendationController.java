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
    private final ShownPages shown;

    RecommendationController(Recommendations recommendations, ShownPages shown) {
        this.recommendations = recommendations;
        this.shown = shown;
    }

    /**
     * Recommends offers for the profile in the body, which is not kept. An empty profile is a valid one. Of some pages it is kept
     * which offers they had, without anything of the request.
     */
    @Post
    @Produces({MediaType.APPLICATION_JSON, "text/csv", MediaType.TEXT_PLAIN})
    RecommendationList recommend(@Body CandidateProfile profile, @RequestBean RecommendationParameters parameters) {
        RecommendationList page = recommendations.recommend(profile, parameters, List.of(), List.of(), List.of());
        shown.keepAnonymous(page);
        return page;
    }
}
