package fr.jobmarket.gateway.dash;

import fr.jobmarket.dash.Grid;
import fr.jobmarket.dash.Grids;
import fr.jobmarket.gateway.http.QueryParameters;
import fr.jobmarket.gateway.offer.OfferSearch;
import fr.jobmarket.gateway.offer.OfferSearchParameters;
import fr.jobmarket.gateway.offer.Offers;
import fr.jobmarket.gateway.release.ReleaseBound;
import fr.jobmarket.gateway.release.ReleaseThreads;
import fr.jobmarket.gateway.statistics.StatisticsParameters;
import fr.jobmarket.search.OfferQuery;
import fr.jobmarket.serving.CurrentRelease;
import fr.jobmarket.serving.statistics.GoldStatistics;
import fr.jobmarket.statistics.LabelledCount;
import fr.jobmarket.statistics.LocationCount;
import fr.jobmarket.statistics.StatisticsFilter;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Offers and rankings as columns and rows of AG Grid. */
@Controller("/api/v1/dash/grids")
@ExecuteOn(ReleaseThreads.NAME)
@ReleaseBound
@Secured(SecurityRule.IS_ANONYMOUS)
@Tag(name = "dash")
class GridController {

    private static final int DEFAULT_ROWS = 101;

    private final CurrentRelease current;
    private final Offers offers;
    private final Grids grids;

    GridController(CurrentRelease current, Offers offers, Grids grids) {
        this.current = current;
        this.offers = offers;
        this.grids = grids;
    }

    /** One page of an offer search. */
    @Get("/offers")
    Grid offers(@RequestBean OfferSearchParameters parameters) {
        OfferQuery query = OfferSearch.query(parameters);
        return grids.offers(offers.search(query).items());
    }

    /** Regions with their share of the offers. */
    @Get("/regions")
    Grid regions(
            @RequestBean StatisticsParameters parameters,
            @Nullable
                    @QueryValue
                    @Parameter(
                            schema = @Schema(type = "integer", minimum = "1", maximum = "1000", defaultValue = "101"))
                    String limit) {
        return places(LocationCount.Level.REGION, parameters, limit);
    }

    /** Departments with their share of the offers. */
    @Get("/departments")
    Grid departments(
            @RequestBean StatisticsParameters parameters,
            @Nullable
                    @QueryValue
                    @Parameter(
                            schema = @Schema(type = "integer", minimum = "1", maximum = "1000", defaultValue = "101"))
                    String limit) {
        return places(LocationCount.Level.DEPARTMENT, parameters, limit);
    }

    /** Cities with their share of the offers. */
    @Get("/cities")
    Grid cities(
            @RequestBean StatisticsParameters parameters,
            @Nullable
                    @QueryValue
                    @Parameter(
                            schema = @Schema(type = "integer", minimum = "1", maximum = "1000", defaultValue = "101"))
                    String limit) {
        return places(LocationCount.Level.CITY, parameters, limit);
    }

    private Grid places(LocationCount.Level level, StatisticsParameters parameters, @Nullable String limit) {
        StatisticsFilter filter = parameters.toFilter();
        int rows = QueryParameters.integer("limit", limit, DEFAULT_ROWS, 1, GoldStatistics.MAX_LIMIT);
        List<LabelledCount> counts = current.use(release -> release.statistics().ranking(level, filter, rows)).stream()
                .map(place -> new LabelledCount(place.code(), place.label(), place.count()))
                .toList();
        return grids.counts(counts);
    }
}
