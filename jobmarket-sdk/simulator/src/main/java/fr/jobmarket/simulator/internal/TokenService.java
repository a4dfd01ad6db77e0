package fr.jobmarket.simulator.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Issues and checks the bearer tokens of France Travail. Thread-safe. */
public final class TokenService {
    public static final String PATH = "/connexion/oauth2/access_token";

    private final String clientId;
    private final String clientSecret;
    private final Duration lifetime;
    private final Clock clock;
    private final AtomicLong issued = new AtomicLong();
    private final Map<String, Instant> expiries = new ConcurrentHashMap<>();
    private final Map<String, Boolean> subscribed = new ConcurrentHashMap<>();

    /** What a bearer token is worth. */
    public enum Verdict {
        ACCEPTED,
        UNKNOWN_OR_EXPIRED,
        NOT_SUBSCRIBED
    }

    public TokenService(String clientId, String clientSecret, Duration lifetime, Clock clock) {
        this.clientId = clientId;
        this.clientSecret = clientSecret;
        this.lifetime = lifetime;
        this.clock = clock;
    }

    public ApiResponse issue(ApiRequest request) {
        if (!request.method().equals("POST")) {
            return ApiResponse.empty(405).with("Allow", "POST");
        }
        Map<String, String> form = request.form();
        if (!"/partenaire".equals(request.query().get("realm"))) {
            return refusal("invalid_request", "Unknown realm");
        }
        if (!"client_credentials".equals(form.get("grant_type"))) {
            return form.containsKey("grant_type")
                    ? refusal("unsupported_grant_type", "Grant type is not supported: " + form.get("grant_type"))
                    : refusal("invalid_grant", "Grant type is not set");
        }
        if (!clientId.equals(form.get("client_id")) || !clientSecret.equals(form.get("client_secret"))) {
            return refusal("invalid_client", "Client authentication failed");
        }
        String scope = form.getOrDefault("scope", "");
        for (String part : scope.split(" ")) {
            if (!Arrays.asList("api_offresdemploiv2", "o2dsoffre", "application_" + clientId, "")
                    .contains(part)) {
                return refusal("invalid_scope", "Unknown/invalid scope(s): [" + part + "]");
            }
        }
        String token = "simulated-" + issued.incrementAndGet() + "-" + Integer.toHexString(scope.hashCode());
        expiries.put(token, clock.instant().plus(lifetime));
        subscribed.put(token, scope.contains("api_offresdemploiv2") && scope.contains("o2dsoffre"));
        return ApiResponse.json(
                200,
                "{\"scope\":\"" + scope + "\",\"expires_in\":" + lifetime.toSeconds()
                        + ",\"token_type\":\"Bearer\",\"access_token\":\"" + token + "\"}");
    }

    private static ApiResponse refusal(String error, String description) {
        return ApiResponse.json(
                400,
                Stock.JSON
                        .createObjectNode()
                        .put("error", error)
                        .put("error_description", description)
                        .toString());
    }

    public Verdict check(@Nullable String authorization) {
        String token = bearer(authorization);
        Instant expiry = token == null ? null : expiries.get(token);
        if (token == null || expiry == null || !clock.instant().isBefore(expiry)) {
            return Verdict.UNKNOWN_OR_EXPIRED;
        }
        return Boolean.TRUE.equals(subscribed.get(token)) ? Verdict.ACCEPTED : Verdict.NOT_SUBSCRIBED;
    }

    public void revoke(@Nullable String authorization) {
        String token = bearer(authorization);
        if (token != null) {
            expiries.remove(token);
        }
    }

    public void revokeAll() {
        expiries.clear();
    }

    private static @Nullable String bearer(@Nullable String authorization) {
        return authorization != null && authorization.regionMatches(true, 0, "Bearer ", 0, 7)
                ? authorization.substring(7).trim()
                : null;
    }
}
