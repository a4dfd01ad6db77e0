package fr.jobmarket.gateway.offer;

import fr.jobmarket.gateway.http.QueryParameters;
import fr.jobmarket.gateway.release.ReleaseBound;
import fr.jobmarket.gateway.release.ReleaseThreads;
import fr.jobmarket.offer.Offer;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Offers, for anyone. */
@Controller("/api/v1/offers")
@ExecuteOn(ReleaseThreads.NAME)
@Secured(SecurityRule.IS_ANONYMOUS)
@Tag(name = "offers")
class OfferController {

    private static final int DEFAULT_LIMIT = 10;

    private final Offers offers;

    OfferController(Offers offers) {
        this.offers = offers;
    }

    /** Searches. All parameters must hold; within one, any value will do. */
    @Get
    @ReleaseBound
    @Produces({MediaType.APPLICATION_JSON, "text/csv", MediaType.TEXT_PLAIN})
    OfferResults search(@RequestBean OfferSearchParameters parameters) {
        return offers.search(OfferSearch.query(parameters));
    }

    /** The newest available offers. */
    @Get("/latest")
    @ReleaseBound
    @Produces({MediaType.APPLICATION_JSON, "text/csv", MediaType.TEXT_PLAIN})
    OfferList latest(
            @Nullable
                    @QueryValue
                    @Parameter(schema = @Schema(type = "integer", minimum = "1", maximum = "100", defaultValue = "10"))
                    String limit) {
        return offers.latest(limit(limit));
    }

    /** Available offers drawn by chance; the same seed draws the same ones from the same release. */
    @Get("/random")
    @Produces({MediaType.APPLICATION_JSON, "text/csv", MediaType.TEXT_PLAIN})
    OfferList random(
            @Nullable
                    @QueryValue
                    @Parameter(schema = @Schema(type = "integer", minimum = "1", maximum = "100", defaultValue = "10"))
                    String limit,
            @Nullable @QueryValue @Parameter(schema = @Schema(type = "integer", minimum = "0", maximum = "2147483647"))
                    String seed) {
        int chance = ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE);
        return offers.random(limit(limit), QueryParameters.integer("seed", seed, chance, 0, Integer.MAX_VALUE));
    }

    /** One offer, also when it is no longer available or duplicates another. */
    @Get("/{id}")
    @ReleaseBound
    Offer find(String id) {
        return offers.find(id);
    }

    /** Available offers that resemble an offer, most similar first. */
    @Get("/{id}/similar")
    @ReleaseBound
    @Produces({MediaType.APPLICATION_JSON, "text/csv", MediaType.TEXT_PLAIN})
    OfferList similar(
            String id,
            @Nullable
                    @QueryValue
                    @Parameter(schema = @Schema(type = "integer", minimum = "1", maximum = "100", defaultValue = "10"))
                    String limit) {
        return offers.similar(id, limit(limit));
    }

    private static int limit(@Nullable String text) {
        return QueryParameters.integer("limit", text, DEFAULT_LIMIT, 1, OfferSearch.MAX_LIMIT);
    }
}
