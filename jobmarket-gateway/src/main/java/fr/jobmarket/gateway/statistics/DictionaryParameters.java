package fr.jobmarket.gateway.statistics;

import fr.jobmarket.gateway.http.QueryParameters;
import fr.jobmarket.serving.statistics.GoldStatistics;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The query parameters of everything that occurs in offers and has a label, as given.
 *
 * @param q words
 * @param limit how many
 */
@Introspected
record DictionaryParameters(
        @Nullable
        @QueryValue
        @Parameter(
                description = "words of the label, or the start of the code, whatever case and accents",
                schema = @Schema(type = "string", maxLength = 100))
        String q,

        @Nullable
        @QueryValue
        @Parameter(
                description = "how many; when absent 100 places, 20 occupations or skills",
                schema = @Schema(type = "integer", minimum = "1", maximum = "1000"))
        String limit) {

    @Nullable
    String text() {
        return QueryParameters.text("q", q, 100);
    }

    int most(int defaultLimit) {
        return QueryParameters.integer("limit", limit, defaultLimit, 1, GoldStatistics.MAX_LIMIT);
    }
}
