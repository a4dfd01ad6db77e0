package fr.jobmarket.search;

import fr.jobmarket.offer.Contract;
import fr.jobmarket.search.OfferQuery.Near;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks for offers that could suit somebody: any of the wishes may bring an offer in, only the limits keep it out. An
 * offer that does not say what a limit asks for is not kept out.
 *
 * @param occupations ROME codes wished for, each with how much, above 0 to 1
 * @param titles what the post wished for is called
 * @param skills codes or labels of skills to be used
 * @param text more words, for example a CV
 * @param near limit: how far the work may be
 * @param departmentCode limit for offers whose place is known only roughly, or for all when {@code near} is absent
 * @param remoteAnywhere true lets offers with remote work pass the limits of place
 * @param contracts limit: forms of contract; empty accepts all
 * @param limit how many offers, 1 to 10,000
 * @param offers ids of offers wished for themselves, whatever work they are; ids the index does not know do no harm
 */
public record MatchQuery(
        Map<String, Double> occupations,
        List<String> titles,
        List<String> skills,
        @Nullable String text,
        @Nullable Near near,
        @Nullable String departmentCode,
        boolean remoteAnywhere,
        List<Contract.Type> contracts,
        int limit,
        Set<String> offers) {

    /** The most offers one query can return. */
    public static final int MAX_LIMIT = 10_000;

    /** Wishes for no offer by its id. */
    public MatchQuery(
            Map<String, Double> occupations,
            List<String> titles,
            List<String> skills,
            @Nullable String text,
            @Nullable Near near,
            @Nullable String departmentCode,
            boolean remoteAnywhere,
            List<Contract.Type> contracts,
            int limit) {
        this(occupations, titles, skills, text, near, departmentCode, remoteAnywhere, contracts, limit, Set.of());
    }

    /** Copies the lists, so the value never changes. */
    public MatchQuery {
        occupations = Map.copyOf(occupations);
        titles = List.copyOf(titles);
        skills = List.copyOf(skills);
        contracts = List.copyOf(contracts);
        offers = Set.copyOf(offers);
    }

    /** The same within another circle; anywhere when there is none. */
    public MatchQuery within(@Nullable Near circle) {
        return new MatchQuery(
                occupations,
                titles,
                skills,
                text,
                circle,
                circle == null ? null : departmentCode,
                remoteAnywhere,
                contracts,
                limit,
                offers);
    }

    /** The same with any form of contract. */
    public MatchQuery withAnyContract() {
        return new MatchQuery(
                occupations, titles, skills, text, near, departmentCode, remoteAnywhere, List.of(), limit, offers);
    }
}
