package fr.jobmarket.simulator;

import java.time.Duration;
import java.util.Locale;

/**
 * What goes wrong, and how often. Three named presets, {@link #CALM}, {@link #REAL} and {@link #HOSTILE}; every quirk can be
 * switched by itself through {@link #toBuilder()}. Rates are shares between 0 and 1 of the calls. Immutable.
 *
 * @param name name shown in logs
 * @param seed seed of all random faults; the same requests in the same order meet the same faults
 * @param callsPerSecond France Travail: calls a second that refill the limit of one client; 0 for no limit
 * @param callsBurst France Travail: calls that may come at once
 * @param rateLimitHeaders France Travail: whether answers carry the X-Ratelimit headers
 * @param adzunaPerMinute Adzuna: calls in any 60 s; 0 for no limit, as for the other three
 * @param adzunaPerDay Adzuna: calls in any 24 h
 * @param adzunaPerWeek Adzuna: calls in any 7 days
 * @param adzunaPerMonth Adzuna: calls in any 30 days
 * @param tokenLifetime how long a France Travail token lives
 * @param tokenRevocationRate share of France Travail calls that meet a token revoked before its time (401, empty body)
 * @param tooManyRequestsRate share of calls that start a burst of 429
 * @param tooManyRequestsBurst calls refused by one burst
 * @param retryAfterShare share of the 429 answers that carry Retry-After; the others carry no hint at all
 * @param retryAfterSeconds value of Retry-After in injected 429 answers, in seconds
 * @param serverErrorRate share of calls answered 500
 * @param unavailableRate share of calls answered 503
 * @param htmlErrorRate share of calls answered by a gateway with 502 and an HTML page
 * @param cutRate share of calls whose connection is cut in the middle of the body
 * @param silentCutRate share of calls whose connection is cut before any answer
 * @param slowRate share of answers whose bytes come slowly
 * @param slowPause pause between the eight pieces of a slow answer
 * @param alwaysPartialContent 206 on every non-empty page instead of 200 on the last one
 * @param contentRangeOnNoContent whether a 204 carries a Content-Range with the total
 * @param originOrdering whether relevance ranks origin 1 before origin 2
 * @param aggregations whether a search answers with filtresPossibles
 * @param salaryAsArray whether a fifth of the offers carry salaire as an array
 * @param unknownFields whether offers carry a field nobody documented
 * @param numericAdzunaIds whether Adzuna ids are numbers instead of strings
 * @param adzunaAuthenticationStatus status of a refused Adzuna key, 401 or 410
 * @param adzunaRecyclesAfterPage Adzuna: pages beyond this one repeat earlier ones; 0 for never
 * @param offerChangeRate share of searches after which an offer of that source is updated
 * @param offerVanishRate share of searches after which an offer of that source vanishes
 * @param offerAppearRate share of searches after which a new offer of that source appears
 */
public record FaultProfile(
        String name,
        long seed,
        int callsPerSecond,
        int callsBurst,
        boolean rateLimitHeaders,
        int adzunaPerMinute,
        int adzunaPerDay,
        int adzunaPerWeek,
        int adzunaPerMonth,
        Duration tokenLifetime,
        double tokenRevocationRate,
        double tooManyRequestsRate,
        int tooManyRequestsBurst,
        double retryAfterShare,
        int retryAfterSeconds,
        double serverErrorRate,
        double unavailableRate,
        double htmlErrorRate,
        double cutRate,
        double silentCutRate,
        double slowRate,
        Duration slowPause,
        boolean alwaysPartialContent,
        boolean contentRangeOnNoContent,
        boolean originOrdering,
        boolean aggregations,
        boolean salaryAsArray,
        boolean unknownFields,
        boolean numericAdzunaIds,
        int adzunaAuthenticationStatus,
        int adzunaRecyclesAfterPage,
        double offerChangeRate,
        double offerVanishRate,
        double offerAppearRate) {

    /** No fault, a limit of 100 calls a second: for tests of everything but resilience. */
    public static final FaultProfile CALM = builder().build();

    /** The limits and quotas of the real APIs, and no accidents. */
    public static final FaultProfile REAL = builder()
            .name("real")
            .callsPerSecond(10)
            .callsBurst(10)
            .adzunaPerMinute(25)
            .adzunaPerDay(250)
            .adzunaPerWeek(1000)
            .adzunaPerMonth(2500)
            .build();

    /**
     * Every accident and every disputed behaviour at once; about one call in ten meets one. The set of offers stays the
     * same during a run, so that a harvest can be checked against {@link JobMarketSimulator#servedIds}: offers change,
     * but appear or vanish only when {@link Builder#offerAppearRate} and {@link Builder#offerVanishRate} say so.
     */
    public static final FaultProfile HOSTILE = builder()
            .name("hostile")
            .callsPerSecond(50)
            .callsBurst(50)
            .tokenLifetime(Duration.ofSeconds(20))
            .tokenRevocationRate(0.01)
            .tooManyRequestsRate(0.008)
            .tooManyRequestsBurst(3)
            .retryAfterShare(0.5)
            .serverErrorRate(0.015)
            .unavailableRate(0.01)
            .htmlErrorRate(0.005)
            .cutRate(0.01)
            .silentCutRate(0.005)
            .slowRate(0.01)
            .alwaysPartialContent(true)
            .contentRangeOnNoContent(false)
            .salaryAsArray(true)
            .unknownFields(true)
            .numericAdzunaIds(true)
            .adzunaAuthenticationStatus(410)
            .offerChangeRate(0.05)
            .build();

    public FaultProfile {
        requireNotNegative("callsPerSecond", callsPerSecond);
        requireNotNegative("callsBurst", callsBurst);
        requireNotNegative("adzunaPerMinute", adzunaPerMinute);
        requireNotNegative("adzunaPerDay", adzunaPerDay);
        requireNotNegative("adzunaPerWeek", adzunaPerWeek);
        requireNotNegative("adzunaPerMonth", adzunaPerMonth);
        requireShare("tokenRevocationRate", tokenRevocationRate);
        requireShare("tooManyRequestsRate", tooManyRequestsRate);
        requireNotNegative("tooManyRequestsBurst", tooManyRequestsBurst);
        requireShare("retryAfterShare", retryAfterShare);
        requireNotNegative("retryAfterSeconds", retryAfterSeconds);
        requireShare("serverErrorRate", serverErrorRate);
        requireShare("unavailableRate", unavailableRate);
        requireShare("htmlErrorRate", htmlErrorRate);
        requireShare("cutRate", cutRate);
        requireShare("silentCutRate", silentCutRate);
        requireShare("slowRate", slowRate);
        requireNotNegative("adzunaAuthenticationStatus", adzunaAuthenticationStatus);
        requireNotNegative("adzunaRecyclesAfterPage", adzunaRecyclesAfterPage);
        requireShare("offerChangeRate", offerChangeRate);
        requireShare("offerVanishRate", offerVanishRate);
        requireShare("offerAppearRate", offerAppearRate);
        if (callsPerSecond > 0 && callsBurst == 0) {
            throw new IllegalArgumentException("callsBurst must be at least 1 when callsPerSecond is set");
        }
        if (tokenLifetime.isNegative() || slowPause.isNegative()) {
            throw new IllegalArgumentException("tokenLifetime and slowPause must not be negative");
        }
    }

    /** The preset of that name, in any case: calm, real or hostile. */
    public static FaultProfile named(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "calm" -> CALM;
            case "real" -> REAL;
            case "hostile" -> HOSTILE;
            default ->
                throw new IllegalArgumentException(
                        "no fault profile is called \"" + name + "\": use calm, real or hostile");
        };
    }

    /** A builder that starts from the calm profile. */
    public static Builder builder() {
        return new Builder();
    }

    /** A builder that starts from this profile. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.name = name;
        builder.seed = seed;
        builder.callsPerSecond = callsPerSecond;
        builder.callsBurst = callsBurst;
        builder.rateLimitHeaders = rateLimitHeaders;
        builder.adzunaPerMinute = adzunaPerMinute;
        builder.adzunaPerDay = adzunaPerDay;
        builder.adzunaPerWeek = adzunaPerWeek;
        builder.adzunaPerMonth = adzunaPerMonth;
        builder.tokenLifetime = tokenLifetime;
        builder.tokenRevocationRate = tokenRevocationRate;
        builder.tooManyRequestsRate = tooManyRequestsRate;
        builder.tooManyRequestsBurst = tooManyRequestsBurst;
        builder.retryAfterShare = retryAfterShare;
        builder.retryAfterSeconds = retryAfterSeconds;
        builder.serverErrorRate = serverErrorRate;
        builder.unavailableRate = unavailableRate;
        builder.htmlErrorRate = htmlErrorRate;
        builder.cutRate = cutRate;
        builder.silentCutRate = silentCutRate;
        builder.slowRate = slowRate;
        builder.slowPause = slowPause;
        builder.alwaysPartialContent = alwaysPartialContent;
        builder.contentRangeOnNoContent = contentRangeOnNoContent;
        builder.originOrdering = originOrdering;
        builder.aggregations = aggregations;
        builder.salaryAsArray = salaryAsArray;
        builder.unknownFields = unknownFields;
        builder.numericAdzunaIds = numericAdzunaIds;
        builder.adzunaAuthenticationStatus = adzunaAuthenticationStatus;
        builder.adzunaRecyclesAfterPage = adzunaRecyclesAfterPage;
        builder.offerChangeRate = offerChangeRate;
        builder.offerVanishRate = offerVanishRate;
        builder.offerAppearRate = offerAppearRate;
        return builder;
    }

    private static void requireShare(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " must be between 0 and 1, not " + value);
        }
    }

    private static void requireNotNegative(String name, int value) {
        if (value < 0) {
            throw new IllegalArgumentException(name + " must not be negative: " + value);
        }
    }

    /** Changes single quirks of a profile; each method sets the component of its name. */
    public static final class Builder {
        private String name = "calm";
        private long seed = 1;
        private int callsPerSecond = 100;
        private int callsBurst = 100;
        private boolean rateLimitHeaders = true;
        private int adzunaPerMinute = 0;
        private int adzunaPerDay = 0;
        private int adzunaPerWeek = 0;
        private int adzunaPerMonth = 0;
        private Duration tokenLifetime = Duration.ofSeconds(1499);
        private double tokenRevocationRate = 0;
        private double tooManyRequestsRate = 0;
        private int tooManyRequestsBurst = 1;
        private double retryAfterShare = 1;
        private int retryAfterSeconds = 1;
        private double serverErrorRate = 0;
        private double unavailableRate = 0;
        private double htmlErrorRate = 0;
        private double cutRate = 0;
        private double silentCutRate = 0;
        private double slowRate = 0;
        private Duration slowPause = Duration.ofMillis(20);
        private boolean alwaysPartialContent = false;
        private boolean contentRangeOnNoContent = true;
        private boolean originOrdering = true;
        private boolean aggregations = true;
        private boolean salaryAsArray = false;
        private boolean unknownFields = false;
        private boolean numericAdzunaIds = false;
        private int adzunaAuthenticationStatus = 401;
        private int adzunaRecyclesAfterPage = 100;
        private double offerChangeRate = 0;
        private double offerVanishRate = 0;
        private double offerAppearRate = 0;

        private Builder() {}

        /** Default {@code calm}. Name shown in logs. */
        public Builder name(String value) {
            this.name = value;
            return this;
        }

        /** Default {@code 1}. Seed of all random faults; the same requests in the same order meet the same faults. */
        public Builder seed(long value) {
            this.seed = value;
            return this;
        }

        /** Default {@code 100}. France Travail: calls a second that refill the limit of one client; 0 for no limit. */
        public Builder callsPerSecond(int value) {
            this.callsPerSecond = value;
            return this;
        }

        /** Default {@code 100}. France Travail: calls that may come at once. */
        public Builder callsBurst(int value) {
            this.callsBurst = value;
            return this;
        }

        /** Default {@code true}. France Travail: whether answers carry the X-Ratelimit headers. */
        public Builder rateLimitHeaders(boolean value) {
            this.rateLimitHeaders = value;
            return this;
        }

        /** Default {@code 0}. Adzuna: calls in any 60 s; 0 for no limit, as for the other three. */
        public Builder adzunaPerMinute(int value) {
            this.adzunaPerMinute = value;
            return this;
        }

        /** Default {@code 0}. Adzuna: calls in any 24 h. */
        public Builder adzunaPerDay(int value) {
            this.adzunaPerDay = value;
            return this;
        }

        /** Default {@code 0}. Adzuna: calls in any 7 days. */
        public Builder adzunaPerWeek(int value) {
            this.adzunaPerWeek = value;
            return this;
        }

        /** Default {@code 0}. Adzuna: calls in any 30 days. */
        public Builder adzunaPerMonth(int value) {
            this.adzunaPerMonth = value;
            return this;
        }

        /** Default {@code Duration.ofSeconds(1499)}. How long a France Travail token lives. */
        public Builder tokenLifetime(Duration value) {
            this.tokenLifetime = value;
            return this;
        }

        /** Default {@code 0}. Share of France Travail calls that meet a token revoked before its time (401, empty body). */
        public Builder tokenRevocationRate(double value) {
            this.tokenRevocationRate = value;
            return this;
        }

        /** Default {@code 0}. Share of calls that start a burst of 429. */
        public Builder tooManyRequestsRate(double value) {
            this.tooManyRequestsRate = value;
            return this;
        }

        /** Default {@code 1}. Calls refused by one burst. */
        public Builder tooManyRequestsBurst(int value) {
            this.tooManyRequestsBurst = value;
            return this;
        }

        /** Default {@code 1}. Share of the 429 answers that carry Retry-After; the others carry no hint at all. */
        public Builder retryAfterShare(double value) {
            this.retryAfterShare = value;
            return this;
        }

        /** Default {@code 1}. Value of Retry-After in injected 429 answers, in seconds. */
        public Builder retryAfterSeconds(int value) {
            this.retryAfterSeconds = value;
            return this;
        }

        /** Default {@code 0}. Share of calls answered 500. */
        public Builder serverErrorRate(double value) {
            this.serverErrorRate = value;
            return this;
        }

        /** Default {@code 0}. Share of calls answered 503. */
        public Builder unavailableRate(double value) {
            this.unavailableRate = value;
            return this;
        }

        /** Default {@code 0}. Share of calls answered by a gateway with 502 and an HTML page. */
        public Builder htmlErrorRate(double value) {
            this.htmlErrorRate = value;
            return this;
        }

        /** Default {@code 0}. Share of calls whose connection is cut in the middle of the body. */
        public Builder cutRate(double value) {
            this.cutRate = value;
            return this;
        }

        /** Default {@code 0}. Share of calls whose connection is cut before any answer. */
        public Builder silentCutRate(double value) {
            this.silentCutRate = value;
            return this;
        }

        /** Default {@code 0}. Share of answers whose bytes come slowly. */
        public Builder slowRate(double value) {
            this.slowRate = value;
            return this;
        }

        /** Default {@code Duration.ofMillis(20)}. Pause between the eight pieces of a slow answer. */
        public Builder slowPause(Duration value) {
            this.slowPause = value;
            return this;
        }

        /** Default {@code false}. 206 on every non-empty page instead of 200 on the last one. */
        public Builder alwaysPartialContent(boolean value) {
            this.alwaysPartialContent = value;
            return this;
        }

        /** Default {@code true}. Whether a 204 carries a Content-Range with the total. */
        public Builder contentRangeOnNoContent(boolean value) {
            this.contentRangeOnNoContent = value;
            return this;
        }

        /** Default {@code true}. Whether relevance ranks origin 1 before origin 2. */
        public Builder originOrdering(boolean value) {
            this.originOrdering = value;
            return this;
        }

        /** Default {@code true}. Whether a search answers with filtresPossibles. */
        public Builder aggregations(boolean value) {
            this.aggregations = value;
            return this;
        }

        /** Default {@code false}. Whether a fifth of the offers carry salaire as an array. */
        public Builder salaryAsArray(boolean value) {
            this.salaryAsArray = value;
            return this;
        }

        /** Default {@code false}. Whether offers carry a field nobody documented. */
        public Builder unknownFields(boolean value) {
            this.unknownFields = value;
            return this;
        }

        /** Default {@code false}. Whether Adzuna ids are numbers instead of strings. */
        public Builder numericAdzunaIds(boolean value) {
            this.numericAdzunaIds = value;
            return this;
        }

        /** Default {@code 401}. Status of a refused Adzuna key, 401 or 410. */
        public Builder adzunaAuthenticationStatus(int value) {
            this.adzunaAuthenticationStatus = value;
            return this;
        }

        /** Default {@code 100}. Adzuna: pages beyond this one repeat earlier ones; 0 for never. */
        public Builder adzunaRecyclesAfterPage(int value) {
            this.adzunaRecyclesAfterPage = value;
            return this;
        }

        /** Default {@code 0}. Share of searches after which an offer of that source is updated. */
        public Builder offerChangeRate(double value) {
            this.offerChangeRate = value;
            return this;
        }

        /** Default {@code 0}. Share of searches after which an offer of that source vanishes. */
        public Builder offerVanishRate(double value) {
            this.offerVanishRate = value;
            return this;
        }

        /** Default {@code 0}. Share of searches after which a new offer of that source appears. */
        public Builder offerAppearRate(double value) {
            this.offerAppearRate = value;
            return this;
        }

        /** @throws IllegalArgumentException naming the component that is out of its range */
        public FaultProfile build() {
            return new FaultProfile(
                    name,
                    seed,
                    callsPerSecond,
                    callsBurst,
                    rateLimitHeaders,
                    adzunaPerMinute,
                    adzunaPerDay,
                    adzunaPerWeek,
                    adzunaPerMonth,
                    tokenLifetime,
                    tokenRevocationRate,
                    tooManyRequestsRate,
                    tooManyRequestsBurst,
                    retryAfterShare,
                    retryAfterSeconds,
                    serverErrorRate,
                    unavailableRate,
                    htmlErrorRate,
                    cutRate,
                    silentCutRate,
                    slowRate,
                    slowPause,
                    alwaysPartialContent,
                    contentRangeOnNoContent,
                    originOrdering,
                    aggregations,
                    salaryAsArray,
                    unknownFields,
                    numericAdzunaIds,
                    adzunaAuthenticationStatus,
                    adzunaRecyclesAfterPage,
                    offerChangeRate,
                    offerVanishRate,
                    offerAppearRate);
        }
    }
}
