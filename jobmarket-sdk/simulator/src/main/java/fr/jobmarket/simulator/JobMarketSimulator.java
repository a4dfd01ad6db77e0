package fr.jobmarket.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import fr.jobmarket.simulator.internal.AdzunaApi;
import fr.jobmarket.simulator.internal.AdzunaStock;
import fr.jobmarket.simulator.internal.ApiRequest;
import fr.jobmarket.simulator.internal.ApiResponse;
import fr.jobmarket.simulator.internal.CallLimits;
import fr.jobmarket.simulator.internal.Churn;
import fr.jobmarket.simulator.internal.FaultPlan;
import fr.jobmarket.simulator.internal.FaultPlan.Accident;
import fr.jobmarket.simulator.internal.FranceTravailApi;
import fr.jobmarket.simulator.internal.FranceTravailStock;
import fr.jobmarket.simulator.internal.OfferFiles;
import fr.jobmarket.simulator.internal.OfferWriter;
import fr.jobmarket.simulator.internal.RequestLog;
import fr.jobmarket.simulator.internal.Stock;
import fr.jobmarket.simulator.internal.TokenService;
import fr.jobmarket.simulator.internal.Transport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * France Travail and Adzuna on one port of the loopback interface, over given files of offers or a synthetic market.
 *
 * <pre>{@code
 * try (JobMarketSimulator simulator = JobMarketSimulator.builder()
 *         .syntheticMarket(20_000, 1)
 *         .faults(FaultProfile.HOSTILE)
 *         .start()) {
 *     String search = simulator.franceTravailBaseUrl() + "/v2/offres/search";
 * }
 * }</pre>
 *
 * Thread-safe: the market can be changed while it serves.
 */
public final class JobMarketSimulator implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JobMarketSimulator.class);
    private static final int THREADS = 64;
    private static final int BACKLOG = 256;
    private static final int BATCH = 2_000;

    static {
        // Without it the JDK's server holds the body back for 40 ms after the headers (Nagle meets delayed ACK).
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final FaultProfile faults;
    private final Clock clock;
    private final FranceTravailStock franceTravailStock = new FranceTravailStock();
    private final AdzunaStock adzunaStock = new AdzunaStock();
    private final FranceTravailApi franceTravail;
    private final AdzunaApi adzuna;
    private final TokenService tokens;
    private final CallLimits limits;
    private final FaultPlan plan;
    private final Churn churn;
    private final RequestLog log = new RequestLog();
    private final List<LoadIssue> issues;
    private final Builder settings;
    private final HttpServer server;
    private final ThreadPoolExecutor threads;

    private JobMarketSimulator(Builder builder) throws IOException {
        this.settings = builder;
        this.faults = builder.faults;
        this.clock = builder.clock();
        this.franceTravail = new FranceTravailApi(franceTravailStock, faults, clock);
        this.adzuna = new AdzunaApi(adzunaStock, faults, clock, builder.adzunaAppId, builder.adzunaAppKey);
        this.tokens = new TokenService(builder.clientId, builder.clientSecret, faults.tokenLifetime(), clock);
        this.limits = new CallLimits(faults, clock);
        this.plan = new FaultPlan(faults);
        this.churn = new Churn(faults, franceTravailStock, adzunaStock, clock);
        // the port is taken first: a used one is told before a large market has been built for nothing
        this.server = HttpServer.create(new InetSocketAddress(builder.address, builder.port), BACKLOG);
        this.threads = threads();
        try {
            this.issues = load(builder);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** A builder with a free port, the calm profile and, unless files are given, a market of 20,000 offers. */
    public static Builder builder() {
        return new Builder();
    }

    private List<LoadIssue> load(Builder builder) {
        OfferFiles files = new OfferFiles(franceTravailStock, adzunaStock);
        builder.files.forEach(files::load);
        if (builder.files.isEmpty() || builder.marketAsked) {
            OfferWriter writer = new OfferWriter(builder.marketSeed, clock.instant());
            fill(franceTravailStock, builder.franceTravailCount, writer::franceTravail);
            fill(adzunaStock, builder.adzunaCount, writer::adzuna);
        }
        for (LoadIssue issue : files.issues()) {
            LOG.warn("{} line {}: {}", issue.file(), issue.line(), issue.reason());
        }
        return files.issues();
    }

    // Written on all processors, a batch at a time so that memory stays flat, and stored in order.
    private static void fill(Stock stock, int count, IntFunction<ObjectNode> writer) {
        for (int from = 0; from < count; from += BATCH) {
            IntStream.range(from, Math.min(count, from + BATCH))
                    .parallel()
                    .mapToObj(writer)
                    .toList()
                    .forEach(stock::put);
        }
    }

    private static ThreadPoolExecutor threads() {
        AtomicInteger number = new AtomicInteger();
        ThreadPoolExecutor pool =
                new ThreadPoolExecutor(THREADS, THREADS, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "job-market-simulator-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    private void handle(HttpExchange exchange) {
        try (exchange) {
            Instant arrival = clock.instant();
            ApiRequest request = Transport.read(exchange);
            FaultPlan.Draw draw = plan.next();
            ApiResponse answer = answer(request, draw);
            boolean dropped = draw.accident() == Accident.SILENT_CUT;
            log.add(arrival, request, dropped ? 0 : answer.status(), draw.accident());
            if (!dropped) {
                send(exchange, answer, draw.accident());
            }
        } catch (IOException e) {
            LOG.debug("a connection ended early: {}", e.toString());
        } catch (RuntimeException e) {
            LOG.error("the simulator failed on {}", exchange.getRequestURI().getPath(), e);
        }
    }

    private void send(HttpExchange exchange, ApiResponse answer, Accident accident) throws IOException {
        if (accident == Accident.CUT && answer.body().length > 1) {
            Transport.sendCut(exchange, answer);
        } else if (accident == Accident.SLOW) {
            Transport.sendSlowly(exchange, answer, faults.slowPause());
        } else {
            Transport.send(exchange, answer);
        }
    }

    private ApiResponse answer(ApiRequest request, FaultPlan.Draw draw) {
        boolean forFranceTravail = request.path().startsWith(FranceTravailApi.BASE_PATH + "/");
        boolean forAdzuna = request.path().startsWith(AdzunaApi.BASE_PATH + "/");
        boolean forToken = request.path().equals(TokenService.PATH);
        if (!forFranceTravail && !forAdzuna && !forToken) {
            return ApiResponse.text(404, "Not Found");
        }
        ApiResponse accident = accident(draw.accident(), forAdzuna);
        if (accident != null) {
            return accident;
        }
        if (forToken) {
            return tokens.issue(request);
        }
        ApiResponse answer = forAdzuna ? answerAsAdzuna(request) : answerAsFranceTravail(request, draw);
        if (request.path().contains("/search")) {
            churn.after(draw, forAdzuna);
        }
        return answer;
    }

    private @Nullable ApiResponse accident(Accident accident, boolean forAdzuna) {
        return switch (accident) {
            case TOO_MANY_REQUESTS ->
                ApiResponse.text(429, "Too Many Requests")
                        .with("Retry-After", Integer.toString(faults.retryAfterSeconds()));
            case TOO_MANY_REQUESTS_SILENT -> ApiResponse.text(429, "Too Many Requests");
            case SERVER_ERROR ->
                forAdzuna
                        ? AdzunaApi.error(500, "INTERNAL_ERROR", "Internal error")
                        : FranceTravailApi.error(500, "Une erreur technique est survenue.");
            case UNAVAILABLE -> ApiResponse.text(503, "Service Unavailable");
            case HTML_ERROR -> ApiResponse.html(502, "Bad Gateway");
            default -> null;
        };
    }

    private ApiResponse answerAsFranceTravail(ApiRequest request, FaultPlan.Draw draw) {
        if (draw.accident() == Accident.REVOKED_TOKEN) {
            tokens.revoke(request.authorization());
        }
        TokenService.Verdict verdict = tokens.check(request.authorization());
        if (verdict == TokenService.Verdict.UNKNOWN_OR_EXPIRED) {
            return ApiResponse.empty(401).with("WWW-Authenticate", "Bearer");
        }
        int left = limits.takeFranceTravail();
        if (left < 0) {
            return limited(ApiResponse.text(429, "Too Many Requests").with("Retry-After", "1"), 0);
        }
        if (verdict == TokenService.Verdict.NOT_SUBSCRIBED) {
            return limited(ApiResponse.empty(403), left);
        }
        return limited(franceTravail.answer(request), left);
    }

    private ApiResponse limited(ApiResponse answer, int left) {
        if (!faults.rateLimitHeaders() || faults.callsPerSecond() == 0) {
            return answer;
        }
        return answer.with("X-Ratelimit-Remaining-Clientidlimiter", Integer.toString(left))
                .with("X-Ratelimit-Burst-Capacity-Clientidlimiter", Integer.toString(faults.callsBurst()))
                .with("X-Ratelimit-Replenish-Rate-Clientidlimiter", Integer.toString(faults.callsPerSecond()))
                .with("X-Ratelimit-Requested-Tokens-Clientidlimiter", "1");
    }

    private ApiResponse answerAsAdzuna(ApiRequest request) {
        long wait = limits.takeAdzuna();
        if (wait > 0) {
            return AdzunaApi.error(429, "RATE_LIMIT_EXCEEDED", "Too many requests");
        }
        return adzuna.answer(request);
    }

    /** The server's address, such as {@code http://127.0.0.1:41234}. */
    public URI baseUri() {
        InetSocketAddress address = server.getAddress();
        String host = address.getAddress().getHostAddress();
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort());
    }

    /** Base URL of France Travail's API, ending in {@code /partenaire/offresdemploi}. */
    public String franceTravailBaseUrl() {
        return baseUri() + FranceTravailApi.BASE_PATH;
    }

    /** The whole token URL, realm included. */
    public String franceTravailTokenUrl() {
        return baseUri() + TokenService.PATH + "?realm=%2Fpartenaire";
    }

    /** Base URL of Adzuna's API, ending in {@code /v1/api}. */
    public String adzunaBaseUrl() {
        return baseUri() + AdzunaApi.BASE_PATH;
    }

    /** Client id that France Travail accepts. */
    public String clientId() {
        return settings.clientId;
    }

    /** Client secret that France Travail accepts. */
    public String clientSecret() {
        return settings.clientSecret;
    }

    /** Application id that Adzuna accepts. */
    public String adzunaAppId() {
        return settings.adzunaAppId;
    }

    /** Application key that Adzuna accepts. */
    public String adzunaAppKey() {
        return settings.adzunaAppKey;
    }

    /** The profile this server plays. */
    public FaultProfile faults() {
        return faults;
    }

    /** Ids on the market at this moment. */
    public Set<String> servedIds(SimulatedSource source) {
        return stock(source).servedIds();
    }

    /** Number of offers on the market at this moment. */
    public int size(SimulatedSource source) {
        return stock(source).size();
    }

    /** The payload served for an id, as it was given, before any quirk of the profile. */
    public Optional<String> payload(SimulatedSource source, String id) {
        return stock(source).find(id);
    }

    /**
     * Puts an offer on the market, or replaces the one with its id.
     *
     * @throws IllegalArgumentException when the payload is no JSON object with an id
     */
    public void putOffer(SimulatedSource source, String payload) {
        stock(source).put(payload);
    }

    /** Takes an offer off the market; false when it was not there. */
    public boolean removeOffer(SimulatedSource source, String id) {
        return stock(source).remove(id);
    }

    /** Ids that the profile let appear since the start. */
    public Set<String> appearedIds(SimulatedSource source) {
        return churn.appeared(source);
    }

    /** Ids that the profile let vanish since the start. */
    public Set<String> vanishedIds(SimulatedSource source) {
        return churn.vanished(source);
    }

    /** Makes every France Travail token issued so far worthless. */
    public void revokeTokens() {
        tokens.revokeAll();
    }

    /** The calls received so far by time of arrival, at most the last 200,000. */
    public List<RecordedRequest> requests() {
        return log.requests();
    }

    /** Forgets the calls received so far. */
    public void clearRequests() {
        log.clear();
    }

    /** What could not be read in the given files, at most a thousand entries. */
    public List<LoadIssue> loadIssues() {
        return issues;
    }

    private Stock stock(SimulatedSource source) {
        return source == SimulatedSource.ADZUNA ? adzunaStock : franceTravailStock;
    }

    /** Stops serving at once and deletes the temporary files. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        try {
            franceTravailStock.close();
            adzunaStock.close();
        } catch (IOException e) {
            LOG.warn("a temporary file of the simulator could not be closed: {}", e.getMessage());
        }
    }

    /** Settings of a simulator; not thread-safe. */
    public static final class Builder {
        private int port;
        private InetAddress address = InetAddress.getLoopbackAddress();
        private FaultProfile faults = FaultProfile.CALM;
        private final List<Path> files = new ArrayList<>();
        private boolean marketAsked;
        private int franceTravailCount = 15_000;
        private int adzunaCount = 5_000;
        private long marketSeed = 1;
        private @Nullable Instant now;
        private @Nullable Clock clock;
        private String clientId = "PAR_simulator_client";
        private String clientSecret = "simulator-secret";
        private String adzunaAppId = "simulator-app";
        private String adzunaAppKey = "simulator-key";

        private Builder() {}

        /** Port to listen on; default 0, any free one. */
        public Builder port(int port) {
            this.port = port;
            return this;
        }

        /** Address to listen on; default the loopback interface. */
        public Builder address(InetAddress address) {
            this.address = address;
            return this;
        }

        /**
         * Files of offers, one JSON object a line, plain or gzip; the source of each line is recognised from its content.
         * Of several lines with one id the last wins. May be called several times.
         */
        public Builder offers(Path... files) {
            return offers(List.of(files));
        }

        /** As {@link #offers(Path...)}. */
        public Builder offers(Collection<Path> files) {
            this.files.addAll(files);
            return this;
        }

        /** A generated market of {@code count} offers, three quarters of them France Travail's; see {@link SyntheticMarket}. */
        public Builder syntheticMarket(int count, long seed) {
            return syntheticMarket(count - count / 4, count / 4, seed);
        }

        /** A generated market with the given number of offers of each source, 0 to 1,000,000. */
        public Builder syntheticMarket(int franceTravailCount, int adzunaCount, long seed) {
            if (Math.min(franceTravailCount, adzunaCount) < 0
                    || Math.max(franceTravailCount, adzunaCount) > SyntheticMarket.MAX_OFFERS) {
                throw new IllegalArgumentException("a synthetic market holds 0 to " + SyntheticMarket.MAX_OFFERS
                        + " offers of a source, not " + franceTravailCount + " and " + adzunaCount);
            }
            this.marketAsked = true;
            this.franceTravailCount = franceTravailCount;
            this.adzunaCount = adzunaCount;
            this.marketSeed = seed;
            return this;
        }

        /** What goes wrong; default {@link FaultProfile#CALM}. */
        public Builder faults(FaultProfile faults) {
            this.faults = faults;
            return this;
        }

        /** The moment at which the market's clock starts; default the real one. Time goes on from there. */
        public Builder now(Instant now) {
            this.now = now;
            return this;
        }

        /** The clock of limits, tokens, the log and the market; overrides {@link #now}. */
        public Builder clock(Clock clock) {
            this.clock = clock;
            return this;
        }

        /** France Travail credentials to accept; defaults are fixed and harmless. */
        public Builder franceTravailCredentials(String clientId, String clientSecret) {
            this.clientId = clientId;
            this.clientSecret = clientSecret;
            return this;
        }

        /** Adzuna credentials to accept; defaults are fixed and harmless. */
        public Builder adzunaCredentials(String appId, String appKey) {
            this.adzunaAppId = appId;
            this.adzunaAppKey = appKey;
            return this;
        }

        private Clock clock() {
            if (clock != null) {
                return clock;
            }
            Clock system = Clock.systemUTC();
            return now == null ? system : Clock.offset(system, Duration.between(system.instant(), now));
        }

        /**
         * Loads or generates the offers and starts to serve.
         *
         * @throws UncheckedIOException when the port is taken or a file cannot be opened
         */
        public JobMarketSimulator start() {
            try {
                return new JobMarketSimulator(this);
            } catch (IOException e) {
                throw new UncheckedIOException(
                        "cannot listen on port " + port + " (" + e.getMessage() + "): choose another port", e);
            }
        }
    }
}
