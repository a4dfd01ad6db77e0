package fr.jobmarket.pipeline.settings;

import fr.jobmarket.bucket.ReleaseBucket;
import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.jobs.Contributions;
import fr.jobmarket.serving.release.ReleaseStore;
import fr.jobmarket.warehouse.Transformation;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the pipeline is told from outside. A value given as an option wins over the environment, the environment over
 * the file {@code .env}, that over the default. Immutable; {@link #toString()} shows no values, as some are secrets.
 */
public final class Settings {

    /** The variable that names the folder of the ROME open-data files. */
    public static final String ROME_DIRECTORY = "JOBMARKET_ROME_DIR";

    private static final String HOME = "JOBMARKET_HOME";
    private static final String REDACT_AFTER = "JOBMARKET_REDACT_AFTER_DAYS";
    private static final String PUBLISH_OWN_OFFERS = "JOBMARKET_PUBLISH_OWN_OFFERS";
    private static final String KEEP_JOBS = "JOBMARKET_KEEP_JOBS_DAYS";
    private static final Duration KEPT_JOBS = Duration.ofDays(90);
    private static final int MOST_DAYS = 36_500;
    private static final Pattern SECRET = Pattern.compile("(?i)secret|password|passwd|token(?!_url)|key|credential");
    /** What is shorter would be found in any text. */
    private static final int SHORTEST_SECRET = 4;

    private static final Pattern IN_ADDRESS =
            Pattern.compile("(?i)((?:password|passwd|pwd|token|secret|key|pass)=|://[^/\\s:@]+:)[^\\s&;@]+");

    private static final String HIDDEN = "***";

    private final Map<String, String> variables;

    private Settings(Map<String, String> variables) {
        this.variables = Map.copyOf(variables);
    }

    /**
     * Settings from the environment and, for what it does not say, from the file {@code .env} of a folder.
     *
     * @throws InvalidInputException naming file and line when {@code .env} is malformed
     */
    public static Settings of(Map<String, String> environment, Path folder) {
        Map<String, String> variables = new TreeMap<>(dotEnv(folder.resolve(".env")));
        environment.forEach((name, value) -> {
            if (!value.isBlank()) {
                variables.put(name, value);
            }
        });
        return new Settings(variables);
    }

    /** The same settings with one value replaced; null leaves it as it is. */
    public Settings with(String name, @Nullable String value) {
        if (value == null) {
            return this;
        }
        Map<String, String> changed = new TreeMap<>(variables);
        changed.put(name, value);
        return new Settings(changed);
    }

    /** The same settings with another home folder; null leaves it as it is. */
    public Settings withHome(@Nullable Path home) {
        return with(HOME, home == null ? null : home.toString());
    }

    /** The value of a variable, when it is set and not blank. */
    public Optional<String> get(String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
    }

    /** All variables, for clients that read their own. They contain secrets. */
    public Map<String, String> variables() {
        return variables;
    }

    /** The folder everything is kept in: {@code JOBMARKET_HOME}, {@code ./data} by default. */
    public Path home() {
        return Path.of(get(HOME).orElse("data"));
    }

    /** Where harvested offers wait for a warehouse that is not a file. */
    public Path landingDirectory() {
        return home().resolve("landing");
    }

    /**
     * {@code JOBMARKET_WAREHOUSE_URL}, by default a DuckDB file in the home folder. The URL of Snowflake may hold secrets.
     */
    public String warehouseUrl() {
        return get("JOBMARKET_WAREHOUSE_URL").orElseGet(() -> "jdbc:duckdb:" + home().resolve("warehouse.duckdb"));
    }

    /** The folder of the ROME open-data files, when {@link #ROME_DIRECTORY} names one. */
    public Optional<Path> romeDirectory() {
        return get(ROME_DIRECTORY).map(Path::of);
    }

    /**
     * How long after they were seen last vanished offers are reduced: {@code JOBMARKET_REDACT_AFTER_DAYS}, by default
     * {@link Transformation#REDACTION_DELAY}.
     *
     * @throws InvalidInputException when that is no number of days from 0 to 36,500
     */
    public Duration redactAfter() {
        return days(REDACT_AFTER).orElse(Transformation.REDACTION_DELAY);
    }

    /**
     * How long jobs are kept after they ended: {@code JOBMARKET_KEEP_JOBS_DAYS}, by default 90 days.
     *
     * @throws InvalidInputException when that is no number of days from 0 to 36,500
     */
    public Duration keepJobs() {
        return days(KEEP_JOBS).orElse(KEPT_JOBS);
    }

    private Optional<Duration> days(String name) {
        return get(name).map(text -> days(name, text));
    }

    private static Duration days(String name, String text) {
        if (!text.strip().matches("\\d{1,5}") || Integer.parseInt(text.strip()) > MOST_DAYS) {
            throw new InvalidInputException(
                    name + " is \"" + text + "\"; give a number of days from 0 to " + MOST_DAYS);
        }
        return Duration.ofDays(Integer.parseInt(text.strip()));
    }

    /**
     * Whose offers, of those entered by hand, everybody is shown: {@code JOBMARKET_PUBLISH_OWN_OFFERS}, by default those of
     * administrators.
     *
     * @throws InvalidInputException when that is none of {@code nobody}, {@code administrators} and {@code everybody}
     */
    public Contributions.Publishers publishers() {
        String value = get(PUBLISH_OWN_OFFERS).orElse("administrators").strip();
        return Arrays.stream(Contributions.Publishers.values())
                .filter(publishers -> publishers.name().equalsIgnoreCase(value))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(
                        PUBLISH_OWN_OFFERS + " is \"" + value + "\"; choose nobody, administrators or everybody"));
    }

    /** Where releases are published. */
    public Path releasesDirectory() {
        return home().resolve("releases");
    }

    /**
     * The releases; each that becomes the current one is passed on to the bucket that {@link ReleaseBucket#URL} names, if
     * one does.
     *
     * @throws InvalidInputException naming a variable of the bucket that is wrong
     */
    public ReleaseStore releases(Clock clock) {
        ReleaseStore store = ReleaseStore.at(releasesDirectory(), clock);
        return ReleaseBucket.of(variables)
                .map(bucket -> store.followedBy(release -> bucket.push(release, ReleaseStore.KEPT)))
                .orElse(store);
    }

    /** Where the reports on drift are kept. */
    public Path driftDirectory() {
        return home().resolve("drift");
    }

    /** Where the registry of models is, when it is a folder. */
    public Path modelsDirectory() {
        return home().resolve("models");
    }

    private static Map<String, String> dotEnv(Path file) {
        Map<String, String> variables = new TreeMap<>();
        if (!Files.isRegularFile(file)) {
            return variables;
        }
        int number = 0;
        for (String line : lines(file)) {
            number++;
            String text = line.strip();
            if (text.isEmpty() || text.startsWith("#")) {
                continue;
            }
            String assignment = text.startsWith("export ") ? text.substring(7).strip() : text;
            int equals = assignment.indexOf('=');
            if (equals < 1) {
                throw new InvalidInputException(
                        file + " line " + number + " is not NAME=value; correct it or start it with #");
            }
            variables.put(
                    assignment.substring(0, equals).strip(),
                    unquoted(assignment.substring(equals + 1).strip()));
        }
        return variables;
    }

    private static Iterable<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (MalformedInputException e) {
            throw new InvalidInputException(file + " is not UTF-8 text; save it as UTF-8", e);
        } catch (IOException e) {
            throw new InvalidInputException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() >= 2
                && (value.charAt(0) == '"' || value.charAt(0) == '\'')
                && value.charAt(0) == value.charAt(value.length() - 1);
        return quoted ? value.substring(1, value.length() - 1) : value;
    }

    /** The text without the values of variables that are secrets by their name, nor passwords within addresses. */
    public String withoutSecrets(String text) {
        String clean = text;
        for (Map.Entry<String, String> variable : variables.entrySet()) {
            if (SECRET.matcher(variable.getKey()).find() && variable.getValue().length() >= SHORTEST_SECRET) {
                clean = clean.replace(variable.getValue(), HIDDEN);
            }
        }
        return IN_ADDRESS.matcher(clean).replaceAll("$1" + HIDDEN);
    }

    @Override
    public String toString() {
        return "Settings[home=" + home() + "]";
    }
}
