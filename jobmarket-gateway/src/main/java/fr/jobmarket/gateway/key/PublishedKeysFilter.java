package fr.jobmarket.gateway.key;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.time.Duration;

/** Lets others keep the published keys for a while, which is shorter than keys overlap when they change. */
@ServerFilter("${micronaut.security.endpoints.keys.path}")
final class PublishedKeysFilter {

    /** A quarter of the overlap that {@code keys rotate} leaves unless told otherwise. A retired key is believed that long. */
    private static final Duration KEPT = Duration.ofMinutes(5);

    @ResponseFilter
    void allowKeeping(MutableHttpResponse<?> response) {
        if (response.status() == HttpStatus.OK) {
            response.getHeaders().set(HttpHeaders.CACHE_CONTROL, "public, max-age=" + KEPT.toSeconds());
        }
    }
}
