package fr.jobmarket.gateway.dash;

import fr.jobmarket.dash.DropdownOption;
import fr.jobmarket.dash.Options;
import fr.jobmarket.gateway.http.QueryParameters;
import fr.jobmarket.gateway.release.ReleaseBound;
import fr.jobmarket.gateway.release.ReleaseThreads;
import fr.jobmarket.serving.CurrentRelease;
import fr.jobmarket.serving.statistics.GoldStatistics;
import fr.jobmarket.statistics.LabelledCount;
import fr.jobmarket.statistics.LocationCount;
import fr.jobmarket.statistics.StatisticsFilter;
import io.micronaut.core.annotation.Introspected;
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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Choices for dropdowns. */
@Controller("/api/v1/dash/options")
@ExecuteOn(ReleaseThreads.NAME)
@ReleaseBound
@Secured(SecurityRule.IS_ANONYMOUS)
@Tag(name = "dash")
class OptionController {

    private static final int DEFAULT_LIMIT = 20;
    private static final int MAX_LIMIT = 100;
    private static final int MAX_TEXT = 100;

    private final CurrentRelease current;
    private final Options options;

    OptionController(CurrentRelease current, Options options) {
        this.current = current;
        this.options = options;
    }

    /**
     * What was typed, as given.
     *
     * @param q words
     * @param limit how many
     */
    @Introspected
    record Search(
            @Nullable
            @QueryValue
            @Parameter(
                    description = "what was typed so far, whatever case and accents",
                    schema = @Schema(type = "string", maxLength = 100))
            String q,

            @Nullable
            @QueryValue
            @Parameter(schema = @Schema(type = "integer", minimum = "1", maximum = "100", defaultValue = "20"))
            String limit) {

        @Nullable
        String text() {
            return QueryParameters.text("q", q, MAX_TEXT);
        }

        int most() {
            return QueryParameters.integer("limit", limit, DEFAULT_LIMIT, 1, MAX_LIMIT);
        }
    }

    /** The forms of contract. */
    @Get("/contracts")
    List<DropdownOption> contracts() {
        return options.contracts();
    }

    /** The data professions. */
    @Get("/data-roles")
    List<DropdownOption> dataRoles() {
        return options.dataRoles();
    }

    /** The sources. */
    @Get("/sources")
    List<DropdownOption> sources() {
        return options.sources();
    }

    /** The regions, by name. */
    @Get("/regions")
    List<DropdownOption> regions() {
        return options.regions();
    }

    /** The departments, by code. */
    @Get("/departments")
    List<DropdownOption> departments() {
        return options.departments();
    }

    /** Communes for a name, a postal code or an INSEE code; also those without any offer. */
    @Get("/communes")
    List<DropdownOption> communes(@RequestBean Search search) {
        String text = search.text();
        if (text == null) {
            return List.of();
        }
        return options.communes(text, search.most()).stream().map(this::located).toList();
    }

    /** ROME occupations, by everyday names and typos too, most similar to what was typed first. */
    @Get("/occupations")
    List<DropdownOption> occupations(@RequestBean Search search) {
        String text = search.text();
        int most = search.most();
        return counted(most, gold -> gold.findOccupations(text, most));
    }

    /** Skills of the offers, those that start with what was typed first. */
    @Get("/skills")
    List<DropdownOption> skills(@RequestBean Search search) {
        String text = search.text();
        int most = search.most();
        return counted(most, gold -> gold.findSkills(text, most));
    }

    /** The technologies available offers name most. */
    @Get("/keywords")
    List<DropdownOption> keywords(
            @Nullable
                    @QueryValue
                    @Parameter(schema = @Schema(type = "integer", minimum = "1", maximum = "100", defaultValue = "20"))
                    String limit) {
        int most = QueryParameters.integer("limit", limit, DEFAULT_LIMIT, 1, MAX_LIMIT);
        return counted(most, gold -> gold.keywords(StatisticsFilter.ALL, most));
    }

    private List<DropdownOption> counted(int most, Function<GoldStatistics, List<LabelledCount>> question) {
        return options.counted(current.use(release -> question.apply(release.statistics())), most);
    }

    /** With the point its offers lie around: the official lists of communes have none. */
    private DropdownOption located(DropdownOption commune) {
        if (commune.latitude() != null) {
            return commune;
        }
        StatisticsFilter here = new StatisticsFilter(null, null, null, null, null, commune.value());
        List<LocationCount> found =
                current.use(release -> release.statistics().ranking(LocationCount.Level.CITY, here, 1));
        return found.isEmpty()
                ? commune
                : commune.at(found.get(0).latitude(), found.get(0).longitude());
    }
}
