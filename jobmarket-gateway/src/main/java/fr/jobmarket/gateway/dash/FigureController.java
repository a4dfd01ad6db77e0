package fr.jobmarket.gateway.dash;

import fr.jobmarket.dash.Figure;
import fr.jobmarket.dash.Figures;
import fr.jobmarket.dash.Wording;
import fr.jobmarket.gateway.http.QueryParameters;
import fr.jobmarket.gateway.release.ReleaseBound;
import fr.jobmarket.gateway.release.ReleaseThreads;
import fr.jobmarket.gateway.statistics.StatisticsParameters;
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

/** Statistics as Plotly figures, with the filters of {@code /api/v1/stats}. */
@Controller("/api/v1/dash/figures")
@ExecuteOn(ReleaseThreads.NAME)
@ReleaseBound
@Secured(SecurityRule.IS_ANONYMOUS)
@Tag(name = "dash")
class FigureController {

    private static final int DEFAULT_BARS = 12;
    private static final int MAX_BARS = 100;
    private static final int DEFAULT_MONTHS = 24;
    private static final int MAX_MONTHS = 60;
    /** With fewer salaries than this, quantiles of a form of contract say little. */
    private static final int MIN_SALARIES = 5;

    private final CurrentRelease current;
    private final Figures figures;
    private final Wording wording;

    FigureController(CurrentRelease current, Figures figures, Wording wording) {
        this.current = current;
        this.figures = figures;
        this.wording = wording;
    }

    private interface Counting {
        List<LabelledCount> count(GoldStatistics statistics, StatisticsFilter filter, int limit);
    }

    /** A square per department. */
    @Get("/departments")
    Figure departments(@RequestBean StatisticsParameters parameters) {
        return figures.departments(ranking(LocationCount.Level.DEPARTMENT, parameters, GoldStatistics.MAX_LIMIT));
    }

    /** Bars of the regions with the most offers. */
    @Get("/regions")
    Figure regions(
            @RequestBean StatisticsParameters parameters,
            @Nullable
                    @QueryValue
                    @Parameter(schema = @Schema(type = "integer", minimum = "1", maximum = "100", defaultValue = "12"))
                    String limit) {
        int bars = bars(limit);
        return figures.places(wording.title("regions"), ranking(LocationCount.Level.REGION, parameters, bars), bars);
    }

    /** Bars of the cities with the most offers. */
    @Get("/cities")
    Figure cities(
            @RequestBean StatisticsParameters parameters,
            @Nullable
                    @QueryValue
                    @Parameter(schema = @Schema(type = "integer", minimum = "1", maximum = "100", defaultValue = "12"))
                    String limit) {
        int bars = bars(limit);
        return figures.places(wording.title("cities"), ranking(LocationCount.Level.CITY, parameters, bars), bars);
    }

    /** Bars of the technologies offers name most. */
    @Get("/keywords")
    Figure keywords(
            @RequestBean StatisticsParameters parameters,
            @Nullable
                    @QueryValue
                    @Parameter(schema = @Schema(type = "integer", minimum = "1", maximum = "100", defaultValue = "12"))
                    String limit) {
        return ranked("keywords", parameters, limit, GoldStatistics::keywords);
    }

    /** Bars of the skills offers ask for most. */
    @Get("/skills")
    Figure skills(
            @RequestBean StatisticsParameters parameters,
            @Nullable
                    @QueryValue
                    @Parameter(schema = @Schema(type = "integer", minimum = "1", maximum = "100", defaultValue = "12"))
                    String limit) {
        return ranked("skills", parameters, limit, GoldStatistics::skills);
    }

    /** Bars of the personal qualities offers ask for most. */
    @Get("/soft-skills")
    Figure softSkills(
            @RequestBean StatisticsParameters parameters,
            @Nullable
                    @QueryValue
                    @Parameter(schema = @Schema(type = "integer", minimum = "1", maximum = "100", defaultValue = "12"))
                    String limit) {
        return ranked("soft-skills", parameters, limit, GoldStatistics::softSkills);
    }

    /** Bars of the forms of contract. */
    @Get("/contracts")
    Figure contracts(@RequestBean StatisticsParameters parameters) {
        StatisticsFilter filter = parameters.toFilter();
        return figures.ranking(
                wording.title("contracts"),
                current.use(release -> release.statistics().contracts(filter)),
                "contract");
    }

    /** Bars of the experience offers ask for, from little to much. */
    @Get("/experience")
    Figure experience(@RequestBean StatisticsParameters parameters) {
        StatisticsFilter filter = parameters.toFilter();
        return figures.columns(wording.title("experience"), current.use(release -> release.statistics()
                .experience(filter)));
    }

    /** A line over the months offers were published in. */
    @Get("/months")
    Figure months(
            @RequestBean StatisticsParameters parameters,
            @Nullable
                    @QueryValue
                    @Parameter(
                            description = "how many months, counted back from the latest",
                            schema = @Schema(type = "integer", minimum = "1", maximum = "60", defaultValue = "24"))
                    String limit) {
        StatisticsFilter filter = parameters.toFilter();
        int months = QueryParameters.integer("limit", limit, DEFAULT_MONTHS, 1, MAX_MONTHS);
        return figures.months(current.use(release -> release.statistics().months(filter)), months);
    }

    /** Bars of the weekdays offers were published on. */
    @Get("/weekdays")
    Figure weekdays(@RequestBean StatisticsParameters parameters) {
        StatisticsFilter filter = parameters.toFilter();
        return figures.weekdays(current.use(release -> release.statistics().weekdays(filter)));
    }

    /** Boxes of the annual salaries by form of contract. */
    @Get("/salaries")
    Figure salaries(@RequestBean StatisticsParameters parameters) {
        StatisticsFilter filter = parameters.toFilter();
        return figures.salaries(current.use(release -> release.statistics().salaries(filter)), MIN_SALARIES);
    }

    private List<LocationCount> ranking(LocationCount.Level level, StatisticsParameters parameters, int limit) {
        StatisticsFilter filter = parameters.toFilter();
        return current.use(release -> release.statistics().ranking(level, filter, limit));
    }

    private Figure ranked(String title, StatisticsParameters parameters, @Nullable String limit, Counting counting) {
        StatisticsFilter filter = parameters.toFilter();
        int bars = bars(limit);
        return figures.ranking(
                wording.title(title), current.use(release -> counting.count(release.statistics(), filter, bars)), bars);
    }

    private static int bars(@Nullable String limit) {
        return QueryParameters.integer("limit", limit, DEFAULT_BARS, 1, MAX_BARS);
    }
}
