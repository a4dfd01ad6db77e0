package fr.jobmarket.pipeline.step;

import fr.jobmarket.offer.Source;
import fr.jobmarket.source.harvest.HarvestPlan;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What to harvest.
 *
 * @param plan the queries
 * @param repeated true for a plan that is harvested again and again, so that an offer it no longer finds has vanished;
 *     false for queries asked once, which say nothing about offers they do not find
 */
public record HarvestQuery(HarvestPlan plan, boolean repeated) {

    /** Every offer of every source. */
    public static final HarvestQuery EVERYTHING = of(HarvestPlan.named("everything"));

    /** Parameters whose meaning moves with time: offers leave such a query without vanishing. */
    private static final Set<String> MOVING =
            Set.of("publieeDepuis", "minCreationDate", "maxCreationDate", "max_days_old");

    /** A plan to be repeated. */
    public static HarvestQuery of(HarvestPlan plan) {
        return new HarvestQuery(plan, true);
    }

    /** A query asked once. */
    public static HarvestQuery once(HarvestPlan.Query query) {
        return new HarvestQuery(new HarvestPlan("query", "", List.of(query)), false);
    }

    /** Whether there is anything to ask this source. */
    public boolean asks(Source source) {
        return texts(source).findAny().isPresent();
    }

    /**
     * The name under which harvests of this source that look for the same offers are known to the warehouse: a plan that
     * was edited is another one, or else all offers of the queries it lost would seem to have vanished. Empty when a
     * harvest says nothing about the offers it does not find.
     */
    public Optional<String> identity(Source source) {
        if (!repeated || moves(source)) {
            return Optional.empty();
        }
        List<String> queries = texts(source).sorted().toList();
        return Optional.of(plan.name() + "@" + Integer.toHexString(Arrays.hashCode(queries.toArray())));
    }

    private Stream<String> texts(Source source) {
        return queries(source).map(HarvestPlan.Query::text);
    }

    private boolean moves(Source source) {
        return queries(source)
                .flatMap(query -> query.parameters().keySet().stream())
                .anyMatch(MOVING::contains);
    }

    private Stream<HarvestPlan.Query> queries(Source source) {
        return plan.queries().stream().filter(query -> query.source() == source);
    }
}
