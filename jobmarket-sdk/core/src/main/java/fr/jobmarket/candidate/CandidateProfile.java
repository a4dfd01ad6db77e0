package fr.jobmarket.candidate;

import fr.jobmarket.offer.ContractType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a candidate says about themselves. Everything is optional; an empty profile is a valid one.
 *
 * @param occupations ROME codes the candidate looks for
 * @param jobTitle the post looked for, in their own words
 * @param skills codes or labels of skills
 * @param place where they look
 * @param remote true to prefer offers with remote work
 * @param contracts accepted forms of contract; empty accepts all
 * @param minAnnualSalary gross euros per year below which an offer does not interest them
 * @param experienceYears years of experience, 0 or more
 * @param languages languages spoken
 * @param licences licences held
 * @param text free text, for example a CV
 */
public record CandidateProfile(
        List<String> occupations,
        @Nullable String jobTitle,
        List<String> skills,
        @Nullable DesiredPlace place,
        @Nullable Boolean remote,
        List<ContractType> contracts,
        @Nullable Double minAnnualSalary,
        @Nullable Double experienceYears,
        List<String> languages,
        List<String> licences,
        @Nullable String text) {

    /** A profile that says nothing. */
    public static final CandidateProfile EMPTY = new CandidateProfile(
            List.of(), null, List.of(), null, null, List.of(), null, null, List.of(), List.of(), null);

    /** Copies the lists; an absent list is an empty one. */
    @SuppressWarnings("ConstantValue") // JSON readers pass null for absent lists
    public CandidateProfile {
        occupations = copy(occupations);
        skills = copy(skills);
        contracts = copy(contracts);
        languages = copy(languages);
        licences = copy(licences);
    }

    private static <T> List<T> copy(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    /**
     * Where a candidate looks: a commune or a point, and how far around it.
     *
     * @param communeCode INSEE code
     * @param latitude degrees north; with {@code longitude}
     * @param longitude degrees east; with {@code latitude}
     * @param maxDistanceKm how far, in kilometres; 50 when absent
     */
    public record DesiredPlace(
            @Nullable String communeCode,
            @Nullable Double latitude,
            @Nullable Double longitude,
            @Nullable Double maxDistanceKm) {}
}
