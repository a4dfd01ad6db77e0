package fr.jobmarket.gateway.monitoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.gateway.GatewayTest;
import fr.jobmarket.gateway.TestReleases;
import fr.jobmarket.gateway.TestReleases.Published;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a gateway with a release, people and feedback tells Prometheus, and docs/metrics.md. */
@MicronautTest(transactional = false)
class MetricsTest extends GatewayTest {

    private static final Path PAGE = Path.of("../docs/metrics.md");
    private static final Pattern OURS = Pattern.compile("(?m)^\\| `(jobmarket_\\w+)` \\| (\\w+) \\|([^|]*)\\|");
    private static final Pattern FAMILIES = Pattern.compile("(?m)^\\| `(\\w+)_\\*` \\|");
    private static final Pattern TYPE = Pattern.compile("(?m)^# TYPE (\\w+) (\\w+)$");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"(?:[^\"\\\\]|\\\\.)*\"");

    private static Published published;

    @Override
    protected void prepare() {
        published = TestReleases.publish(home, 60, 4);
    }

    @Override
    protected Map<String, Object> overrides() {
        return Map.of("jobmarket.metrics-interval", "100ms");
    }

    @BeforeAll
    static void useIt() throws Exception {
        gateway.awaitReadiness();
        String credentials = "{\"email\":\"camille@example.org\",\"password\":\"quatre mots sans rapport\"}";
        String token = gateway.post("/api/v1/auth/register", credentials)
                .json()
                .get("accessToken")
                .asText();
        String offer = published.offers().get(0).id();
        for (String action : List.of("view", "view", "save")) {
            String given = "{\"offerId\":\"" + offer + "\",\"action\":\"" + action + "\"}";
            assertEquals(
                    204,
                    gateway.send("POST", "/api/v1/me/feedback", given, token).status());
        }
        gateway.post("/api/v1/recommendations", "{}");
        gateway.post("/api/v1/recommendations", "{\"jobTitle\":\"xyzzy qwrt\"}");
        gateway.post("/api/v1/recommendations?top=0", "{}");
        Path folder = Files.createDirectories(home.resolve("drift"));
        Files.writeString(folder.resolve(published.release().id() + ".json"), """
                {"baseline":"before","current":"now","baselineOffers":10,"currentOffers":20,"alarm":true,
                "columns":[{"subject":"OFFERS","name":"source","measure":"CHI_SQUARED","value":0.001,"limit":0.01,
                "stability":0.3,"baselineMissing":0.0,"currentMissing":0.1,"drifted":true},
                {"subject":"QUALITY","name":"salary","measure":"CHI_SQUARED","value":0.5,"limit":0.01,
                "stability":0.0,"baselineMissing":0.0,"currentMissing":0.1,"drifted":false}]}""");
        await("jobmarket_serving_drift_columns{subject=\"offers\"}", value -> value == 1);
        await("jobmarket_saved_offers", value -> value == 1);
    }

    /** What is counted now and then is there some time later. */
    private static void await(String series, Predicate<Double> wanted) throws InterruptedException {
        for (int i = 0; i < 200 && !wanted.test(value(series)); i++) {
            Thread.sleep(50);
        }
    }

    private static String metrics() {
        return gateway.getAs("/prometheus", "text/plain").body();
    }

    /** Its value, not a number when there is no such series. */
    private static double value(String series) {
        return metrics()
                .lines()
                .filter(line -> line.startsWith(series + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
                .findFirst()
                .orElse(Double.NaN);
    }

    @Test
    void thePageNamesEachMetricOfOursAndNoOther() throws IOException {
        Map<String, String> documented = OURS.matcher(Files.readString(PAGE))
                .results()
                .collect(Collectors.toMap(
                        row -> row.group(1), row -> row.group(2) + labels(row.group(3)), (a, b) -> a, TreeMap::new));
        String metrics = metrics();
        Map<String, String> exposed = types(metrics)
                .filter(type -> type.group(1).startsWith("jobmarket_"))
                .collect(Collectors.toMap(
                        type -> type.group(1),
                        type -> type.group(2) + labelsOf(type.group(1), metrics),
                        (a, b) -> a,
                        TreeMap::new));
        assertEquals(documented, exposed);
    }

    private static Stream<MatchResult> types(String metrics) {
        return TYPE.matcher(metrics).results();
    }

    private static Set<String> labels(String cell) {
        return Pattern.compile("`(\\w+)`")
                .matcher(cell)
                .results()
                .map(label -> label.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> labelsOf(String name, String metrics) {
        Pattern sample = Pattern.compile("(?m)^" + name + "(?:_bucket|_count|_sum)?\\{(.*)\\} ");
        return sample.matcher(metrics)
                .results()
                .flatMap(found -> LABEL.matcher(found.group(1)).results())
                .map(label -> label.group(1))
                .filter(label -> !label.equals("le"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void thePageNamesTheFamiliesOfAllOthers() throws IOException {
        Collection<String> families = FAMILIES.matcher(Files.readString(PAGE))
                .results()
                .map(row -> row.group(1))
                .toList();
        Collection<String> others = types(metrics())
                .map(type -> type.group(1))
                .filter(name -> !name.startsWith("jobmarket_"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(
                List.of(),
                others.stream()
                        .filter(name -> families.stream().noneMatch(family -> name.startsWith(family + "_")))
                        .toList());
        assertEquals(
                List.of(),
                families.stream()
                        .filter(family -> others.stream().noneMatch(name -> name.startsWith(family + "_")))
                        .toList());
    }

    @Test
    void countsWhatHappened() {
        assertEquals(2, value("jobmarket_feedback_total{action=\"view\"}"));
        assertEquals(1, value("jobmarket_feedback_total{action=\"save\"}"));
        assertEquals(0, value("jobmarket_feedback_total{action=\"dismiss\"}"));
        assertEquals(1, value("jobmarket_recommendations_seconds_count{outcome=\"found\"}"));
        assertEquals(1, value("jobmarket_recommendations_seconds_count{outcome=\"nothing\"}"));
        assertEquals(0, value("jobmarket_recommendations_seconds_count{outcome=\"failed\"}"));
        assertEquals(1, value("jobmarket_accounts"));
        assertEquals(1, value("jobmarket_saved_offers"));
        assertEquals(0, value("jobmarket_kept_searches"));
        assertEquals(0, value("jobmarket_own_offers"));
    }

    @Test
    void tellsWhatWaitsForEachKindOfThreads() {
        for (String name : List.of("release", "passwords")) {
            assertEquals(0, value("executor_queued_tasks{name=\"" + name + "\"}"), name);
        }
    }

    @Test
    void saysWhatIsServed() {
        assertTrue(
                metrics()
                        .contains("jobmarket_serving{model=\"hand-weighted\",release=\""
                                + published.release().id() + "\","),
                metrics());
        Instant at = Instant.ofEpochMilli((long) (value("jobmarket_serving_published_timestamp_seconds") * 1000));
        assertFalse(at.isBefore(published.release().manifest().createdAt().minusSeconds(1)), at.toString());
        assertEquals(60, value("jobmarket_serving_offers{state=\"all\"}"));
        assertEquals(40, value("jobmarket_serving_source_offers{source=\"francetravail\"}"));
        assertEquals(20, value("jobmarket_serving_source_offers{source=\"adzuna\"}"));
        assertEquals(0, value("jobmarket_serving_source_offers{source=\"manual\"}"));
        assertEquals(1, value("jobmarket_serving_drift_columns{subject=\"offers\"}"));
        assertEquals(0, value("jobmarket_serving_drift_columns{subject=\"quality\"}"));
        assertEquals(0, value("jobmarket_serving_obstacle"));
    }
}
