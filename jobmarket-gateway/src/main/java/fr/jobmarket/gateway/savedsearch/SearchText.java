package fr.jobmarket.gateway.savedsearch;

import fr.jobmarket.gateway.http.KnownParameters;
import fr.jobmarket.gateway.offer.OfferSearch;
import fr.jobmarket.gateway.offer.OfferSearchParameters;
import fr.jobmarket.search.OfferQuery;
import io.micronaut.core.beans.BeanIntrospection;
import io.micronaut.core.type.Argument;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads a search from what stands behind the question mark of {@code GET offers}, by the rules that hold there. */
final class SearchText {

    /** They say how to show what was found, not what to look for. */
    private static final Set<String> OF_A_PAGE = Set.of("sort", "cursor", "limit", "facets");

    private static final BeanIntrospection<OfferSearchParameters> PARAMETERS =
            BeanIntrospection.getIntrospection(OfferSearchParameters.class);

    private SearchText() {}

    /** The query; throws a 400 that names the parameter when one is not allowed. */
    static OfferQuery read(String text) {
        Map<String, List<String>> given = KnownParameters.read("query", text);
        Map<String, Argument<?>> known = new TreeMap<>(KnownParameters.of(OfferSearchParameters.class));
        known.keySet().removeAll(OF_A_PAGE);
        KnownParameters.check(given, known);
        @Nullable
        Object[] values = Arrays.stream(PARAMETERS.getConstructorArguments())
                .map(argument -> value(given.get(argument.getName()), argument))
                .toArray();
        return OfferSearch.query(PARAMETERS.instantiate(values));
    }

    private static @Nullable Object value(@Nullable List<String> texts, Argument<?> argument) {
        return texts == null || argument.getType() == List.class ? texts : texts.get(0);
    }
}
