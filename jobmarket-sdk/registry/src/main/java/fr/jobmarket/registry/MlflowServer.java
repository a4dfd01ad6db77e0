package fr.jobmarket.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.error.NonRetriableException;
import fr.jobmarket.error.RetriableException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What MLflow's server answers over HTTP where its Java client does not do: artefacts, for which the client would start
 * a Python process, and the calls whose refusals the client would repeat. Thread-safe.
 */
final class MlflowServer {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final int NOT_FOUND = 404;
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;

    private final URI uri;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    MlflowServer(URI uri) {
        if (!("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) || uri.getHost() == null) {
            throw new InvalidInputException("an MLflow server has an address like http://host:5000, not " + uri);
        }
        if (uri.getUserInfo() != null) {
            throw new InvalidInputException("the address of the MLflow server must not hold a password");
        }
        this.uri = uri;
    }

    URI uri() {
        return uri;
    }

    /** What an answer says. */
    record Answer(int status, JsonNode body) {

        /** MLflow's code of a refusal, such as {@code RESOURCE_ALREADY_EXISTS}; empty otherwise. */
        String refusal() {
            return status < 400 ? "" : body.path("error_code").asText("");
        }
    }

    Answer post(String call, Object body) {
        return api(call, "POST", body);
    }

    Answer delete(String call, Object body) {
        return api(call, "DELETE", body);
    }

    Answer get(String call, Map<String, String> query) {
        String parameters = query.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return answer(
                call, request("/api/2.0/mlflow/" + call + "?" + parameters).GET());
    }

    private Answer api(String call, String method, Object body) {
        try {
            byte[] json = MAPPER.writeValueAsBytes(body);
            return answer(
                    call,
                    request("/api/2.0/mlflow/" + call)
                            .header("Content-Type", "application/json")
                            .method(method, BodyPublishers.ofByteArray(json)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a request is plain values", e);
        }
    }

    private Answer answer(String call, HttpRequest.Builder request) {
        HttpResponse<byte[]> response = send(call, request.build(), BodyHandlers.ofByteArray());
        try {
            return new Answer(response.statusCode(), MAPPER.readTree(response.body()));
        } catch (IOException e) {
            throw new NonRetriableException(
                    uri + " answered " + call + " with something that is no JSON (status " + response.statusCode()
                            + "); is it an MLflow server?",
                    e);
        }
    }

    /** The answer, when it is no refusal. */
    JsonNode accepted(String call, Answer answer) {
        if (answer.status() >= 400) {
            throw new NonRetriableException(
                    uri + " refused " + call + ": " + answer.refusal() + " "
                            + answer.body().path("message").asText("status " + answer.status()),
                    null);
        }
        return answer.body();
    }

    /** Stores a file; {@code path} is below the server's artefacts. */
    void upload(String path, Path file) {
        try {
            HttpRequest put = artefact(path).PUT(BodyPublishers.ofFile(file)).build();
            requireOk(path, send("upload", put, BodyHandlers.discarding()).statusCode());
        } catch (java.io.FileNotFoundException e) {
            throw new NonRetriableException("cannot read " + file + " (" + e + ")", e);
        }
    }

    void upload(String path, byte[] content) {
        HttpRequest put =
                artefact(path).PUT(BodyPublishers.ofByteArray(content)).build();
        requireOk(path, send("upload", put, BodyHandlers.discarding()).statusCode());
    }

    void download(String path, Path file) throws IOException {
        HttpResponse<InputStream> response =
                send("download", artefact(path).GET().build(), BodyHandlers.ofInputStream());
        try (InputStream content = response.body()) {
            requireOk(path, response.statusCode());
            Files.copy(content, file);
        }
    }

    Optional<byte[]> download(String path) {
        HttpResponse<byte[]> response = send("download", artefact(path).GET().build(), BodyHandlers.ofByteArray());
        if (response.statusCode() == NOT_FOUND) {
            return Optional.empty();
        }
        requireOk(path, response.statusCode());
        return Optional.of(response.body());
    }

    private void requireOk(String path, int status) {
        if (status >= 400) {
            throw new NonRetriableException(
                    uri + " answered " + status + " for the file " + path
                            + "; it must be started with --artifacts-destination",
                    null);
        }
    }

    private HttpRequest.Builder artefact(String path) {
        String encoded = Arrays.stream(path.split("/", -1))
                .map(segment ->
                        URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("/"));
        return request("/api/2.0/mlflow-artifacts/artifacts/" + encoded);
    }

    private HttpRequest.Builder request(String path) {
        String base = uri.toString().replaceAll("/+$", "");
        return HttpRequest.newBuilder(URI.create(base + path)).timeout(TIMEOUT);
    }

    private <T> HttpResponse<T> send(String call, HttpRequest request, HttpResponse.BodyHandler<T> body) {
        try {
            HttpResponse<T> response = client.send(request, body);
            if (response.statusCode() >= SERVER_ERROR || response.statusCode() == TOO_MANY) {
                throw new RetriableException(
                        uri + " answered " + response.statusCode() + " to " + call + "; try again later", null);
            }
            return response;
        } catch (IOException e) {
            throw new RetriableException("no answer from the MLflow server " + uri + " to " + call + " (" + e + ")", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NonRetriableException("interrupted while waiting for " + uri, e);
        }
    }
}
