package fr.jobmarket.gateway.statistics;

import fr.jobmarket.gateway.http.Listing;
import fr.jobmarket.gateway.http.QueryParameters;
import fr.jobmarket.gateway.release.ReleaseBound;
import fr.jobmarket.gateway.release.ReleaseThreads;
import fr.jobmarket.serving.statistics.GoldStatistics;
import fr.jobmarket.statistics.LabelledCount;
import fr.jobmarket.statistics.LocationCount;
import fr.jobmarket.statistics.OfferTotals;
import fr.jobmarket.statistics.SalaryStatistics;
import fr.jobmarket.statistics.StatisticsFilter;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Statistics over the offers of the release, duplicates left out. */
@Controller("/api/v1/stats")
@ExecuteOn(ReleaseThreads.NAME)
@ReleaseBound
@Secured(SecurityRule.IS_ANONYMOUS)
@Tag(name = "statistics")
class StatisticsController {

    private static final int DEFAULT_LIMIT = 20;

    private final Statistics statistics;

    StatisticsController(Statistics statistics) {
        this.statistics = statistics;
    }

    /**
     * How many offers there are.
     *
     * @param totals the counts
     * @param attribution texts to show wherever they are shown, as the sources of the offers demand
     * @param release the release they come from
     */
    @Serdeable
    @Schema(name = "OfferTotalsAnswer")
    record Totals(OfferTotals totals, List<String> attribution, String release) {}

    /**
     * What offers pay.
     *
     * @param salaries the spread
     * @param attribution texts to show wherever it is shown, as the sources of the offers demand
     * @param release the release it comes from
     */
    @Serdeable
    @Schema(name = "SalariesAnswer")
    record Salaries(SalaryStatistics salaries, List<String> attribution, String release) {}

    private interface Counting {
        List<LabelledCount> count(GoldStatistics statistics, StatisticsFilter filter, int limit);
    }

    private Listing<LabelledCount> counts(StatisticsParameters parameters, @Nullable String limit, Counting counting) {
        StatisticsFilter filter = parameters.toFilter();
        int most = limit(limit);
        return statistics.counts(gold -> counting.count(gold, filter, most));
    }

    private Listing<LocationCount> ranking(
            LocationCount.Level level, StatisticsParameters parameters, @Nullable String limit) {
        StatisticsFilter filter = parameters.toFilter();
        int most = limit(limit);
        return statistics.locations(gold -> gold.ranking(level, filter, most));
    }

    private static int limit(@Nullable String text) {
        return QueryParameters.integer("limit", text, DEFAULT_LIMIT, 1, GoldStatistics.MAX_LIMIT);
    }

    /** How many offers there are, by source, data profession, weekday, month and contract. */
    @Get("/offers")
    Totals offers(@RequestBean StatisticsParameters parameters) {
        StatisticsFilter filter = parameters.toFilter();
        return statistics.answer(
                gold -> gold.offers(filter),
                (totals, release) -> new Totals(totals, release.attribution(), release.id()));
    }

    /** What offers pay: quantiles of gross euros per year, overall, by data profession and by contract. */
    @Get("/salaries")
    Salaries salaries(@RequestBean StatisticsParameters parameters) {
        StatisticsFilter filter = parameters.toFilter();
        return statistics.answer(
                gold -> gold.salaries(filter),
                (salaries, release) -> new Salaries(salaries, release.attribution(), release.id()));
    }

    /** The regions with the most offers. */
    @Get("/rankings/regions")
    @Produces({MediaType.APPLICATION_JSON, "text/csv", MediaType.TEXT_PLAIN})
    Listing<LocationCount> regions(
            @RequestBean StatisticsParameters parameters,
            @Nullable
                    @QueryValue
                    @Parameter(schema = @Schema(type = "integer", minimum = "1", maximum = "1000", defaultValue = "20"))
                    String limit) {
        return ranking(LocationCount.Level.REGION, parameters, limit);
    }

    /** The departments with the most offers. */
    @Get("/rankings/departments")
    @Produces({MediaType.APPLICATION_JSON, "text/csv", MediaType.TEXT_PLAIN})
    Listing<LocationCount> departments(
            @RequestBean StatisticsParameters parameters,
            @Nullable
                    @QueryValue
                    @Parameter(schema = @Schema(type = "integer", minimum = "1", maximum = "1000", defaultValue = "20"))
                    String limit) {
        return ranking(LocationCount.Level.DEPARTMENT, parameters, limit);
    }

    /** The cities with the most offers; Paris, Lyon and Marseille count as one city each. */
    @Get("/rankings/cities")
    @Produces({MediaType.APPLICATION_JSON, "text/csv", MediaType.TEXT_PLAIN})
    Listing<LocationCount> cities(
            @RequestBean StatisticsParameters parameters,
            @Nullable
                    @QueryValue
                    @Parameter(schema = @Schema(type = "integer", minimum = "1", maximum = "1000", defaultValue = "20"))
                    String limit) {
        return ranking(LocationCount.Level.CITY, parameters, limit);
    }

    /** The skills offers ask for most. */
    @Get("/skills")
    @Produces({MediaType.APPLICATION_JSON, "text/csv", MediaType.TEXT_PLAIN})
    Listing<LabelledCount> skills(
            @RequestBean StatisticsParameters parameters,
            @Nullable
                    @QueryValue
                    @Parameter(schema = @Schema(type = "integer", minimum = "1", maximum = "1000", defaultValue = "20"))
                    String limit) {
        return counts(parameters, limit, GoldStatistics::skills);
    }

    /** The personal qualities offers ask for most. */
    @Get("/soft-skills")
    @Produces({MediaType.APPLICATION_JSON, "text/csv", MediaType.TEXT_PLAIN})
    Listing<LabelledCount> softSkills(
            @RequestBean StatisticsParameters parameters,
            @Nullable
                    @QueryValue
                    @Parameter(schema = @Schema(type = "integer", minimum = "1", maximum = "1000", defaultValue = "20"))
                    String limit) {
        return counts(parameters, limit, GoldStatistics::softSkills);
    }

    /** The trainings and degrees offers ask for most. */
    @Get("/trainings")
    @Produces({MediaType.APPLICATION_JSON, "text/csv", MediaType.TEXT_PLAIN})
    Listing<LabelledCount> trainings(
            @RequestBean StatisticsParameters parameters,
            @Nullable
                    @QueryValue
                    @Parameter(schema = @Schema(type = "integer", minimum = "1", maximum = "1000", defaultValue = "20"))
                    String limit) {
        return counts(parameters, limit, GoldStatistics::trainings);
    }

    /** The licences offers ask for most. */
    @Get("/licences")
    @Produces({MediaType.APPLICATION_JSON, "text/csv", MediaType.TEXT_PLAIN})
    Listing<LabelledCount> licences(
            @RequestBean StatisticsParameters parameters,
            @Nullable
                    @QueryValue
                    @Parameter(schema = @Schema(type = "integer", minimum = "1", maximum = "1000", defaultValue = "20"))
                    String limit) {
        return counts(parameters, limit, GoldStatistics::licences);
    }

    /** The languages offers ask for most. */
    @Get("/languages")
    @Produces({MediaType.APPLICATION_JSON, "text/csv", MediaType.TEXT_PLAIN})
    Listing<LabelledCount> languages(
            @RequestBean StatisticsParameters parameters,
            @Nullable
                    @QueryValue
                    @Parameter(schema = @Schema(type = "integer", minimum = "1", maximum = "1000", defaultValue = "20"))
                    String limit) {
        return counts(parameters, limit, GoldStatistics::languages);
    }

    /** The technologies and tools offers name most. */
    @Get("/keywords")
    @Produces({MediaType.APPLICATION_JSON, "text/csv", MediaType.TEXT_PLAIN})
    Listing<LabelledCount> keywords(
            @RequestBean StatisticsParameters parameters,
            @Nullable
                    @QueryValue
                    @Parameter(schema = @Schema(type = "integer", minimum = "1", maximum = "1000", defaultValue = "20"))
                    String limit) {
        return counts(parameters, limit, GoldStatistics::keywords);
    }

    /** How much experience offers ask for, from little to much. */
    @Get("/experience")
    @Produces({MediaType.APPLICATION_JSON, "text/csv", MediaType.TEXT_PLAIN})
    Listing<LabelledCount> experience(@RequestBean StatisticsParameters parameters) {
        StatisticsFilter filter = parameters.toFilter();
        return statistics.counts(gold -> gold.experience(filter));
    }

    /** The levels of qualification of the posts. */
    @Get("/qualifications")
    @Produces({MediaType.APPLICATION_JSON, "text/csv", MediaType.TEXT_PLAIN})
    Listing<LabelledCount> qualifications(@RequestBean StatisticsParameters parameters) {
        StatisticsFilter filter = parameters.toFilter();
        return statistics.counts(gold -> gold.qualifications(filter));
    }
}
