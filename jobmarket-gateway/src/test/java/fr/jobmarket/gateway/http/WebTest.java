package fr.jobmarket.gateway.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.jobmarket.gateway.GatewayTest;
import fr.jobmarket.gateway.RunningGateway;
import fr.jobmarket.gateway.RunningGateway.Answer;
import io.micronaut.json.JsonMapper;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@MicronautTest(transactional = false)
class WebTest extends GatewayTest {

    @Override
    protected Map<String, String> environment() {
        return Map.of("JOBMARKET_CORS_ORIGINS", "https://site.example.org");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing",
                "/api/v1/nothing",
                "/api/v2/offers",
                "/docs/nothing.js",
                "/docs/../application.properties"
            })
    void answersUnknownPathsWithAProblem(String path) {
        assertProblem(404, gateway.get(path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "minSalary=NaN",
                "minSalary=0x1p3",
                "minSalary=30000d",
                "minSalary=Infinity",
                "limit=%D9%A3",
                "limit=1e1",
                "contract=,,"
            })
    void refusesWhatOnlyAMachineReadsAsANumber(String parameter) {
        assertEquals(400, gateway.get("/api/v1/offers?" + parameter).status());
        assertEquals(400, gateway.get("/api/v1/dash/grids/offers?" + parameter).status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"minAnnualSalary\":\"NaN\"}", "{\"experienceYears\":\"3\"}", "{\"contracts\":[0]}"})
    void refusesValuesOfTheWrongKindInABody(String profile) {
        Answer refused = gateway.post("/api/v1/recommendations", profile);
        assertEquals(400, refused.status(), refused.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "null", "12", "\"x\"", "{", "{} {}", ""})
    void refusesBodiesThatAreNoObject(String body) {
        assertProblem(400, gateway.post("/api/v1/auth/login", body));
    }

    @Test
    void readsAndWritesJsonWithWhatWasCompiledForIt() {
        assertFalse(context.containsBean(ObjectMapper.class));
        assertEquals(
                List.of("io.micronaut.serde.jackson"),
                context.getBeansOfType(JsonMapper.class).stream()
                        .map(mapper -> mapper.getClass().getPackageName())
                        .toList());
        assertThrows(
                ClassNotFoundException.class,
                () -> Class.forName("io.micronaut.jackson.databind.JacksonDatabindMapper"));
    }

    @Test
    void answersEveryMisuseOfHttpWithAProblem() {
        assertProblem(405, gateway.send("PUT", "/api/v1/offers", "{}", null));
        assertProblem(
                415,
                gateway.exchange(gateway.request("/api/v1/auth/login")
                        .header("Content-Type", "text/xml")
                        .POST(BodyPublishers.ofString("<a/>"))));
        assertProblem(406, gateway.getAs("/api/v1/offers", "image/png"));
        assertProblem(413, gateway.post("/api/v1/recommendations", "{\"text\":\"" + "x".repeat(300_000) + "\"}"));
        assertProblem(401, gateway.get("/api/v1/me"));
    }

    @Test
    void showsNothingOfItsInsideWhenSomethingBreaks() throws Exception {
        try (RunningGateway broken = RunningGateway.in(home.resolve("broken"))) {
            broken.context()
                    .getBean(javax.sql.DataSource.class)
                    .unwrap(com.zaxxer.hikari.HikariDataSource.class)
                    .close();
            Answer answer = broken.post(
                    "/api/v1/auth/login", "{\"email\":\"camille@example.org\",\"password\":\"correct cheval pile\"}");
            assertProblem(500, answer);
            assertFalse(answer.json().has("detail"), answer.body());
            assertFalse(answer.body().contains("Hikari"), answer.body());
        }
    }

    @Test
    void tellsBrowsersToDoNothingElseWithAnswers() {
        Answer answer = gateway.get("/api/v1/nothing");
        assertEquals("nosniff", answer.header("X-Content-Type-Options"));
        assertEquals("DENY", answer.header("X-Frame-Options"));
        assertTrue(answer.header("Content-Security-Policy").startsWith("default-src 'none'"));
        assertEquals("no-referrer", answer.header("Referrer-Policy"));
    }

    @Test
    void letsOnlyTheConfiguredOriginsIn() {
        assertEquals(
                "https://site.example.org",
                preflight("https://site.example.org").header("Access-Control-Allow-Origin"));
        assertEquals("", preflight("https://other.example.org").header("Access-Control-Allow-Origin"));
    }

    private static Answer preflight(String origin) {
        return gateway.exchange(gateway.request("/api/v1/auth/login")
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "POST")
                .method("OPTIONS", BodyPublishers.noBody()));
    }

    @Test
    void tellsNothingOfItsConfigurationAndMeasuresItself() {
        Answer health = gateway.get("/health");
        assertFalse(health.body().contains("jdbc"), health.body());
        assertFalse(health.body().contains(home.toString()), health.body());
        assertTrue(gateway.get("/prometheus").body().contains("http_server_requests_seconds"));
        for (String path : new String[] {"/env", "/beans", "/loggers", "/routes", "/refresh", "/threaddump", "/stop"}) {
            assertProblem(404, gateway.get(path));
        }
    }

    @Test
    void keepsEverythingUnderItsHome() throws Exception {
        try (var files = Files.list(home.resolve("gateway"))) {
            assertTrue(files.anyMatch(file -> file.getFileName().toString().startsWith("gateway")));
        }
    }

    private static void assertProblem(int status, Answer answer) {
        assertEquals(status, answer.status(), answer.body());
        assertEquals("application/problem+json", answer.header("Content-Type"), answer.body());
        assertEquals(status, answer.json().get("status").asInt());
    }
}
