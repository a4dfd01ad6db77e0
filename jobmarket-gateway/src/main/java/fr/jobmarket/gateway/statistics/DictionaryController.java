package fr.jobmarket.gateway.statistics;

import fr.jobmarket.gateway.http.Listing;
import fr.jobmarket.gateway.http.Values;
import fr.jobmarket.serving.statistics.GoldStatistics;
import fr.jobmarket.statistics.LabelledCount;
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

/** The occupations and skills that occur in offers, to choose from. */
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.IO)
@Secured(SecurityRule.IS_ANONYMOUS)
@Tag(name = "dictionaries")
class DictionaryController {

    private static final int DEFAULT_LIMIT = 20;

    private final Statistics statistics;

    DictionaryController(Statistics statistics) {
        this.statistics = statistics;
    }

    /**
     * The query parameters of a dictionary, as given.
     *
     * @param q words
     * @param limit how many
     */
    @Introspected
    record Search(
            @Nullable
            @QueryValue
            @Parameter(
                    description = "words of the label, or the code, whatever case and accents",
                    schema = @Schema(type = "string", maxLength = 100))
            String q,

            @Nullable
            @QueryValue
            @Parameter(schema = @Schema(type = "integer", minimum = "1", maximum = "1000", defaultValue = "20"))
            String limit) {

        @Nullable
        String text() {
            return Values.text("q", q, 100);
        }

        int most() {
            return Values.integer("limit", limit, DEFAULT_LIMIT, 1, GoldStatistics.MAX_LIMIT);
        }
    }

    /** ROME occupations of the offers. */
    @Get("/occupations")
    @Produces({MediaType.APPLICATION_JSON, "text/csv", MediaType.TEXT_PLAIN})
    Listing<LabelledCount> occupations(@RequestBean Search search) {
        String text = search.text();
        int most = search.most();
        return statistics.counts(gold -> gold.findOccupations(text, most));
    }

    /** Skills of the offers. */
    @Get("/skills")
    @Produces({MediaType.APPLICATION_JSON, "text/csv", MediaType.TEXT_PLAIN})
    Listing<LabelledCount> skills(@RequestBean Search search) {
        String text = search.text();
        int most = search.most();
        return statistics.counts(gold -> gold.findSkills(text, most));
    }
}
