package fr.jobmarket.search;

import fr.jobmarket.offer.Offer;
import fr.jobmarket.search.OfferQuery.Facet;
import fr.jobmarket.statistics.LabelledCount;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One page of search results.
 *
 * @param items the offers, in the order asked for
 * @param total how many offers match over all pages
 * @param nextCursor where the next page starts; empty on the last page
 * @param facets for each facet asked for, its most frequent values over all matches, most frequent first
 * @param places what of the text was read as a place instead of as words; show it, because it narrows the search
 * @param leftOut words of the text that no offer combines with the words before them, and which therefore do not count;
 *     show them, because the offers are without them
 */
public record OfferPage(
        List<Offer> items,
        long total,
        Optional<String> nextCursor,
        Map<Facet, List<LabelledCount>> facets,
        List<PlaceRead> places,
        List<String> leftOut) {
    /** Refuses null where a value is needed. */
    public OfferPage {
        Objects.requireNonNull(nextCursor, "nextCursor");
    }

    /**
     * Words read as a place; offers lie there when any of the codes is theirs.
     *
     * @param words as they were typed, such as {@code Lyon}
     * @param label for people, such as {@code Lyon (69)}; all of them for namesakes
     * @param communes INSEE codes
     * @param postalCodes postal codes
     * @param departments codes of departments
     * @param regions INSEE codes of regions
     */
    public record PlaceRead(
            String words,
            String label,
            List<String> communes,
            List<String> postalCodes,
            List<String> departments,
            List<String> regions) {

        /** Copies the lists, so the value never changes. */
        public PlaceRead {
            communes = List.copyOf(communes);
            postalCodes = List.copyOf(postalCodes);
            departments = List.copyOf(departments);
            regions = List.copyOf(regions);
        }
    }
}
