package fr.jobmarket.gateway.statistics;

import fr.jobmarket.gateway.http.Listing;
import fr.jobmarket.gateway.release.ReleaseBound;
import fr.jobmarket.gateway.release.ReleaseThreads;
import fr.jobmarket.statistics.LabelledCount;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;

/** The occupations and skills that occur in offers, to choose from. */
@Controller("/api/v1")
@ExecuteOn(ReleaseThreads.NAME)
@ReleaseBound
@Secured(SecurityRule.IS_ANONYMOUS)
@Tag(name = "dictionaries")
class DictionaryController {

    private static final int DEFAULT_LIMIT = 20;

    private final Statistics statistics;

    DictionaryController(Statistics statistics) {
        this.statistics = statistics;
    }

    /** ROME occupations: without words those of the offers, with words those they may mean, by everyday names too. */
    @Get("/occupations")
    @Produces({MediaType.APPLICATION_JSON, "text/csv", MediaType.TEXT_PLAIN})
    Listing<LabelledCount> occupations(@RequestBean DictionaryParameters parameters) {
        String text = parameters.text();
        int most = parameters.most(DEFAULT_LIMIT);
        return statistics.counts(gold -> gold.findOccupations(text, most));
    }

    /** Skills of the offers. */
    @Get("/skills")
    @Produces({MediaType.APPLICATION_JSON, "text/csv", MediaType.TEXT_PLAIN})
    Listing<LabelledCount> skills(@RequestBean DictionaryParameters parameters) {
        String text = parameters.text();
        int most = parameters.most(DEFAULT_LIMIT);
        return statistics.counts(gold -> gold.findSkills(text, most));
    }
}
