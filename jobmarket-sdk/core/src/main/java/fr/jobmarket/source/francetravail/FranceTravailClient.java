package fr.jobmarket.source.francetravail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.error.JobMarketException;
import fr.jobmarket.source.AuthenticationException;
import fr.jobmarket.source.ClientBuilder;
import fr.jobmarket.source.Paged;
import fr.jobmarket.source.RateLimiter;
import fr.jobmarket.source.RawOffer;
import fr.jobmarket.source.TransportException;
import fr.jobmarket.source.francetravail.internal.SearchAnswers;
import fr.jobmarket.source.internal.Answer;
import fr.jobmarket.source.internal.ApiTransport;
import fr.jobmarket.source.internal.CallGate;
import fr.jobmarket.source.internal.CallMeter;
import fr.jobmarket.source.internal.InterruptibleFuture;
import fr.jobmarket.source.internal.QueryString;
import fr.jobmarket.source.internal.Refusals;
import fr.jobmarket.source.internal.Secrets;
import fr.jobmarket.source.internal.TokenSource;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Client of France Travail's "Offres d'emploi v2".
 *
 * <p>Gets and renews its access token, keeps to the rate limit, repeats what may succeed later. Thread-safe; one instance
 * per credential is meant to be shared. Every method throws the exceptions of {@link fr.jobmarket.source}: {@link
 * AuthenticationException}, {@link fr.jobmarket.source.RequestRejectedException} for what will not get better
 * by itself, the retriable ones after the repetitions of its {@link RetryPolicy}.
 */
public final class FranceTravailClient {

    /** The most results one page holds. */
    public static final int PAGE_SIZE = 150;

    /** The most results of one query that can be reached, whatever its total. */
    public static final int MAX_RESULTS = 3_150;

    /** Base URL of the real API. */
    public static final String DEFAULT_BASE_URL = "https://api.francetravail.io/partenaire/offresdemploi";

    /** Token URL of the real API, realm included. */
    public static final String DEFAULT_TOKEN_URL =
            "https://entreprise.francetravail.fr/connexion/oauth2/access_token?realm=%2Fpartenaire";

    /** The scopes "Offres d'emploi v2" needs. */
    public static final String DEFAULT_SCOPE = "api_offresdemploiv2 o2dsoffre";

    /** How the API names the parameter it does not accept. */
    private static final Pattern PARAMETER = Pattern.compile("paramètre « (\\w{1,60}) »");

    /** A tired server refuses good tokens now and then; one that refuses so many in one call means it. */
    private static final int MOST_RENEWALS = 3;

    private static final int MAX_FIRST = 3_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String baseUrl;
    private final URI tokenUrl;
    private final String tokenForm;
    private final Secrets secrets;
    private final Refusals refusals;
    private final ApiTransport transport;
    private final ApiTransport tokenTransport;
    private final TokenSource tokens;
    private final RateLimiter limiter;
    private final Clock clock;

    private FranceTravailClient(Builder builder) {
        String id = Builder.required("clientId", builder.clientId);
        String secret = Builder.required("clientSecret", builder.clientSecret);
        baseUrl = builder.baseUrl;
        tokenUrl = builder.tokenUrl;
        clock = builder.clock();
        secrets = new Secrets(id, secret);
        refusals = new Refusals(
                clock,
                "a token obtained a moment ago was refused",
                "subscribe the application to \"Offres d'emploi v2\" on francetravail.io");
        tokenForm = QueryString.of(Map.of(
                "grant_type", "client_credentials", "client_id", id, "client_secret", secret, "scope", builder.scope));
        limiter = builder.limiter();
        transport = builder.transport(new LimiterGate(limiter), new CallMeter());
        tokenTransport = builder.transport(CallGate.OPEN, CallMeter.aside());
        tokens = new TokenSource(this::requestToken, clock);
    }

    /** Starts configuring a client. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * A client configured by environment variables: {@code FRANCE_TRAVAIL_CLIENT_ID} and {@code
     * FRANCE_TRAVAIL_CLIENT_SECRET} are needed, {@code FRANCE_TRAVAIL_BASE_URL}, {@code FRANCE_TRAVAIL_TOKEN_URL} and
     * {@code FRANCE_TRAVAIL_SCOPE} have the values of the real API by default. Where {@code JOBMARKET_HOME} is set, the
     * rate limit is shared by all processes that use this home.
     *
     * @throws InvalidInputException naming the variable that is missing or malformed
     */
    public static FranceTravailClient fromEnv() {
        return fromEnv(System.getenv());
    }

    /** The same from given variables, such as those of a {@code .env} file. */
    public static FranceTravailClient fromEnv(Map<String, String> env) {
        String id = variable(env, "FRANCE_TRAVAIL_CLIENT_ID");
        Builder builder = builder().clientId(id).clientSecret(variable(env, "FRANCE_TRAVAIL_CLIENT_SECRET"));
        apply(env, "FRANCE_TRAVAIL_BASE_URL", builder::baseUrl);
        apply(env, "FRANCE_TRAVAIL_TOKEN_URL", builder::tokenUrl);
        apply(env, "FRANCE_TRAVAIL_SCOPE", builder::scope);
        String home = env.get("JOBMARKET_HOME");
        if (home != null && !home.isBlank()) {
            // A server elsewhere has its own limit, even for the same credential.
            String name = "francetravail-" + Secrets.fingerprint(id + " " + builder.baseUrl) + ".limit";
            builder.rateLimiter(
                    RateLimiter.builder().store(Path.of(home, "quota", name)).build());
        }
        return builder.build();
    }

    private static String variable(Map<String, String> env, String name) {
        String value = env.get(name);
        if (value == null || value.isBlank()) {
            throw new InvalidInputException("the environment variable " + name
                    + " is not set; it comes with your application on francetravail.io");
        }
        return value;
    }

    private static void apply(Map<String, String> env, String name, Consumer<String> setter) {
        String value = env.get(name);
        if (value != null && !value.isBlank()) {
            setter.accept(value);
        }
    }

    /**
     * One page of a search.
     *
     * @param first position of the first result, 0 to 3,000
     * @param count how many results, 1 to 150; fewer come at the end
     */
    public SearchPage search(FranceTravailQuery query, int first, int count) {
        if (first < 0 || first > MAX_FIRST) {
            throw new InvalidInputException("the first position must be 0 to " + MAX_FIRST + ", not " + first);
        }
        if (count < 1 || count > PAGE_SIZE) {
            throw new InvalidInputException("a page holds 1 to " + PAGE_SIZE + " results, not " + count);
        }
        int last = Math.min(first + count, MAX_RESULTS) - 1;
        Map<String, String> parameters = new LinkedHashMap<>(query.parameters());
        parameters.put("range", first + "-" + last);
        String path = "/v2/offres/search?" + QueryString.of(parameters);
        return call("GET " + path, path, answer -> switch (answer.status()) {
            case 200, 206, 204 -> SearchAnswers.page(answer, first, last - first + 1);
            default -> throw failure(answer, "GET " + path);
        });
    }

    /**
     * All pages of a search, fetched as they are read. The API serves only the first 3,150 results of a query; reading past
     * them throws rather than ending as if that were all: narrow the query, stop earlier, or use {@code
     * FranceTravailHarvest}.
     */
    public Paged<SearchPage> pages(FranceTravailQuery query) {
        Objects.requireNonNull(query, "query");
        return Paged.of(() -> new SearchPageIterator(this, query));
    }

    /** The offers of a search, their pages fetched as they are read; ends and throws like {@link #pages}. */
    public Paged<RawOffer> offers(FranceTravailQuery query) {
        return pages(query).flatten(SearchPage::offers);
    }

    /** The offer with this id; empty when the server has no such offer, or no longer, or calls the id malformed. */
    public Optional<RawOffer> offer(String id) {
        String path = "/v2/offres/" + QueryString.encode(id);
        return call("GET " + path, path, answer -> switch (answer.status()) {
            case 204, 400, 404, 410 -> Optional.empty();
            case 200 -> readOffer(answer, id);
            default -> throw failure(answer, "GET " + path);
        });
    }

    private static Optional<RawOffer> readOffer(Answer answer, String id) {
        String text = answer.text();
        if (text.isBlank()) {
            return Optional.empty();
        }
        try {
            JSON.readTree(text);
            Optional<RawOffer> offer = SearchAnswers.offer(text.strip(), answer);
            if (offer.isEmpty()) {
                throw new IOException("it has no id");
            }
            return offer;
        } catch (IOException e) {
            throw new TransportException("the answer for offer " + id + " is not an offer", e);
        }
    }

    /**
     * A code list, in the order of the API. Lists change a few times a year: see {@link ReferentialCache}.
     *
     * <p>Some are long (35,000 communes).
     */
    public List<Referential.Entry> referential(Referential referential) {
        String path = "/v2/referentiel/" + referential.path();
        return call("GET " + path, path, answer -> switch (answer.status()) {
            case 200, 206 -> SearchAnswers.referential(answer);
            default -> throw failure(answer, "GET " + path);
        });
    }

    /** {@link #search} on a thread of its own; cancelling the future ends the call. */
    public CompletableFuture<SearchPage> searchAsync(FranceTravailQuery query, int first, int count) {
        return InterruptibleFuture.of(() -> search(query, first, count));
    }

    /** {@link #offer} on a thread of its own; cancelling the future ends the call. */
    public CompletableFuture<Optional<RawOffer>> offerAsync(String id) {
        return InterruptibleFuture.of(() -> offer(id));
    }

    /** Requests this client has sent so far, repetitions included, requests for tokens not. */
    public long calls() {
        return transport.meter().calls();
    }

    /** Requests among them that repeated an earlier one. */
    public long retries() {
        return transport.meter().retries();
    }

    /** The clock this client tells the time by. */
    public Clock clock() {
        return clock;
    }

    private <T> T call(String what, String path, Function<Answer, T> reader) {
        URI uri = URI.create(baseUrl + path);
        AtomicInteger renewals = new AtomicInteger();
        return transport.call(what, deadline -> {
            String token = tokens.token(deadline);
            Answer answer = transport.exchange(what, authorised(uri, token), deadline);
            while (answer.status() == 401 && renewals.getAndIncrement() < MOST_RENEWALS) {
                token = tokens.tokenInsteadOf(token, deadline);
                answer = transport.exchange(what, authorised(uri, token), deadline);
            }
            return reader.apply(answer);
        });
    }

    private static HttpRequest authorised(URI uri, String token) {
        return HttpRequest.newBuilder(uri)
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/json")
                .GET()
                .build();
    }

    /** Asks once: the call that needs the token repeats this as a part of itself. */
    private TokenSource.Token requestToken(Instant deadline) {
        String what = "POST the token request";
        HttpRequest request = HttpRequest.newBuilder(tokenUrl)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(tokenForm))
                .build();
        Instant asked = clock.instant();
        return readToken(tokenTransport.exchange(what, request, deadline), asked);
    }

    private TokenSource.Token readToken(Answer answer, Instant asked) {
        if (answer.status() == 400 || answer.status() == 401 || answer.status() == 403) {
            throw new AuthenticationException(
                    "France Travail gives no access token (status " + answer.status() + ": "
                            + reason(answer).text()
                            + "); check FRANCE_TRAVAIL_CLIENT_ID and FRANCE_TRAVAIL_CLIENT_SECRET for stray white"
                            + " space, and that the application has accepted the licence of \"Offres d'emploi v2\"",
                    answer.status());
        }
        if (answer.status() != 200) {
            throw failure(answer, "the token request");
        }
        try {
            JsonNode body = JSON.readTree(answer.text());
            String token = body.path("access_token").asText("");
            if (token.isBlank() || !token.chars().allMatch(c -> c > ' ' && c < 127)) {
                throw new IOException("there is no usable access_token");
            }
            secrets.add(token);
            long seconds = body.path("expires_in").asLong(60);
            return new TokenSource.Token(token, asked, Duration.ofSeconds(Math.max(1, Math.min(seconds, 86_400))));
        } catch (IOException e) {
            // The parser's own message could quote the token.
            throw new TransportException("the token answer is not the JSON it should be", null);
        }
    }

    private JobMarketException failure(Answer answer, String what) {
        return refusals.of(answer, what, reason(answer));
    }

    private Refusals.Reason reason(Answer answer) {
        String text = answer.text();
        try {
            JsonNode body = JSON.readTree(text);
            String code = body.path("codeErreur").asText(null);
            for (String member : new String[] {"message", "error_description", "error"}) {
                if (body.path(member).isTextual()) {
                    String said = body.path(member).asText();
                    Matcher parameter = PARAMETER.matcher(said);
                    return new Refusals.Reason(
                            secrets.quote(said),
                            code == null ? null : secrets.quote(code),
                            parameter.find() ? parameter.group(1) : null);
                }
            }
        } catch (IOException e) {
            return new Refusals.Reason(secrets.quote(text), null, null);
        }
        return new Refusals.Reason(text.isBlank() ? "no reason given" : secrets.quote(text), null, null);
    }

    /** The base URL; never a secret. */
    @Override
    public String toString() {
        return "FranceTravailClient[" + baseUrl + "]";
    }

    private record LimiterGate(RateLimiter limiter) implements CallGate {
        @Override
        public void enter(Instant deadline) {
            limiter.acquire(deadline);
        }

        @Override
        public void learn(int status, HttpHeaders headers) {
            limiter.learn(status, headers);
        }
    }

    /** Configures a {@link FranceTravailClient}. Not thread-safe. */
    public static final class Builder extends ClientBuilder<Builder> {
        private @Nullable String clientId;
        private @Nullable String clientSecret;
        private String baseUrl = DEFAULT_BASE_URL;
        private URI tokenUrl = URI.create(DEFAULT_TOKEN_URL);
        private String scope = DEFAULT_SCOPE;
        private @Nullable RateLimiter rateLimiter;

        private Builder() {}

        @Override
        protected Builder self() {
            return this;
        }

        /** The application's id; needed. White space around it is dropped: the API would refuse it. */
        public Builder clientId(String id) {
            this.clientId = id.strip();
            return this;
        }

        /** The application's secret; needed. White space around it is dropped. */
        public Builder clientSecret(String secret) {
            this.clientSecret = secret.strip();
            return this;
        }

        /** Where the API is; the client adds {@code /v2/…}. {@link #DEFAULT_BASE_URL} by default. */
        public Builder baseUrl(String url) {
            this.baseUrl = QueryString.baseUrl("FRANCE_TRAVAIL_BASE_URL", url);
            return this;
        }

        /** Where tokens come from, the whole URL with its realm. {@link #DEFAULT_TOKEN_URL} by default. */
        public Builder tokenUrl(String url) {
            this.tokenUrl = QueryString.url("FRANCE_TRAVAIL_TOKEN_URL", url);
            return this;
        }

        /** The scopes to ask for, separated by spaces. {@link #DEFAULT_SCOPE} by default. */
        public Builder scope(String scope) {
            Objects.requireNonNull(scope, "scope");
            this.scope = scope;
            return this;
        }

        /** The limiter, to share one among clients or processes; one of its own by default. */
        public Builder rateLimiter(RateLimiter limiter) {
            Objects.requireNonNull(limiter, "limiter");
            this.rateLimiter = limiter;
            return this;
        }

        /**
         * The client; no call is made yet.
         *
         * @throws InvalidInputException when the id or the secret is missing
         */
        public FranceTravailClient build() {
            return new FranceTravailClient(this);
        }

        private Clock clock() {
            return clock;
        }

        private RateLimiter limiter() {
            return rateLimiter == null
                    ? RateLimiter.builder().clock(clock).sleeper(sleeper).build()
                    : rateLimiter;
        }

        private ApiTransport transport(CallGate gate, CallMeter meter) {
            if (httpClient == null) {
                httpClient = ApiTransport.newHttpClient();
            }
            return new ApiTransport(
                    Objects.requireNonNull(httpClient), gate, meter, retryPolicy, clock, sleeper, random);
        }

        private static String required(String name, @Nullable String value) {
            if (value == null || value.isEmpty()) {
                throw new InvalidInputException("a France Travail client needs a " + name);
            }
            return value;
        }
    }
}
