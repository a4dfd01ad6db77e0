package fr.jobmarket.gateway.recommendation;

import fr.jobmarket.gateway.http.Table;
import fr.jobmarket.gateway.http.Table.Tabular;
import fr.jobmarket.gateway.offer.OfferTable;
import fr.jobmarket.recommendation.Reason;
import fr.jobmarket.recommendation.Recommendation;
import io.micronaut.core.annotation.Introspected;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Recommended offers.
 *
 * @param items the recommendations, best first
 * @param model what scored them
 * @param attribution texts to show wherever these offers are shown, as their sources demand
 * @param release the release the offers come from
 */
@Introspected
public record RecommendationList(List<Recommendation> items, Model model, List<String> attribution, String release)
        implements Tabular {

    /**
     * What scored the offers.
     *
     * @param name kind of model
     * @param version which of that kind
     */
    @Introspected
    public record Model(String name, String version) {}

    @Override
    public Table toTable() {
        return OfferTable.of(
                List.of("rank", "score", "reasons"),
                items.stream().map(Recommendation::offer).toList(),
                i -> List.of(items.get(i).rank(), items.get(i).score(), reasons(items.get(i))));
    }

    private static String reasons(Recommendation recommendation) {
        return recommendation.reasons().stream().map(Reason::text).collect(Collectors.joining("; "));
    }
}
