package fr.jobmarket.gateway.statistics;

import fr.jobmarket.gateway.http.MessageKey;
import fr.jobmarket.gateway.http.ProblemException;
import fr.jobmarket.gateway.http.QueryParameters;
import fr.jobmarket.offer.DataRole;
import fr.jobmarket.referential.CodeForm;
import fr.jobmarket.statistics.StatisticsFilter;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The query parameters all statistics have, as given.
 *
 * @param dataRole one of the data professions
 * @param available true, false or any
 * @param region INSEE code of a region
 * @param department code of a department
 * @param postalCode postal code
 * @param commune INSEE code of a commune
 * @param since day
 * @param until day
 */
@Introspected
public record StatisticsParameters(
        @Nullable
        @QueryValue
        @Parameter(
                description = "one of the data professions",
                schema =
                        @Schema(
                                type = "string",
                                allowableValues = {"DATA_ENGINEER", "DATA_ANALYST", "DATA_SCIENTIST"}))
        String dataRole,

        @Nullable
        @QueryValue
        @Parameter(
                description =
                        "true for offers still served by their source, false for vanished ones, any (default) for both",
                schema =
                        @Schema(
                                type = "string",
                                allowableValues = {"true", "false", "any"}))
        String available,

        @Nullable
        @QueryValue
        @Parameter(
                description = "INSEE code of a region",
                schema = @Schema(type = "string", pattern = "^" + CodeForm.REGION_REGEX + "$"))
        String region,

        @Nullable
        @QueryValue
        @Parameter(
                description = "code of a department",
                schema = @Schema(type = "string", pattern = "^" + CodeForm.DEPARTMENT_REGEX + "$"))
        String department,

        @Nullable
        @QueryValue
        @Parameter(
                description = "postal code",
                schema = @Schema(type = "string", pattern = "^" + CodeForm.POSTAL_CODE_REGEX + "$"))
        String postalCode,

        @Nullable
        @QueryValue
        @Parameter(
                description = "INSEE code of a commune; that of Paris, Lyon or Marseille includes the arrondissements",
                schema = @Schema(type = "string", pattern = "^" + CodeForm.COMMUNE_REGEX + "$"))
        String commune,

        @Nullable
        @QueryValue
        @Parameter(
                description = "offers published before this day (UTC), or without a day, are left out",
                schema = @Schema(type = "string", format = "date"))
        String since,

        @Nullable
        @QueryValue
        @Parameter(
                description = "offers published after this day (UTC), or without a day, are left out",
                schema = @Schema(type = "string", format = "date"))
        String until) {

    /** The filter they stand for; throws a 400 that names the parameter when one is not allowed. */
    public StatisticsFilter toFilter() {
        LocalDate from = QueryParameters.day("since", since);
        LocalDate to = QueryParameters.day("until", until);
        if (from != null && to != null && to.isBefore(from)) {
            throw ProblemException.parameter("until", MessageKey.UNTIL_BEFORE_SINCE.with());
        }
        return new StatisticsFilter(
                dataRole == null
                        ? null
                        : QueryParameters.constant("dataRole", dataRole, DataRole.class, DataRole::name),
                QueryParameters.flagOrAny("available", available, null),
                QueryParameters.code("region", region, CodeForm.REGION),
                QueryParameters.code("department", department, CodeForm.DEPARTMENT),
                QueryParameters.code("postalCode", postalCode, CodeForm.POSTAL_CODE),
                QueryParameters.code("commune", commune, CodeForm.COMMUNE),
                from,
                to);
    }
}
