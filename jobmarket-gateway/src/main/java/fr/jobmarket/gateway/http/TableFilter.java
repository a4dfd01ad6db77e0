package fr.jobmarket.gateway.http;

import fr.jobmarket.gateway.http.Table.Tabular;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.uri.UriBuilder;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes lists as tables for callers that prefer {@code text/csv} or {@code text/plain} to JSON, and links to what comes
 * next, which a table cannot.
 */
@ServerFilter("/api/v1/**")
final class TableFilter {

    /** What lists can be asked for as; JSON when the caller has no wish. */
    static final String CSV = "text/csv";

    @ResponseFilter
    void write(HttpRequest<?> request, MutableHttpResponse<?> response) {
        if (response.body() instanceof Tabular tabular) {
            link(request, response, tabular.nextCursor());
            Optional<MediaType> wish = request.accept().stream()
                    .filter(type -> isName(type, MediaType.APPLICATION_JSON)
                            || isName(type, MediaType.ALL)
                            || isName(type, CSV)
                            || isName(type, MediaType.TEXT_PLAIN))
                    .findFirst();
            if (wish.isPresent() && isName(wish.get(), CSV)) {
                fill(
                        response,
                        "text/csv; charset=utf-8; header=present",
                        tabular.toTable().toCsv());
            } else if (wish.isPresent() && isName(wish.get(), MediaType.TEXT_PLAIN)) {
                fill(response, "text/plain; charset=utf-8", tabular.toTable().toText());
            }
        }
    }

    private static void link(HttpRequest<?> request, MutableHttpResponse<?> response, @Nullable String nextCursor) {
        if (nextCursor != null) {
            URI next = UriBuilder.of(request.getUri())
                    .replaceQueryParam("cursor", nextCursor)
                    .build();
            response.header(HttpHeaders.LINK, "<" + next + ">; rel=\"next\"");
        }
    }

    private static boolean isName(MediaType type, String name) {
        return type.getName().equals(name);
    }

    private static void fill(MutableHttpResponse<?> response, String contentType, String body) {
        response.contentType(contentType);
        response.body(body.getBytes(StandardCharsets.UTF_8));
    }
}
