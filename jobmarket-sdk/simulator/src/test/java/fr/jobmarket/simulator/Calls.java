package fr.jobmarket.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** A bare client for the tests: no retries, no comfort. */
final class Calls {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final JobMarketSimulator simulator;
    private String token = "";

    Calls(JobMarketSimulator simulator) {
        this.simulator = simulator;
    }

    HttpResponse<String> askToken(String clientId, String secret, String grant, String scope) throws IOException {
        String form =
                encode(Map.of("grant_type", grant, "client_id", clientId, "client_secret", secret, "scope", scope));
        return send(HttpRequest.newBuilder(URI.create(simulator.franceTravailTokenUrl()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build());
    }

    Calls signIn() throws IOException {
        HttpResponse<String> answer = askToken(
                simulator.clientId(), simulator.clientSecret(), "client_credentials", "api_offresdemploiv2 o2dsoffre");
        token = json(answer).path("access_token").asText();
        return this;
    }

    /** Alternating names and values. */
    HttpResponse<String> search(String... parameters) throws IOException {
        return franceTravail("/v2/offres/search?" + encode(parameters));
    }

    HttpResponse<String> franceTravail(String path) throws IOException {
        return send(HttpRequest.newBuilder(URI.create(simulator.franceTravailBaseUrl() + path))
                .header("authorization", "Bearer " + token)
                .build());
    }

    HttpResponse<String> adzuna(String path, String... parameters) throws IOException {
        String query = "app_id=" + simulator.adzunaAppId() + "&app_key=" + simulator.adzunaAppKey();
        String more = parameters.length == 0 ? "" : "&" + encode(parameters);
        return get(simulator.adzunaBaseUrl() + path + "?" + query + more);
    }

    HttpResponse<String> get(String url) throws IOException {
        return send(HttpRequest.newBuilder(URI.create(url)).build());
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    static JsonNode json(HttpResponse<String> answer) throws IOException {
        return JSON.readTree(answer.body());
    }

    static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static String encode(String... parameters) {
        StringBuilder query = new StringBuilder();
        for (int i = 0; i < parameters.length; i += 2) {
            query.append(i == 0 ? "" : "&")
                    .append(parameters[i])
                    .append('=')
                    .append(URLEncoder.encode(parameters[i + 1], StandardCharsets.UTF_8));
        }
        return query.toString();
    }

    private static String encode(Map<String, String> values) {
        return values.entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
