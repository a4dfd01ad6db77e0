package fr.jobmarket.search;

import fr.jobmarket.offer.ContractType;
import fr.jobmarket.offer.DataRole;
import fr.jobmarket.source.Source;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A search: all given criteria must hold; within one list any value will do.
 *
 * @param text French full text over title, company, occupation, skills and description
 * @param occupations ROME codes
 * @param dataRoles data professions
 * @param skills codes or labels of skills, or technology keywords
 * @param regions INSEE codes of regions
 * @param departments department codes
 * @param communes INSEE codes of communes
 * @param postalCodes postal codes
 * @param near a point and a radius
 * @param contracts forms of contract
 * @param minAnnualSalary gross euros per year that the upper bound of an offer must reach
 * @param maxExperienceMonths offers that ask for more experience than this are left out
 * @param publishedSince offers created before this are left out
 * @param available true for offers still served by their source (the default), false for vanished ones, null for both
 * @param sources sources
 * @param withoutDuplicates true (the default) leaves out offers that duplicate another
 * @param sort order of the results
 * @param cursor where the previous page ended, from {@link OfferPage#nextCursor()}
 * @param limit results per page, 1 to 1,000; 20 by default
 * @param facets fields to count values of
 */
public record OfferQuery(
        @Nullable String text,
        List<String> occupations,
        List<DataRole> dataRoles,
        List<String> skills,
        List<String> regions,
        List<String> departments,
        List<String> communes,
        List<String> postalCodes,
        @Nullable Near near,
        List<ContractType> contracts,
        @Nullable Double minAnnualSalary,
        @Nullable Integer maxExperienceMonths,
        @Nullable Instant publishedSince,
        @Nullable Boolean available,
        List<Source> sources,
        boolean withoutDuplicates,
        Sort sort,
        @Nullable String cursor,
        int limit,
        Set<Facet> facets) {

    /** Orders of results; ties are broken by id, so pages never overlap. */
    public enum Sort {
        /** Best full-text match first; newest first without a text. */
        RELEVANCE,
        /** Newest first. */
        DATE,
        /** Highest annual salary first; offers without one last. */
        SALARY,
        /** Nearest first; needs {@code near}. */
        DISTANCE
    }

    /** Fields whose values can be counted. */
    public enum Facet {
        /** Sources. */
        SOURCE,
        /** Forms of contract. */
        CONTRACT,
        /** Regions. */
        REGION,
        /** Departments. */
        DEPARTMENT,
        /** Data professions. */
        DATA_ROLE,
        /** ROME occupations. */
        OCCUPATION,
        /** Technology keywords. */
        KEYWORD,
        /** Experience requirements. */
        EXPERIENCE
    }

    /**
     * A point and a radius.
     *
     * @param latitude degrees north
     * @param longitude degrees east
     * @param distanceKm radius in kilometres, above 0
     */
    public record Near(double latitude, double longitude, double distanceKm) {}
}
