package fr.jobmarket.gateway.offer;

import fr.jobmarket.referential.CodeForm;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.convert.format.Format;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The query parameters of an offer search, as given. Lists may be repeated or separated by commas (skills whose label
 * holds a blank only repeated); any of their values will do, while all parameters must hold.
 *
 * @param q French full text
 * @param occupation ROME codes
 * @param dataRole data professions
 * @param skill codes or labels of skills, or technologies
 * @param region INSEE codes of regions
 * @param department codes of departments
 * @param commune INSEE codes of communes
 * @param postalCode postal codes
 * @param around a commune
 * @param lat degrees north
 * @param lon degrees east
 * @param distanceKm radius around the point
 * @param contract forms of contract
 * @param workingTime full or part time
 * @param apprenticeship true, false or any
 * @param internship true, false or any
 * @param remote true, false or any
 * @param company names of companies
 * @param language languages asked for
 * @param licence licences asked for
 * @param minSalary gross euros per year
 * @param experience years of experience the candidate has
 * @param publishedSince day or instant
 * @param available true, false or any
 * @param source sources
 * @param sort order
 * @param cursor where the page before ended
 * @param limit offers per page
 * @param facets fields to count
 */
@Introspected
public record OfferSearchParameters(
        @Nullable
        @QueryValue
        @Parameter(
                description = "French full text over title, company, occupation, skills and description",
                schema = @Schema(type = "string", maxLength = 1000))
        String q,

        @Nullable @QueryValue @Parameter(description = "ROME codes")
        List<@Pattern(regexp = "^" + CodeForm.ROME_REGEX + "$") String> occupation,

        @Nullable @QueryValue @Parameter(description = "data professions")
        List<@Pattern(regexp = "^(DATA_ENGINEER|DATA_ANALYST|DATA_SCIENTIST)$") String> dataRole,

        @Nullable
        @QueryValue
        @Format("MULTI") // otherwise the framework takes labels apart at their commas
        @Parameter(
                description = "codes or labels of skills, or technologies; a value with a blank in it is one label,"
                        + " whatever commas it has, one without may be several between commas")
        List<@Pattern(regexp = "^.*\\S.*$") String> skill,

        @Nullable @QueryValue @Parameter(description = "INSEE codes of regions")
        List<@Pattern(regexp = "^" + CodeForm.REGION_REGEX + "$") String> region,

        @Nullable @QueryValue @Parameter(description = "codes of departments, such as 75, 2A or 974")
        List<@Pattern(regexp = "^" + CodeForm.DEPARTMENT_REGEX + "$") String> department,

        @Nullable @QueryValue @Parameter(description = "INSEE codes of communes")
        List<@Pattern(regexp = "^" + CodeForm.COMMUNE_REGEX + "$") String> commune,

        @Nullable @QueryValue @Parameter(description = "postal codes")
        List<@Pattern(regexp = "^" + CodeForm.POSTAL_CODE_REGEX + "$") String> postalCode,

        @Nullable
        @QueryValue
        @Parameter(
                description =
                        "the name, postal code or INSEE code of a commune to search around, in the place of lat and"
                                + " lon; of namesakes the most populous, unless a department follows: Saint-Denis (974)",
                schema = @Schema(type = "string", minLength = 1, maxLength = 100, pattern = "\\S"))
        String around,

        @Nullable
        @QueryValue
        @Parameter(
                description = "degrees north; needs lon",
                schema = @Schema(type = "number", minimum = "-90", maximum = "90"))
        String lat,

        @Nullable
        @QueryValue
        @Parameter(
                description = "degrees east; needs lat",
                schema = @Schema(type = "number", minimum = "-180", maximum = "180"))
        String lon,

        @Nullable
        @QueryValue
        @Parameter(
                description = "radius in kilometres around the commune, or lat and lon; 50 when absent",
                schema = @Schema(type = "number", minimum = "0.1", maximum = "2000"))
        String distanceKm,

        @Nullable @QueryValue @Parameter(description = "forms of contract")
        List<@Pattern(regexp = "^(PERMANENT|FIXED_TERM|TEMPORARY|SEASONAL|FREELANCE|FRANCHISE|OTHER)$") String>
                contract,

        @Nullable @QueryValue @Parameter(description = "full or part time")
        List<@Pattern(regexp = "^(FULL_TIME|PART_TIME)$") String> workingTime,

        @Nullable
        @QueryValue
        @Parameter(
                description =
                        "true for apprenticeship and professionalisation contracts (alternance), false for others, any (default)",
                schema =
                        @Schema(
                                type = "string",
                                allowableValues = {"true", "false", "any"}))
        String apprenticeship,

        @Nullable
        @QueryValue
        @Parameter(
                description = "true for internships, which titles tell, false for others, any (default)",
                schema =
                        @Schema(
                                type = "string",
                                allowableValues = {"true", "false", "any"}))
        String internship,

        @Nullable
        @QueryValue
        @Parameter(
                description =
                        "true for offers that allow remote work, false for those that do not say so, any (default)",
                schema =
                        @Schema(
                                type = "string",
                                allowableValues = {"true", "false", "any"}))
        String remote,

        @Nullable
        @QueryValue
        @Format("MULTI")
        @Parameter(description = "names of companies; a name with a blank in it is one value, whatever commas it has")
        List<@Pattern(regexp = "^.*\\S.*$") String> company,

        @Nullable
        @QueryValue
        @Format("MULTI")
        @Parameter(description = "languages asked for, whatever their level, such as anglais")
        List<@Pattern(regexp = "^.*\\S.*$") String> language,

        @Nullable
        @QueryValue
        @Format("MULTI")
        @Parameter(description = "licences asked for, such as B or CACES 3; one with a blank in it is one value")
        List<@Pattern(regexp = "^.*\\S.*$") String> licence,

        @Nullable
        @QueryValue
        @Parameter(
                description = "gross euros per year that the upper bound of an offer must reach",
                schema = @Schema(type = "number", minimum = "0", maximum = "10000000"))
        String minSalary,

        @Nullable
        @QueryValue
        @Parameter(
                description = "years of experience the candidate has: offers that ask for more are left out",
                schema = @Schema(type = "number", minimum = "0", maximum = "80"))
        String experience,

        @Nullable
        @QueryValue
        @Parameter(
                description = "offers created before this day (UTC) or instant are left out",
                schema = @Schema(type = "string", format = "date"))
        String publishedSince,

        @Nullable
        @QueryValue
        @Parameter(
                description =
                        "true (default) for offers still served by their source, false for vanished ones, any for both",
                schema =
                        @Schema(
                                type = "string",
                                allowableValues = {"true", "false", "any"}))
        String available,

        @Nullable @QueryValue @Parameter(description = "sources")
        List<@Pattern(regexp = "^(francetravail|adzuna|manual)$") String> source,

        @Nullable
        @QueryValue
        @Parameter(
                description =
                        "order; relevance (default) is newest first without q; distance needs around, or lat and lon",
                schema =
                        @Schema(
                                type = "string",
                                allowableValues = {"relevance", "date", "salary", "distance"}))
        String sort,

        @Nullable
        @QueryValue
        @Parameter(
                description = "nextCursor of the page before, with all other parameters as they were",
                schema = @Schema(type = "string", minLength = 1))
        String cursor,

        @Nullable
        @QueryValue
        @Parameter(
                description = "offers per page; 20 when absent",
                schema = @Schema(type = "integer", minimum = "1", maximum = "100"))
        String limit,

        @Nullable @QueryValue @Parameter(description = "fields whose values to count over all matches")
        List<
                        @Pattern(
                                regexp = "^(source|contract|region|department|dataRole|occupation|keyword|experience|"
                                        + "workingTime|apprenticeship|internship|remote|company|language|licence)$")
                        String>
                facets) {}
