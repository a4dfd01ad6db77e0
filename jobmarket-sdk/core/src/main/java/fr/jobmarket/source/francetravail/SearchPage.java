package fr.jobmarket.source.francetravail;

import fr.jobmarket.source.RawOffer;
import java.util.List;
import java.util.Map;

/**
 * One page of search results.
 *
 * @param first position of the first offer asked for, from 0
 * @param total how many offers the server says match; trust it rather than the HTTP status
 * @param totalAnnounced false when the server announced no total, and {@code total} is only what there is at least
 * @param results how many results the page holds, usable or not
 * @param offers the offers, payloads exactly as received
 * @param counts for each filter the server counted ({@code filtresPossibles}), the number of offers per value
 * @param issues what in the answer could not be used, such as an offer without id; empty in a sound answer
 */
public record SearchPage(
        int first,
        long total,
        boolean totalAnnounced,
        int results,
        List<RawOffer> offers,
        Map<String, Map<String, Long>> counts,
        List<String> issues) {

    /** Copies the collections, so the value never changes. */
    public SearchPage {
        offers = List.copyOf(offers);
        counts = Map.copyOf(counts);
        issues = List.copyOf(issues);
    }
}
