package fr.jobmarket.gateway.offer;

import fr.jobmarket.gateway.http.Table;
import fr.jobmarket.gateway.http.Table.Tabular;
import fr.jobmarket.offer.Offer;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Objects;

/**
 * Offers that do not go on.
 *
 * @param items the offers
 * @param attribution texts to show wherever these offers are shown, as their sources demand
 * @param release the release the offers come from
 */
@Serdeable
public record OfferList(List<Offer> items, List<String> attribution, String release) implements Tabular {

    /** These offers with their attribution. */
    public static OfferList of(List<Offer> offers, String release) {
        return new OfferList(offers, attributionOf(offers), release);
    }

    /** The texts the sources of some offers demand, sorted. */
    public static List<String> attributionOf(List<Offer> offers) {
        return offers.stream()
                .map(Offer::attribution)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
    }

    @Override
    public Table toTable() {
        return OfferTable.of(items);
    }
}
