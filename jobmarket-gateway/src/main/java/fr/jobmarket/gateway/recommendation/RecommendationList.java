package fr.jobmarket.gateway.recommendation;

import fr.jobmarket.gateway.http.Table;
import fr.jobmarket.gateway.http.Table.Tabular;
import fr.jobmarket.gateway.offer.OfferTable;
import fr.jobmarket.recommendation.Reason;
import fr.jobmarket.recommendation.Recommendation;
import fr.jobmarket.recommendation.Recommender.Advice;
import fr.jobmarket.recommendation.Recommender.Advice.Relaxed;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Recommended offers.
 *
 * @param lookingFor the occupations the profile was understood to look for, the likeliest first
 * @param items the offers that fit, best first; empty when none does
 * @param relaxed what fits beyond a limit of the profile, when little fits within them
 * @param saved ids of the offers shown that the person saved
 * @param model what scored them
 * @param attribution texts to show wherever these offers are shown, as their sources demand
 * @param release the release the offers come from
 */
@Serdeable
public record RecommendationList(
        List<Advice.Sought> lookingFor,
        List<Recommendation> items,
        @Nullable Relaxed relaxed,
        List<String> saved,
        Model model,
        List<String> attribution,
        String release)
        implements Tabular {

    /**
     * What scored the offers.
     *
     * @param name kind of model
     * @param version which of that kind
     * @param base what a score is made of before any reason counts: {@code 1 / (1 + exp(-(base + contributions)))}
     */
    @Serdeable
    public record Model(String name, String version, double base) {}

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
