package fr.jobmarket.search;

import fr.jobmarket.offer.Offer;
import fr.jobmarket.search.OfferQuery.Facet;
import fr.jobmarket.statistics.LabelledCount;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One page of search results.
 *
 * @param items the offers, in the order asked for
 * @param total how many offers match over all pages
 * @param nextCursor where the next page starts; empty on the last page
 * @param facets for each facet asked for, its most frequent values over all matches, most frequent first
 */
public record OfferPage(
        List<Offer> items, long total, Optional<String> nextCursor, Map<Facet, List<LabelledCount>> facets) {}
