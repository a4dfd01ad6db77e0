package fr.jobmarket.gateway.offer;

import fr.jobmarket.gateway.http.Table;
import fr.jobmarket.gateway.http.Table.Tabular;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.search.OfferPage;
import fr.jobmarket.search.OfferPage.PlaceRead;
import fr.jobmarket.statistics.LabelledCount;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One page of a search.
 *
 * @param items the offers, in the order asked for
 * @param total how many offers match over all pages
 * @param nextCursor the parameter {@code cursor} of the next page; absent on the last one
 * @param facets for each facet asked for, its most frequent values over all matches
 * @param places what of {@code q} was read as a place instead of as words; show it, because it narrows the search
 * @param leftOut words of {@code q} that no offer combines with the others, and which therefore do not count
 * @param attribution texts to show wherever these offers are shown, as their sources demand
 * @param release the release the offers come from
 */
@Serdeable
@Schema(name = "OfferPage")
public record OfferResults(
        List<Offer> items,
        long total,
        @Nullable String nextCursor,
        Map<String, List<LabelledCount>> facets,
        List<PlaceRead> places,
        List<String> leftOut,
        List<String> attribution,
        String release)
        implements Tabular {

    static OfferResults of(OfferPage page, String release) {
        Map<String, List<LabelledCount>> facets = new LinkedHashMap<>();
        page.facets().forEach((facet, counts) -> facets.put(OfferSearch.facetName(facet), counts));
        return new OfferResults(
                page.items(),
                page.total(),
                page.nextCursor().orElse(null),
                facets,
                page.places(),
                page.leftOut(),
                OfferList.attributionOf(page.items()),
                release);
    }

    @Override
    public Table toTable() {
        return OfferTable.of(items);
    }
}
