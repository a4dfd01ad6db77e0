package fr.jobmarket.gateway.statistics;

import fr.jobmarket.gateway.http.Listing;
import fr.jobmarket.gateway.http.QueryParameters;
import fr.jobmarket.gateway.release.ReleaseBound;
import fr.jobmarket.gateway.release.ReleaseThreads;
import fr.jobmarket.referential.CodeForm;
import fr.jobmarket.statistics.LocationCount;
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
import org.jspecify.annotations.Nullable;

/** The places that have offers. */
@Controller("/api/v1/locations")
@ExecuteOn(ReleaseThreads.NAME)
@ReleaseBound
@Secured(SecurityRule.IS_ANONYMOUS)
@Tag(name = "dictionaries")
class LocationController {

    private static final int DEFAULT_LIMIT = 100;

    private final Statistics statistics;

    LocationController(Statistics statistics) {
        this.statistics = statistics;
    }

    /** Regions. */
    @Get("/regions")
    @Produces({MediaType.APPLICATION_JSON, "text/csv", MediaType.TEXT_PLAIN})
    Listing<LocationCount> regions(@RequestBean DictionaryParameters parameters) {
        return find(LocationCount.Level.REGION, parameters, null, null);
    }

    /** Departments, of one region when given. */
    @Get("/departments")
    @Produces({MediaType.APPLICATION_JSON, "text/csv", MediaType.TEXT_PLAIN})
    Listing<LocationCount> departments(
            @RequestBean DictionaryParameters parameters,
            @Nullable
                    @QueryValue
                    @Parameter(schema = @Schema(type = "string", pattern = "^" + CodeForm.REGION_REGEX + "$"))
                    String region) {
        return find(LocationCount.Level.DEPARTMENT, parameters, region, null);
    }

    /** Cities, of one region or department when given; Paris, Lyon and Marseille are one city each. */
    @Get("/cities")
    @Produces({MediaType.APPLICATION_JSON, "text/csv", MediaType.TEXT_PLAIN})
    Listing<LocationCount> cities(
            @RequestBean DictionaryParameters parameters,
            @Nullable
                    @QueryValue
                    @Parameter(schema = @Schema(type = "string", pattern = "^" + CodeForm.REGION_REGEX + "$"))
                    String region,
            @Nullable
                    @QueryValue
                    @Parameter(schema = @Schema(type = "string", pattern = "^" + CodeForm.DEPARTMENT_REGEX + "$"))
                    String department) {
        return find(LocationCount.Level.CITY, parameters, region, department);
    }

    /** Communes, of one region or department when given; arrondissements are communes. */
    @Get("/communes")
    @Produces({MediaType.APPLICATION_JSON, "text/csv", MediaType.TEXT_PLAIN})
    Listing<LocationCount> communes(
            @RequestBean DictionaryParameters parameters,
            @Nullable
                    @QueryValue
                    @Parameter(schema = @Schema(type = "string", pattern = "^" + CodeForm.REGION_REGEX + "$"))
                    String region,
            @Nullable
                    @QueryValue
                    @Parameter(schema = @Schema(type = "string", pattern = "^" + CodeForm.DEPARTMENT_REGEX + "$"))
                    String department) {
        return find(LocationCount.Level.COMMUNE, parameters, region, department);
    }

    private Listing<LocationCount> find(
            LocationCount.Level level,
            DictionaryParameters parameters,
            @Nullable String regionText,
            @Nullable String departmentText) {
        String text = parameters.text();
        int most = parameters.most(DEFAULT_LIMIT);
        String region = QueryParameters.code("region", regionText, CodeForm.REGION);
        String department = QueryParameters.code("department", departmentText, CodeForm.DEPARTMENT);
        return statistics.locations(gold -> gold.locations(level, text, region, department, most));
    }
}
