package fr.jobmarket.source.adzuna;

import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.source.CallInterruptedException;
import fr.jobmarket.source.ClientBuilder;
import fr.jobmarket.source.Paged;
import fr.jobmarket.source.QuotaExhaustedException;
import fr.jobmarket.source.RateLimiter;
import fr.jobmarket.source.RawOffer;
import fr.jobmarket.source.adzuna.internal.AdzunaAnswers;
import fr.jobmarket.source.internal.Answer;
import fr.jobmarket.source.internal.ApiTransport;
import fr.jobmarket.source.internal.CallGate;
import fr.jobmarket.source.internal.CallMeter;
import fr.jobmarket.source.internal.InterruptibleFuture;
import fr.jobmarket.source.internal.QueryString;
import fr.jobmarket.source.internal.Secrets;
import fr.jobmarket.statistics.LabelledCount;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Client of Adzuna's job API v1.
 *
 * <p>Enters every call in a quota ledger first; waits a short while when the quota of the minute is used up and refuses
 * calls that would have to wait longer. Thread-safe; one instance per key is meant to be shared. Every method throws the
 * exceptions of {@link fr.jobmarket.source}.
 */
public final class AdzunaClient {

    /** The most results one page holds. */
    public static final int PAGE_SIZE = 50;

    /** Base URL of the real API. */
    public static final String DEFAULT_BASE_URL = "https://api.adzuna.com/v1/api";

    private final String baseUrl;
    private final Map<String, String> keys;
    private final ApiTransport transport;
    private final AdzunaAnswers answers;
    private final QuotaLedger ledger;
    private final Clock clock;

    private AdzunaClient(Builder builder) {
        String id = Builder.required("appId", builder.appId);
        String key = Builder.required("appKey", builder.appKey);
        baseUrl = builder.baseUrl;
        clock = builder.clock();
        keys = new LinkedHashMap<>();
        keys.put("app_id", id);
        keys.put("app_key", key);
        ledger = builder.ledger == null ? QuotaLedger.inMemory(QuotaLedger.Quota.STANDARD, clock) : builder.ledger;
        answers = new AdzunaAnswers(new Secrets(id, key), clock);
        transport = builder.transport(ledger);
    }

    /** Starts configuring a client. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * A client configured by environment variables: {@code ADZUNA_APP_ID} and {@code ADZUNA_APP_KEY} are needed, {@code
     * ADZUNA_BASE_URL} is the real API by default. The quota ledger lies in {@code JOBMARKET_HOME} ({@code ./data} by
     * default). A server on this very machine is a stand-in, and gets no quota.
     *
     * @throws InvalidInputException naming the variable that is missing or malformed
     */
    public static AdzunaClient fromEnv() {
        return fromEnv(System.getenv());
    }

    /** The same from given variables, such as those of a {@code .env} file. */
    public static AdzunaClient fromEnv(Map<String, String> env) {
        String id = variable(env, "ADZUNA_APP_ID");
        Builder builder = builder().appId(id).appKey(variable(env, "ADZUNA_APP_KEY"));
        String url = env.get("ADZUNA_BASE_URL");
        if (url != null && !url.isBlank()) {
            builder.baseUrl(url);
        }
        if (isLoopback(URI.create(builder.baseUrl).getHost())) {
            return builder.ledger(QuotaLedger.inMemory(QuotaLedger.Quota.NONE, builder.clock()))
                    .build();
        }
        String home = env.getOrDefault("JOBMARKET_HOME", "");
        Path file = Path.of(home.isBlank() ? "data" : home, "quota", "adzuna-" + Secrets.fingerprint(id) + ".ledger");
        return builder.ledger(QuotaLedger.at(file, QuotaLedger.Quota.STANDARD, builder.clock()))
                .build();
    }

    private static boolean isLoopback(String host) {
        return "localhost".equals(host) || host.startsWith("127.") || "[::1]".equals(host);
    }

    private static String variable(Map<String, String> env, String name) {
        String value = env.get(name);
        if (value == null || value.isBlank()) {
            throw new InvalidInputException("the environment variable " + name
                    + " is not set; it comes with your account on developer.adzuna.com");
        }
        return value;
    }

    /**
     * One page of a search.
     *
     * @param page number of the page, from 1; pages beyond about 100 repeat earlier offers
     */
    public AdzunaPage search(AdzunaQuery query, int page) {
        if (page < 1) {
            throw new InvalidInputException("pages are numbered from 1, not " + page);
        }
        Map<String, String> parameters = new LinkedHashMap<>(query.parameters());
        parameters.put("results_per_page", Integer.toString(PAGE_SIZE));
        return get(
                "/jobs/" + query.country().code() + "/search/" + page,
                parameters,
                answer -> answers.page(answer, page));
    }

    /**
     * The pages of a search, fetched as they are read, until an empty one or as many as hold the announced count. Pages
     * beyond about 100 repeat earlier offers: use {@code AdzunaHarvest} for more.
     */
    public Paged<AdzunaPage> pages(AdzunaQuery query) {
        Objects.requireNonNull(query, "query");
        return Paged.of(() -> new AdzunaPageIterator(this, query));
    }

    /** The offers of a search, their pages fetched as they are read; ends like {@link #pages}, and repeats like them. */
    public Paged<RawOffer> offers(AdzunaQuery query) {
        return pages(query).flatten(AdzunaPage::offers);
    }

    /** {@link #search} on a thread of its own; cancelling the future ends the call. */
    public CompletableFuture<AdzunaPage> searchAsync(AdzunaQuery query, int page) {
        return InterruptibleFuture.of(() -> search(query, page));
    }

    /** The categories of a country: tag and label, count 0. */
    public List<LabelledCount> categories(Country country) {
        return get("/jobs/" + country.code() + "/categories", Map.of(), answers::categories);
    }

    /** How many offers of a query there are per salary bracket; the code is the bracket's lower bound. */
    public List<LabelledCount> salaryHistogram(AdzunaQuery query) {
        return get("/jobs/" + query.country().code() + "/histogram", query.parameters(), answers::histogram);
    }

    /** The companies with the most offers of a query. */
    public List<LabelledCount> topCompanies(AdzunaQuery query) {
        return get("/jobs/" + query.country().code() + "/top_companies", query.parameters(), answers::topCompanies);
    }

    /** How many offers of a query there are per area; code and label are the area's name. */
    public List<LabelledCount> areas(AdzunaQuery query) {
        return get("/jobs/" + query.country().code() + "/geodata", query.parameters(), answers::areas);
    }

    /** Mean yearly salary of a query per month, by {@code yyyy-MM}, oldest first. */
    public Map<String, Double> salaryHistory(AdzunaQuery query) {
        return get("/jobs/" + query.country().code() + "/history", query.parameters(), answers::history);
    }

    /** The version of the API the server runs. */
    public String version() {
        return get("/version", Map.of(), answers::version);
    }

    /** What is left of the quota, per window. */
    public Map<String, Integer> remainingQuota() {
        return ledger.remaining();
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

    private <T> T get(String path, Map<String, String> parameters, Function<Answer, T> reader) {
        Map<String, String> all = new LinkedHashMap<>(keys);
        all.putAll(parameters);
        String what = "GET " + path + (parameters.isEmpty() ? "" : "?" + QueryString.of(parameters));
        HttpRequest request = HttpRequest.newBuilder(URI.create(baseUrl + path + "?" + QueryString.of(all)))
                .header("Accept", "application/json")
                .GET()
                .build();
        return transport.call(what, deadline -> {
            Answer answer = transport.exchange(what, request, deadline);
            answers.requireSuccess(answer, what);
            return reader.apply(answer);
        });
    }

    /** The base URL; never a secret. */
    @Override
    public String toString() {
        return "AdzunaClient[" + baseUrl + "]";
    }

    private record LedgerGate(QuotaLedger ledger, Duration maxWait, Clock clock, RateLimiter.Sleeper sleeper)
            implements CallGate {
        @Override
        public void enter(Instant deadline) {
            while (true) {
                try {
                    ledger.enter();
                    return;
                } catch (QuotaExhaustedException e) {
                    waitUntil(e, deadline);
                }
            }
        }

        private void waitUntil(QuotaExhaustedException refusal, Instant deadline) {
            Duration wait = Duration.between(clock.instant(), refusal.possibleAt());
            if (wait.compareTo(maxWait) > 0 || refusal.possibleAt().isAfter(deadline)) {
                throw refusal;
            }
            try {
                sleeper.sleep(wait.plusMillis(1));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CallInterruptedException("interrupted while waiting for Adzuna's quota", e);
            }
        }
    }

    /** Configures an {@link AdzunaClient}. Not thread-safe. */
    public static final class Builder extends ClientBuilder<Builder> {
        private @Nullable String appId;
        private @Nullable String appKey;
        private String baseUrl = DEFAULT_BASE_URL;
        private @Nullable QuotaLedger ledger;
        private Duration maxQuotaWait = Duration.ofSeconds(61);

        private Builder() {}

        @Override
        protected Builder self() {
            return this;
        }

        /** The application's id; needed. */
        public Builder appId(String id) {
            this.appId = id.strip();
            return this;
        }

        /** The application's key; needed. */
        public Builder appKey(String key) {
            this.appKey = key.strip();
            return this;
        }

        /** Where the API is; the client adds {@code /jobs/…}. {@link #DEFAULT_BASE_URL} by default. */
        public Builder baseUrl(String url) {
            this.baseUrl = QueryString.baseUrl("ADZUNA_BASE_URL", url);
            return this;
        }

        /** Where calls are entered; by default one in memory with {@link QuotaLedger.Quota#STANDARD}. */
        public Builder ledger(QuotaLedger ledger) {
            Objects.requireNonNull(ledger, "ledger");
            this.ledger = ledger;
            return this;
        }

        /** How long a call may wait for the quota before it is refused; 61 s by default, enough for the minute's. */
        public Builder maxQuotaWait(Duration wait) {
            Objects.requireNonNull(wait, "wait");
            this.maxQuotaWait = wait;
            return this;
        }

        /**
         * The client; no call is made yet.
         *
         * @throws InvalidInputException when the id or the key is missing
         */
        public AdzunaClient build() {
            return new AdzunaClient(this);
        }

        private Clock clock() {
            return clock;
        }

        private ApiTransport transport(QuotaLedger entered) {
            HttpClient http = httpClient == null ? ApiTransport.newHttpClient() : httpClient;
            CallGate gate = new LedgerGate(entered, maxQuotaWait, clock, sleeper);
            return new ApiTransport(http, gate, new CallMeter(), retryPolicy, clock, sleeper, random);
        }

        private static String required(String name, @Nullable String value) {
            if (value == null || value.isEmpty()) {
                throw new InvalidInputException("an Adzuna client needs an " + name);
            }
            return value;
        }
    }
}
