package fr.jobmarket.gateway.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.web.router.MethodBasedRouteMatch;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.RouteMatch;

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
            KnownParameters.check(request.getParameters().asMap(), KnownParameters.of(method));
        }
    }
}
