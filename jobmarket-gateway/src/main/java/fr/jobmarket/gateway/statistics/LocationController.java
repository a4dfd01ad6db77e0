package fr.jobmarket.gateway.statistics;

import fr.jobmarket.gateway.http.Codes;
import fr.jobmarket.gateway.http.Listing;
import fr.jobmarket.gateway.http.Values;
import fr.jobmarket.serving.statistics.GoldStatistics;
import fr.jobmarket.statistics.LocationCount;
import fr.jobmarket.statistics.LocationLevel;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The places that have offers. */
@Controller("/api/v1/locations")
@ExecuteOn(TaskExecutors.IO)
@Secured(SecurityRule.IS_ANONYMOUS)
@Tag(name = "dictionaries")
class LocationController {

    private static final int DEFAULT_LIMIT = 100;

    private final Statistics statistics;

    LocationController(Statistics statistics) {
        this.statistics = statistics;
    }

    /**
     * The query parameters of all places, as given.
     *
     * @param q part of the name or code
     * @param limit how many
     */
    @Introspected
    record Search(
            @Nullable
            @QueryValue
            @Parameter(
                    description = "part of the name or code, whatever its case and accents",
                    schema = @Schema(type = "string", maxLength = 100))
            String q,

            @Nullable
            @QueryValue
            @Parameter(schema = @Schema(type = "integer", minimum = "1", maximum = "1000", defaultValue = "100"))
            String limit) {

        @Nullable
        String text() {
            return Values.text("q", q, 100);
        }

        int most() {
            return Values.integer("limit", limit, DEFAULT_LIMIT, 1, GoldStatistics.MAX_LIMIT);
        }
    }

    /** Regions. */
    @Get("/regions")
    @Produces({MediaType.APPLICATION_JSON, "text/csv", MediaType.TEXT_PLAIN})
    Listing<LocationCount> regions(@RequestBean Search search) {
        return find(LocationLevel.REGION, search, null, null);
    }

    /** Departments, of one region when given. */
    @Get("/departments")
    @Produces({MediaType.APPLICATION_JSON, "text/csv", MediaType.TEXT_PLAIN})
    Listing<LocationCount> departments(
            @RequestBean Search search,
            @Nullable @QueryValue @Parameter(schema = @Schema(type = "string", pattern = "^[0-9]{2}$")) String region) {
        return find(LocationLevel.DEPARTMENT, search, region, null);
    }

    /** Cities, of one region or department when given; Paris, Lyon and Marseille are one city each. */
    @Get("/cities")
    @Produces({MediaType.APPLICATION_JSON, "text/csv", MediaType.TEXT_PLAIN})
    Listing<LocationCount> cities(
            @RequestBean Search search,
            @Nullable @QueryValue @Parameter(schema = @Schema(type = "string", pattern = "^[0-9]{2}$")) String region,
            @Nullable @QueryValue @Parameter(schema = @Schema(type = "string", pattern = "^([0-9]{2,3}|2[ABab])$"))
                    String department) {
        return find(LocationLevel.CITY, search, region, department);
    }

    /** Communes, of one region or department when given; arrondissements are communes. */
    @Get("/communes")
    @Produces({MediaType.APPLICATION_JSON, "text/csv", MediaType.TEXT_PLAIN})
    Listing<LocationCount> communes(
            @RequestBean Search search,
            @Nullable @QueryValue @Parameter(schema = @Schema(type = "string", pattern = "^[0-9]{2}$")) String region,
            @Nullable @QueryValue @Parameter(schema = @Schema(type = "string", pattern = "^([0-9]{2,3}|2[ABab])$"))
                    String department) {
        return find(LocationLevel.COMMUNE, search, region, department);
    }

    private Listing<LocationCount> find(
            LocationLevel level, Search search, @Nullable String regionText, @Nullable String departmentText) {
        String text = search.text();
        int most = search.most();
        String region = Codes.region("region", regionText);
        String department = Codes.department("department", departmentText);
        return statistics.locations(gold -> gold.locations(level, text, region, department, most));
    }
}
