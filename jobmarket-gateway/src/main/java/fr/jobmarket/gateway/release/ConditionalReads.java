package fr.jobmarket.gateway.release;

import fr.jobmarket.internal.Sha256;
import fr.jobmarket.offer.Source;
import fr.jobmarket.serving.CurrentRelease;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpHeaders;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.RouteMatch;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gives what follows from the release alone a tag, and answers who has it already with 304, without reading the release.
 * Tags are weak, since an answer is compressed for some.
 */
@ServerFilter("/api/v1/**")
final class ConditionalReads implements Ordered {

    private static final String TAG = "jobmarket.tag";
    private static final String ANY = "*";
    private static final String OWN_OFFER = Source.MANUAL.id() + ":";
    /** Another version may word the same answer in another way; absent where classes are in no archive. */
    private static final @Nullable String VERSION =
            ConditionalReads.class.getPackage().getImplementationVersion();

    private final CurrentRelease current;

    ConditionalReads(CurrentRelease current) {
        this.current = current;
    }

    /** Behind those who look at the token and at the parameters. */
    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.after();
    }

    @RequestFilter
    @Nullable
    HttpResponse<?> answerUnchanged(HttpRequest<?> request) {
        Optional<String> tag = tag(request);
        if (tag.isEmpty()) {
            return null;
        }
        request.setAttribute(TAG, tag.get());
        return knows(request, tag.get()) ? mark(HttpResponse.status(HttpStatus.NOT_MODIFIED), tag.get()) : null;
    }

    @ResponseFilter
    HttpResponse<?> mark(HttpRequest<?> request, MutableHttpResponse<?> response) {
        Optional<String> tag = request.getAttribute(TAG, String.class);
        // When another release took over meanwhile, which of them answered is not known.
        if (tag.isEmpty() || response.code() >= 400 || !tag.equals(tag(request))) {
            return response;
        }
        // Who has any answer at all never got one to a request that is refused; only now it is known that this one is
        // not.
        return knows(request, ANY)
                ? mark(HttpResponse.status(HttpStatus.NOT_MODIFIED), tag.get())
                : mark(response, tag.get());
    }

    private static HttpResponse<?> mark(MutableHttpResponse<?> response, String tag) {
        MutableHttpHeaders headers = response.getHeaders();
        headers.set(HttpHeaders.ETAG, tag);
        headers.set(HttpHeaders.CACHE_CONTROL, "no-cache");
        headers.add(HttpHeaders.VARY, "Accept, Accept-Encoding");
        return response;
    }

    private Optional<String> tag(HttpRequest<?> request) {
        boolean bound = RouteAttributes.getRouteMatch(request)
                .filter(route -> route.isAnnotationPresent(ReleaseBound.class) && !isOwnOffer(route))
                .isPresent();
        return bound ? current.id().map(release -> tag(request, release)) : Optional.empty();
    }

    /** Those are read from the application database, whatever the release has of them. */
    private static boolean isOwnOffer(RouteMatch<?> route) {
        return route.getVariableValues().values().stream()
                .anyMatch(value -> value.toString().startsWith(OWN_OFFER));
    }

    private static String tag(HttpRequest<?> request, String release) {
        String accept = String.join(",", request.getHeaders().getAll(HttpHeaders.ACCEPT));
        String answer = String.join(
                "\n", release, String.valueOf(VERSION), request.getUri().toString(), accept);
        return "W/\"" + Sha256.of(answer).substring(0, 32) + "\"";
    }

    private static boolean knows(HttpRequest<?> request, String tag) {
        return request.getHeaders().getAll(HttpHeaders.IF_NONE_MATCH).stream()
                .flatMap(known -> Arrays.stream(known.split(",")))
                .map(String::strip)
                .anyMatch(known -> known.equals(tag));
    }
}
