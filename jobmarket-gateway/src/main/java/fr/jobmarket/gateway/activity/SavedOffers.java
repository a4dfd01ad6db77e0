package fr.jobmarket.gateway.activity;

import fr.jobmarket.gateway.http.Table;
import fr.jobmarket.gateway.http.Table.Tabular;
import fr.jobmarket.gateway.offer.OfferTable;
import fr.jobmarket.offer.Offer;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/**
 * Offers on somebody's list, and what they keep about them.
 *
 * @param items the offers, last saved first
 * @param notes one for each of them, in the same order
 * @param attribution texts to show wherever these offers are shown, as their sources demand
 * @param release the release the offers come from
 */
@Serdeable
record SavedOffers(List<Offer> items, List<SavedNote> notes, List<String> attribution, String release)
        implements Tabular {

    @Override
    public Table toTable() {
        return OfferTable.of(items);
    }
}
