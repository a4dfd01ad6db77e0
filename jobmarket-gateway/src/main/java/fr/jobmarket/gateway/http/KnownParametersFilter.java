package fr.jobmarket.gateway.http;

import io.micronaut.core.beans.BeanIntrospection;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.web.router.MethodBasedRouteMatch;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.RouteMatch;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Refuses query parameters an endpoint does not have, and several values where it takes one: a misspelt filter must not
 * look like a search that found everything.
 */
@ServerFilter("/api/v1/**")
final class KnownParametersFilter {

    @RequestFilter
    void check(HttpRequest<?> request) {
        if (request.getParameters().isEmpty()) {
            return;
        }
        RouteMatch<?> route = RouteAttributes.getRouteMatch(request).orElse(null);
        if (route instanceof MethodBasedRouteMatch<?, ?> method) {
            check(request, known(method));
        }
    }

    private static void check(HttpRequest<?> request, Map<String, Argument<?>> known) {
        for (Map.Entry<String, List<String>> parameter : request.getParameters()) {
            Argument<?> argument = known.get(parameter.getKey());
            if (argument == null) {
                throw ProblemException.parameter(
                        parameter.getKey(),
                        known.isEmpty()
                                ? "is unknown; this endpoint has no parameters"
                                : "is unknown; known here: " + String.join(", ", known.keySet()));
            }
            if (parameter.getValue().size() > 1 && !List.class.isAssignableFrom(argument.getType())) {
                throw ProblemException.parameter(parameter.getKey(), "is given several times; give it once");
            }
            // PostgreSQL and DuckDB refuse texts with this character.
            if (parameter.getValue().stream().anyMatch(value -> value.indexOf('\0') >= 0)) {
                throw ProblemException.parameter(parameter.getKey(), "holds a NUL character; leave it out");
            }
            // A search box left empty asks for everything; an empty code or number is a mistake.
            if (!parameter.getKey().equals("q")
                    && parameter.getValue().stream()
                            .anyMatch(value -> value.chars().allMatch(c -> c == ',' || Character.isWhitespace(c)))) {
                throw ProblemException.parameter(parameter.getKey(), "is empty; leave it out or give a value");
            }
        }
    }

    private static Map<String, Argument<?>> known(MethodBasedRouteMatch<?, ?> route) {
        Map<String, Argument<?>> known = new TreeMap<>();
        Stream.of(route.getArguments())
                .flatMap(argument -> argument.isAnnotationPresent(RequestBean.class)
                        ? Stream.of(BeanIntrospection.getIntrospection(argument.getType())
                                .getConstructorArguments())
                        : Stream.of(argument))
                .filter(argument -> argument.isAnnotationPresent(QueryValue.class))
                .forEach(argument -> known.put(name(argument), argument));
        return known;
    }

    private static String name(Argument<?> argument) {
        return argument.getAnnotationMetadata()
                .stringValue(QueryValue.class)
                .filter(name -> !name.isEmpty())
                .orElse(argument.getName());
    }
}
