package fr.jobmarket.search;

import fr.jobmarket.offer.Contract;
import fr.jobmarket.offer.DataRole;
import fr.jobmarket.offer.Source;
import fr.jobmarket.offer.WorkingTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A search: all given criteria must hold; within one list any value will do. Immutable. Making one that cannot be
 * answered throws {@link fr.jobmarket.error.InvalidInputException} with every problem found, each named after its component.
 *
 * <pre>{@code
 * OfferQuery.builder().text("data engineer").departments("75", "92").contracts(Contract.Type.PERMANENT).build();
 * }</pre>
 *
 * @param text French full text over title, company, occupation, skills, place and description; all words must occur, those
 *     between double quotes one after the other, and names of places are read as such; the page says how it was read
 * @param occupations ROME codes
 * @param dataRoles data professions
 * @param skills codes or labels of skills, or technology keywords
 * @param regions INSEE codes of regions
 * @param departments department codes
 * @param communes INSEE codes of communes
 * @param postalCodes postal codes
 * @param near a point and a radius
 * @param contracts forms of contract
 * @param workingTimes full or part time
 * @param apprenticeship true for apprenticeship and professionalisation contracts (alternance), false for others
 * @param internship true for internships, which titles tell, false for others
 * @param remote true for offers that allow remote work, false for those that do not say so
 * @param companies names of companies, without regard to case and accents
 * @param languages languages asked for, such as {@code anglais}, whatever the level
 * @param licences licences asked for, such as {@code B} or {@code CACES 3}
 * @param minAnnualSalary gross euros per year that the upper bound of an offer must reach, for full-time work
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
        List<Contract.Type> contracts,
        List<WorkingTime.Kind> workingTimes,
        @Nullable Boolean apprenticeship,
        @Nullable Boolean internship,
        @Nullable Boolean remote,
        List<String> companies,
        List<String> languages,
        List<String> licences,
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

    /** Results per page when nothing else is asked for. */
    public static final int DEFAULT_LIMIT = 20;

    /** The most results one page can hold. */
    public static final int MAX_LIMIT = 1_000;

    /** Copies the lists, writes codes in upper case and refuses what cannot be answered. */
    public OfferQuery {
        Objects.requireNonNull(sort, "sort");
        text = text == null || text.isBlank() ? null : text.strip();
        occupations = upperCased(occupations);
        dataRoles = List.copyOf(dataRoles);
        skills = stripped(skills);
        regions = upperCased(regions);
        departments = upperCased(departments);
        communes = upperCased(communes);
        postalCodes = upperCased(postalCodes);
        contracts = List.copyOf(contracts);
        workingTimes = List.copyOf(workingTimes);
        companies = stripped(companies);
        languages = stripped(languages);
        licences = stripped(licences);
        sources = List.copyOf(sources);
        cursor = cursor == null || cursor.isBlank() ? null : cursor.strip();
        facets = Set.copyOf(facets);
        OfferQueryRules.check(
                text,
                occupations,
                regions,
                departments,
                communes,
                postalCodes,
                near,
                minAnnualSalary,
                maxExperienceMonths,
                sort,
                limit);
    }

    /** A builder for a query that finds every available offer, newest first, 20 a page. */
    public static Builder builder() {
        return new Builder();
    }

    /** A builder that starts from this query, for example to ask for the next page. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.text = text;
        builder.occupations = occupations;
        builder.dataRoles = dataRoles;
        builder.skills = skills;
        builder.regions = regions;
        builder.departments = departments;
        builder.communes = communes;
        builder.postalCodes = postalCodes;
        builder.near = near;
        builder.contracts = contracts;
        builder.workingTimes = workingTimes;
        builder.apprenticeship = apprenticeship;
        builder.internship = internship;
        builder.remote = remote;
        builder.companies = companies;
        builder.languages = languages;
        builder.licences = licences;
        builder.minAnnualSalary = minAnnualSalary;
        builder.maxExperienceMonths = maxExperienceMonths;
        builder.publishedSince = publishedSince;
        builder.available = available;
        builder.sources = sources;
        builder.withoutDuplicates = withoutDuplicates;
        builder.sort = sort;
        builder.cursor = cursor;
        builder.limit = limit;
        builder.facets = facets;
        return builder;
    }

    private static List<String> stripped(Collection<String> values) {
        return values.stream()
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    private static List<String> upperCased(Collection<String> values) {
        return stripped(values).stream()
                .map(value -> value.toUpperCase(Locale.ROOT))
                .toList();
    }

    /** Orders of results; ties are broken by id, so pages never overlap. */
    public enum Sort {
        /** Best full-text match first; newest first without a text. */
        RELEVANCE,
        /** Newest first. */
        DATE,
        /** Highest annual salary for full-time work first; offers without one last. */
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
        EXPERIENCE,
        /** Full and part time. */
        WORKING_TIME,
        /** Whether it is an apprenticeship: {@code true} or {@code false}. */
        APPRENTICESHIP,
        /** Whether it is an internship: {@code true} or {@code false}. */
        INTERNSHIP,
        /** Whether remote work is allowed: {@code true} or {@code false}. */
        REMOTE,
        /** Names of companies. */
        COMPANY,
        /** Languages asked for. */
        LANGUAGE,
        /** Licences asked for. */
        LICENCE
    }

    /**
     * A point and a radius.
     *
     * @param latitude degrees north
     * @param longitude degrees east
     * @param distanceKm radius in kilometres, above 0
     */
    public record Near(double latitude, double longitude, double distanceKm) {}

    /** Collects the criteria of an {@link OfferQuery}. Not thread-safe. */
    public static final class Builder {
        private @Nullable String text;
        private List<String> occupations = List.of();
        private List<DataRole> dataRoles = List.of();
        private List<String> skills = List.of();
        private List<String> regions = List.of();
        private List<String> departments = List.of();
        private List<String> communes = List.of();
        private List<String> postalCodes = List.of();
        private List<Contract.Type> contracts = List.of();
        private List<WorkingTime.Kind> workingTimes = List.of();
        private @Nullable Boolean apprenticeship;
        private @Nullable Boolean internship;
        private @Nullable Boolean remote;
        private List<String> companies = List.of();
        private List<String> languages = List.of();
        private List<String> licences = List.of();
        private List<Source> sources = List.of();
        private @Nullable Near near;
        private @Nullable Double minAnnualSalary;
        private @Nullable Integer maxExperienceMonths;
        private @Nullable Instant publishedSince;
        private @Nullable Boolean available = Boolean.TRUE;
        private boolean withoutDuplicates = true;
        private Sort sort = Sort.RELEVANCE;
        private @Nullable String cursor;
        private int limit = DEFAULT_LIMIT;
        private Set<Facet> facets = Set.of();

        private Builder() {}

        /** Sets {@link OfferQuery#text()}. */
        public Builder text(@Nullable String text) {
            this.text = text;
            return this;
        }

        /** Sets {@link OfferQuery#occupations()}. */
        public Builder occupations(Collection<String> occupations) {
            Objects.requireNonNull(occupations, "occupations");
            this.occupations = List.copyOf(occupations);
            return this;
        }

        /** Sets {@link OfferQuery#occupations()}. */
        public Builder occupations(String... occupations) {
            return occupations(Arrays.asList(occupations));
        }

        /** Sets {@link OfferQuery#dataRoles()}. */
        public Builder dataRoles(Collection<DataRole> dataRoles) {
            Objects.requireNonNull(dataRoles, "dataRoles");
            this.dataRoles = List.copyOf(dataRoles);
            return this;
        }

        /** Sets {@link OfferQuery#dataRoles()}. */
        public Builder dataRoles(DataRole... dataRoles) {
            return dataRoles(Arrays.asList(dataRoles));
        }

        /** Sets {@link OfferQuery#skills()}. */
        public Builder skills(Collection<String> skills) {
            Objects.requireNonNull(skills, "skills");
            this.skills = List.copyOf(skills);
            return this;
        }

        /** Sets {@link OfferQuery#skills()}. */
        public Builder skills(String... skills) {
            return skills(Arrays.asList(skills));
        }

        /** Sets {@link OfferQuery#regions()}. */
        public Builder regions(Collection<String> regions) {
            Objects.requireNonNull(regions, "regions");
            this.regions = List.copyOf(regions);
            return this;
        }

        /** Sets {@link OfferQuery#regions()}. */
        public Builder regions(String... regions) {
            return regions(Arrays.asList(regions));
        }

        /** Sets {@link OfferQuery#departments()}. */
        public Builder departments(Collection<String> departments) {
            Objects.requireNonNull(departments, "departments");
            this.departments = List.copyOf(departments);
            return this;
        }

        /** Sets {@link OfferQuery#departments()}. */
        public Builder departments(String... departments) {
            return departments(Arrays.asList(departments));
        }

        /** Sets {@link OfferQuery#communes()}. */
        public Builder communes(Collection<String> communes) {
            Objects.requireNonNull(communes, "communes");
            this.communes = List.copyOf(communes);
            return this;
        }

        /** Sets {@link OfferQuery#communes()}. */
        public Builder communes(String... communes) {
            return communes(Arrays.asList(communes));
        }

        /** Sets {@link OfferQuery#postalCodes()}. */
        public Builder postalCodes(Collection<String> postalCodes) {
            Objects.requireNonNull(postalCodes, "postalCodes");
            this.postalCodes = List.copyOf(postalCodes);
            return this;
        }

        /** Sets {@link OfferQuery#postalCodes()}. */
        public Builder postalCodes(String... postalCodes) {
            return postalCodes(Arrays.asList(postalCodes));
        }

        /** Sets {@link OfferQuery#contracts()}. */
        public Builder contracts(Collection<Contract.Type> contracts) {
            Objects.requireNonNull(contracts, "contracts");
            this.contracts = List.copyOf(contracts);
            return this;
        }

        /** Sets {@link OfferQuery#contracts()}. */
        public Builder contracts(Contract.Type... contracts) {
            return contracts(Arrays.asList(contracts));
        }

        /** Sets {@link OfferQuery#workingTimes()}. */
        public Builder workingTimes(Collection<WorkingTime.Kind> workingTimes) {
            Objects.requireNonNull(workingTimes, "workingTimes");
            this.workingTimes = List.copyOf(workingTimes);
            return this;
        }

        /** Sets {@link OfferQuery#workingTimes()}. */
        public Builder workingTimes(WorkingTime.Kind... workingTimes) {
            return workingTimes(Arrays.asList(workingTimes));
        }

        /** Sets {@link OfferQuery#companies()}. */
        public Builder companies(Collection<String> companies) {
            Objects.requireNonNull(companies, "companies");
            this.companies = List.copyOf(companies);
            return this;
        }

        /** Sets {@link OfferQuery#companies()}. */
        public Builder companies(String... companies) {
            return companies(Arrays.asList(companies));
        }

        /** Sets {@link OfferQuery#languages()}. */
        public Builder languages(Collection<String> languages) {
            Objects.requireNonNull(languages, "languages");
            this.languages = List.copyOf(languages);
            return this;
        }

        /** Sets {@link OfferQuery#languages()}. */
        public Builder languages(String... languages) {
            return languages(Arrays.asList(languages));
        }

        /** Sets {@link OfferQuery#licences()}. */
        public Builder licences(Collection<String> licences) {
            Objects.requireNonNull(licences, "licences");
            this.licences = List.copyOf(licences);
            return this;
        }

        /** Sets {@link OfferQuery#licences()}. */
        public Builder licences(String... licences) {
            return licences(Arrays.asList(licences));
        }

        /** Sets {@link OfferQuery#apprenticeship()}. */
        public Builder apprenticeship(@Nullable Boolean apprenticeship) {
            this.apprenticeship = apprenticeship;
            return this;
        }

        /** Sets {@link OfferQuery#internship()}. */
        public Builder internship(@Nullable Boolean internship) {
            this.internship = internship;
            return this;
        }

        /** Sets {@link OfferQuery#remote()}. */
        public Builder remote(@Nullable Boolean remote) {
            this.remote = remote;
            return this;
        }

        /** Sets {@link OfferQuery#sources()}. */
        public Builder sources(Collection<Source> sources) {
            Objects.requireNonNull(sources, "sources");
            this.sources = List.copyOf(sources);
            return this;
        }

        /** Sets {@link OfferQuery#sources()}. */
        public Builder sources(Source... sources) {
            return sources(Arrays.asList(sources));
        }

        /** Sets {@link OfferQuery#near()}. */
        public Builder near(@Nullable Near near) {
            this.near = near;
            return this;
        }

        /** Sets {@link OfferQuery#near()} to a point and a radius in kilometres. */
        public Builder near(double latitude, double longitude, double distanceKm) {
            return near(new Near(latitude, longitude, distanceKm));
        }

        /** Sets {@link OfferQuery#minAnnualSalary()}. */
        public Builder minAnnualSalary(@Nullable Double minAnnualSalary) {
            this.minAnnualSalary = minAnnualSalary;
            return this;
        }

        /** Sets {@link OfferQuery#maxExperienceMonths()}. */
        public Builder maxExperienceMonths(@Nullable Integer maxExperienceMonths) {
            this.maxExperienceMonths = maxExperienceMonths;
            return this;
        }

        /** Sets {@link OfferQuery#publishedSince()}. */
        public Builder publishedSince(@Nullable Instant publishedSince) {
            this.publishedSince = publishedSince;
            return this;
        }

        /** Sets {@link OfferQuery#available()}. */
        public Builder available(@Nullable Boolean available) {
            this.available = available;
            return this;
        }

        /** Sets {@link OfferQuery#withoutDuplicates()}. */
        public Builder withoutDuplicates(boolean withoutDuplicates) {
            this.withoutDuplicates = withoutDuplicates;
            return this;
        }

        /** Sets {@link OfferQuery#sort()}. */
        public Builder sort(Sort sort) {
            Objects.requireNonNull(sort, "sort");
            this.sort = sort;
            return this;
        }

        /** Sets {@link OfferQuery#cursor()}. */
        public Builder cursor(@Nullable String cursor) {
            this.cursor = cursor;
            return this;
        }

        /** Sets {@link OfferQuery#limit()}. */
        public Builder limit(int limit) {
            this.limit = limit;
            return this;
        }

        /** Sets {@link OfferQuery#facets()}. */
        public Builder facets(Collection<Facet> facets) {
            Objects.requireNonNull(facets, "facets");
            this.facets = Set.copyOf(facets);
            return this;
        }

        /** Sets {@link OfferQuery#facets()}. */
        public Builder facets(Facet... facets) {
            EnumSet<Facet> distinct = EnumSet.noneOf(Facet.class);
            distinct.addAll(Arrays.asList(facets));
            return facets(distinct);
        }

        /** The query. Throws {@link fr.jobmarket.error.InvalidInputException} listing every problem. */
        public OfferQuery build() {
            return new OfferQuery(
                    text,
                    occupations,
                    dataRoles,
                    skills,
                    regions,
                    departments,
                    communes,
                    postalCodes,
                    near,
                    contracts,
                    workingTimes,
                    apprenticeship,
                    internship,
                    remote,
                    companies,
                    languages,
                    licences,
                    minAnnualSalary,
                    maxExperienceMonths,
                    publishedSince,
                    available,
                    sources,
                    withoutDuplicates,
                    sort,
                    cursor,
                    limit,
                    facets);
        }
    }
}
