package fr.jobmarket.gateway;

import fr.jobmarket.bucket.ReleaseBucket;
import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.jobs.ApplicationDatabase;
import io.micronaut.core.convert.ConversionService;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the environment says, as properties of the application.
 *
 * <p>{@code JOBMARKET_HOME} (default {@code ./data}), the variables of {@link ApplicationDatabase#of},
 * {@code JOBMARKET_GATEWAY_PORT} (default 8080), {@code JOBMARKET_GATEWAY_HOST} (default 127.0.0.1),
 * {@code JOBMARKET_MANAGEMENT_PORT} (where health and metrics are instead; default: the same port),
 * {@code JOBMARKET_JWT_SECRET} (default: generated and kept under the home), {@code JOBMARKET_ARGON2} (how passwords are
 * hashed, {@code m=19456,t=2,p=1} by default), {@code JOBMARKET_RECOMMENDATION_LOG_DAYS} (how long it is kept what was
 * recommended to whom; 183 by default, 0 for not at all), {@code JOBMARKET_ANONYMOUS_RECOMMENDATIONS_PER_HOUR} (how many of
 * those to nobody in particular are kept for as long; 30 by default, 0 for none), {@code JOBMARKET_ADMINS} (a file with an
 * e-mail address and a password in each line; default nobody is an administrator), {@code MLFLOW_TRACKING_URI} and
 * {@code JOBMARKET_MODEL_REGISTRY} (default: the folder of the pipeline), {@code JOBMARKET_CORS_ORIGINS} (comma
 * separated; default none), {@code JOBMARKET_TRUSTED_PROXIES} (addresses and ranges whose {@code X-Forwarded-For} is
 * believed; default none), {@code JOBMARKET_RELEASE_POLL} (a duration such as {@code 3s}, the default), the variables of
 * {@link ReleaseBucket#of} (where releases are fetched from; default: whoever publishes writes them under the home),
 * {@code JOBMARKET_MAIL_SERVER}, {@code JOBMARKET_MAIL_USER}, {@code JOBMARKET_MAIL_PASSWORD} and
 * {@code JOBMARKET_MAIL_FROM}, or {@code JOBMARKET_MAIL_FOLDER} (how messages are sent; default not at all),
 * {@code JOBMARKET_LOG_FORMAT} ({@code text}, the default, or {@code json}), {@code OTEL_EXPORTER_OTLP_ENDPOINT} (where
 * traces are sent, by the other variables of OpenTelemetry; default nowhere),
 * {@code JOBMARKET_SITE_URL} (where links in messages lead; default {@code http://127.0.0.1:8050}).
 */
public final class GatewaySettings {

    /** Property with the absolute path of {@code JOBMARKET_HOME}. */
    public static final String HOME = "jobmarket.home";

    /** Property with the {@link Duration} between two looks for a new release. */
    public static final String RELEASE_POLL = "jobmarket.release-poll";

    /** Property with the {@link ReleaseBucket} that releases are fetched from, when there is one. */
    public static final String BUCKET = "jobmarket.release-bucket";

    /** Property with how many days it is kept what was recommended to whom. */
    public static final String SHOWN_PAGES_DAYS = "jobmarket.days-of-shown-pages";

    /** Property with how many pages an hour are kept that were recommended to nobody in particular. */
    public static final String ANONYMOUS_PAGES_PER_HOUR = "jobmarket.anonymous-pages-per-hour";

    /** Property that says how passwords are hashed; not named as its variable, which the framework reads too, if empty. */
    public static final String ARGON2 = "jobmarket.password-hashing";

    /** Property that says how the log is written: {@code text} or {@link #JSON}. */
    public static final String LOG_FORMAT = "jobmarket.log-format";

    /** Property with the address of the collector that traces are sent to, when there is one. */
    public static final String TRACES = "jobmarket.traces";

    /** A log with one JSON object in each line. */
    public static final String JSON = "json";

    /** Headers that programs in browsers may read beside those they always may. */
    private static final String[] READ_BY_PROGRAMS = {"ETag", "Link", "Location", "Retry-After", "X-Request-Id"};

    private static final String DEFAULT_SITE = "http://127.0.0.1:8050";
    private static final int MAX_PORT = 65_535;
    private static final int MAX_DAYS = 3_650;
    private static final int MAX_PAGES_PER_HOUR = 3_600;
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s?#@]+");

    private GatewaySettings() {}

    /** The properties to start the application with. Throws {@link InvalidInputException} naming a bad variable. */
    public static Map<String, Object> properties(Map<String, String> environment) {
        Path home = Path.of(environment.getOrDefault("JOBMARKET_HOME", "data")).toAbsolutePath();
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put(HOME, home.toString());
        properties.put(
                "micronaut.server.port",
                port("JOBMARKET_GATEWAY_PORT", environment).orElse(8080));
        port("JOBMARKET_MANAGEMENT_PORT", environment).ifPresent(port -> properties.put("endpoints.all.port", port));
        properties.put("micronaut.server.host", environment.getOrDefault("JOBMARKET_GATEWAY_HOST", "127.0.0.1"));
        properties.put(RELEASE_POLL, releasePoll(environment.getOrDefault("JOBMARKET_RELEASE_POLL", "3s")));
        properties.put("jobmarket.trusted-proxies", environment.getOrDefault("JOBMARKET_TRUSTED_PROXIES", ""));
        ReleaseBucket.of(environment).ifPresent(bucket -> properties.put(BUCKET, bucket));
        putIfSet(properties, "jobmarket.admins", environment.get("JOBMARKET_ADMINS"));
        properties.put("jobmarket.model-registry", environment.getOrDefault("JOBMARKET_MODEL_REGISTRY", ""));
        properties.put("jobmarket.mlflow", environment.getOrDefault("MLFLOW_TRACKING_URI", ""));
        for (String part : List.of("server", "user", "password", "from", "folder")) {
            putIfSet(
                    properties,
                    "jobmarket.mail." + part,
                    environment.get("JOBMARKET_MAIL_" + part.toUpperCase(Locale.ROOT)));
        }
        properties.put("jobmarket.site-url", site(environment.getOrDefault("JOBMARKET_SITE_URL", DEFAULT_SITE)));
        properties.put(LOG_FORMAT, logFormat(environment.getOrDefault("JOBMARKET_LOG_FORMAT", "")));
        putUnlessBlank(properties, TRACES, collector(environment.getOrDefault("OTEL_EXPORTER_OTLP_ENDPOINT", "")));
        number("JOBMARKET_RECOMMENDATION_LOG_DAYS", environment, "a number of days from 0", MAX_DAYS)
                .ifPresent(days -> properties.put(SHOWN_PAGES_DAYS, days));
        number("JOBMARKET_ANONYMOUS_RECOMMENDATIONS_PER_HOUR", environment, "a number from 0", MAX_PAGES_PER_HOUR)
                .ifPresent(pages -> properties.put(ANONYMOUS_PAGES_PER_HOUR, pages));
        putUnlessBlank(properties, ARGON2, environment.get("JOBMARKET_ARGON2"));
        putUnlessBlank(properties, "jobmarket.jwt-keys", environment.get("JOBMARKET_JWT_KEYS"));
        putUnlessBlank(properties, "jobmarket.jwt-secret", environment.get("JOBMARKET_JWT_SECRET"));
        putDatabase(properties, environment, home);
        String origins = environment.get("JOBMARKET_CORS_ORIGINS");
        if (origins != null && !origins.isBlank()) {
            properties.put("micronaut.server.cors.enabled", true);
            properties.put("micronaut.server.cors.configurations.web.allowed-origins", origins.split("\\s*,\\s*"));
            properties.put("micronaut.server.cors.configurations.web.exposed-headers", READ_BY_PROGRAMS);
        }
        return properties;
    }

    private static String logFormat(String text) {
        return switch (text) {
            case "", "text" -> "text";
            case JSON -> JSON;
            default ->
                throw new InvalidInputException("JOBMARKET_LOG_FORMAT is \"" + text + "\"; it must be text or json");
        };
    }

    private static Duration releasePoll(String text) {
        return ConversionService.SHARED
                .convert(text.trim(), Duration.class)
                .filter(duration -> duration.compareTo(Duration.ZERO) > 0)
                .orElseThrow(() -> new InvalidInputException(
                        "JOBMARKET_RELEASE_POLL is \"" + text + "\"; it must be a duration such as 3s or 500ms"));
    }

    private static String collector(String text) {
        return text.isBlank() ? "" : address("OTEL_EXPORTER_OTLP_ENDPOINT", text.trim(), "http://collector:4318");
    }

    private static String site(String text) {
        return address("JOBMARKET_SITE_URL", text, "https://jobmarket.example.org")
                .replaceAll("/+$", "");
    }

    private static String address(String variable, String text, String example) {
        if (!ADDRESS.matcher(text).matches()) {
            throw new InvalidInputException(variable + " must look like " + example + ", without user and password");
        }
        return text;
    }

    private static void putDatabase(Map<String, Object> properties, Map<String, String> environment, Path home) {
        ApplicationDatabase database = ApplicationDatabase.of(environment, home);
        properties.put("datasources.default.url", database.url());
        properties.put("datasources.default.driver-class-name", database.driver());
        database.user().ifPresent(user -> properties.put("datasources.default.username", user));
        properties.put("datasources.default.password", database.password());
    }

    private static void putIfSet(Map<String, Object> properties, String name, @Nullable String value) {
        if (value != null) {
            properties.put(name, value);
        }
    }

    private static void putUnlessBlank(Map<String, Object> properties, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            properties.put(name, value);
        }
    }

    private static Optional<Integer> port(String variable, Map<String, String> environment) {
        return number(variable, environment, "a port number from 0 (any free one)", MAX_PORT);
    }

    private static Optional<Integer> number(
            String variable, Map<String, String> environment, String whatFrom, int most) {
        String text = environment.getOrDefault(variable, "");
        if (text.isBlank()) {
            return Optional.empty();
        }
        try {
            int number = Integer.parseInt(text.trim());
            if (number >= 0 && number <= most) {
                return Optional.of(number);
            }
        } catch (NumberFormatException e) {
            throw noNumber(variable, text, whatFrom, most);
        }
        throw noNumber(variable, text, whatFrom, most);
    }

    private static InvalidInputException noNumber(String variable, String text, String whatFrom, int most) {
        return new InvalidInputException(variable + " is \"" + text + "\"; it must be " + whatFrom + " to " + most);
    }
}
