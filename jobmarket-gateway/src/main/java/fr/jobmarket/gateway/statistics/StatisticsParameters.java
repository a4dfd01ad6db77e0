package fr.jobmarket.gateway.statistics;

import fr.jobmarket.gateway.http.Codes;
import fr.jobmarket.gateway.http.Values;
import fr.jobmarket.offer.DataRole;
import fr.jobmarket.statistics.StatisticsFilter;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
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
        @Parameter(description = "INSEE code of a region", schema = @Schema(type = "string", pattern = "^[0-9]{2}$"))
        String region,

        @Nullable
        @QueryValue
        @Parameter(
                description = "code of a department",
                schema = @Schema(type = "string", pattern = "^([0-9]{2,3}|2[ABab])$"))
        String department,

        @Nullable
        @QueryValue
        @Parameter(description = "postal code", schema = @Schema(type = "string", pattern = "^[0-9]{5}$"))
        String postalCode,

        @Nullable
        @QueryValue
        @Parameter(
                description = "INSEE code of a commune; that of Paris, Lyon or Marseille includes the arrondissements",
                schema = @Schema(type = "string", pattern = "^([0-9]{2}|2[ABab])[0-9]{3}$"))
        String commune) {

    /** The filter they stand for; throws a 400 that names the parameter when one is not allowed. */
    public StatisticsFilter toFilter() {
        return new StatisticsFilter(
                dataRole == null ? null : Values.constant("dataRole", dataRole, DataRole.class, DataRole::name),
                Values.flagOrAny("available", available, null),
                Codes.region("region", region),
                Codes.department("department", department),
                Codes.postalCode("postalCode", postalCode),
                Codes.commune("commune", commune));
    }
}
