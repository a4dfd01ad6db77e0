package fr.jobmarket.gateway;

import fr.jobmarket.gateway.RunningGateway.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Speaks plain HTTP to a gateway. */
public class GatewayClient {

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final URI uri;

    GatewayClient(URI uri) {
        this.uri = uri;
    }

    /** Waits until a release is being served. */
    public void awaitReadiness() {
        for (int i = 0; i < 300; i++) {
            if (get("/health/readiness").status() == 200) {
                return;
            }
            pause();
        }
        throw new IllegalStateException("not ready: " + get("/health/readiness").body());
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The address requests go to. */
    public URI uri() {
        return uri;
    }

    /** GET without a token. */
    public Answer get(String path) {
        return send("GET", path, null, null);
    }

    /** GET with a token. */
    public Answer get(String path, String token) {
        return send("GET", path, null, token);
    }

    /** GET that accepts this media type. */
    public Answer getAs(String path, String mediaType) {
        return exchange(request(path).GET().setHeader("Accept", mediaType));
    }

    /** POST of JSON without a token. */
    public Answer post(String path, String body) {
        return send("POST", path, body, null);
    }

    /** Any request. */
    public Answer send(String method, String path, @Nullable String body, @Nullable String token) {
        HttpRequest.Builder request = request(path);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (body == null) {
            return exchange(request.method(method, HttpRequest.BodyPublishers.noBody()));
        }
        return exchange(request.header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    /** A request to be completed by the caller of {@link #exchange}. */
    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(uri.resolve(path)).timeout(Duration.ofSeconds(30));
    }

    /** Sends a request made with {@link #request}. */
    public Answer exchange(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
