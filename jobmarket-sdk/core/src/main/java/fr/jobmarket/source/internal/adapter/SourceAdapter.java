package fr.jobmarket.source.internal.adapter;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.offer.Source;
import fr.jobmarket.source.SourceTerms;
import fr.jobmarket.source.harvest.HarvestOptions;
import fr.jobmarket.source.harvest.HarvestPlan;
import fr.jobmarket.source.harvest.HarvestSink;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that is particular to one source. A new source is a package with a client and an implementation of this, a value of
 * {@link Source}, and a line in {@code META-INF/services}. Thread-safe, with a constructor without parameters.
 */
public interface SourceAdapter {

    /** The source. */
    Source source();

    /** What the source asks of those who re-use its offers. */
    SourceTerms terms();

    /** Names of members that no other source's offers have; the more of them, the surer an object is recognised. */
    Set<String> ownMembers();

    /** What an offer states; the reader stands on its object. */
    StatedOffer read(PayloadReader in) throws IOException;

    /**
     * Removes from a payload the members that tell employer, contacts, addresses and the exact place, where the terms demand
     * that of deleted offers.
     *
     * @param department what may be kept of the place; null when it is not known
     */
    default void coarsen(ObjectNode payload, @Nullable String department) {}

    /** The page of an offer at the source. */
    String page(String sourceId);

    /** The number of characters from which on a description that ends with an ellipsis was cut; absent when none is. */
    default int cutFrom() {
        return Integer.MAX_VALUE;
    }

    /** Whether the source collects offers of others: where both have one, the other's is the original. */
    boolean aggregates();

    /** The environment variables without which it cannot be asked. */
    List<String> variables();

    /**
     * A query of this source.
     *
     * @param name what reports call it
     * @param country the country it asks in; null for the only one, or France
     * @param parameters by their names in the API
     * @throws InvalidInputException when the source has no such country, parameter or value
     */
    HarvestPlan.Query query(String name, @Nullable String country, Map<String, String> parameters);

    /** Harvests the queries of a plan that ask this source, with a client configured by variables. */
    HarvestPlan.Report harvest(
            HarvestPlan plan, Map<String, String> variables, HarvestOptions options, HarvestSink sink);
}
