package fr.jobmarket.gateway.recommendation;

import fr.jobmarket.gateway.http.MessageKey;
import fr.jobmarket.gateway.http.ProblemException;
import fr.jobmarket.gateway.http.QueryParameters;
import fr.jobmarket.recommendation.Recommender.Reranking;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The query parameters of recommendations, as given.
 *
 * @param top how many
 * @param employers variety of employers
 * @param occupations variety of occupations
 * @param freshness what age costs
 * @param congestion what having been shown often costs
 */
@Introspected
record RecommendationParameters(
        @Nullable
        @QueryValue
        @Parameter(
                description = "how many offers at most",
                schema = @Schema(type = "integer", minimum = "1", maximum = "100", defaultValue = "20"))
        String top,

        @Nullable
        @QueryValue
        @Parameter(
                description = "how much of the page is kept from any one employer",
                schema = @Schema(type = "number", minimum = "0", maximum = "1", defaultValue = "0.8"))
        String employers,

        @Nullable
        @QueryValue
        @Parameter(
                description = "how much of the page is kept from any one occupation",
                schema = @Schema(type = "number", minimum = "0", maximum = "1", defaultValue = "0"))
        String occupations,

        @Nullable
        @QueryValue
        @Parameter(
                description = "what being old costs an offer: at 1, as much as lies between the best and the worst",
                schema = @Schema(type = "number", minimum = "0", maximum = "1", defaultValue = "0"))
        String freshness,

        @Nullable
        @QueryValue
        @Parameter(
                description =
                        "what having been shown often of late costs an offer: at 1, as much as lies between the best and the worst",
                schema = @Schema(type = "number", minimum = "0", maximum = "1", defaultValue = "0.1"))
        String congestion) {

    private static final int DEFAULT_TOP = 20;
    private static final int MAX_TOP = 100;

    /** How many offers; a problem when the parameter is wrong. */
    int number() {
        return QueryParameters.integer("top", top, DEFAULT_TOP, 1, MAX_TOP);
    }

    /**
     * How to mix the page.
     *
     * @throws ProblemException 400 when a parameter is wrong
     */
    Reranking reranking() {
        Reranking usual = Reranking.ofDefaults();
        return new Reranking(
                share("employers", employers, usual.employers()),
                share("occupations", occupations, usual.occupations()),
                share("freshness", freshness, usual.freshness()),
                share("congestion", congestion, usual.congestion()));
    }

    private static double share(String name, @Nullable String text, double usual) {
        Double share = QueryParameters.number(name, text, 0, 1, MessageKey.SHARE);
        return share == null ? usual : share;
    }
}
