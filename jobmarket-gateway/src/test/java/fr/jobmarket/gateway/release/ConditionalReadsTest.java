package fr.jobmarket.gateway.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import fr.jobmarket.gateway.GatewayTest;
import fr.jobmarket.gateway.RunningGateway.Answer;
import fr.jobmarket.gateway.TestReleases;
import fr.jobmarket.gateway.TestReleases.Published;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import java.net.http.HttpRequest;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@MicronautTest(transactional = false)
class ConditionalReadsTest extends GatewayTest {

    private static final Pattern NEXT = Pattern.compile("<(/api/v1/offers\\?[^>]+)>; rel=\"next\"");

    private static Published published;

    @Override
    protected void prepare() {
        published = TestReleases.publish(home, 60, 11);
    }

    @BeforeEach
    void ready() {
        gateway.awaitReadiness();
    }

    private static Answer get(String path, String tag, String accept) {
        HttpRequest.Builder request = gateway.request(path).GET().header("Accept", accept);
        return gateway.exchange(tag.isEmpty() ? request : request.header("If-None-Match", tag));
    }

    private static Answer get(String path, String tag) {
        return get(path, tag, "application/json");
    }

    @Test
    void theDocumentSaysWhichAnswersHaveATag() {
        JsonNode paths = gateway.get("/openapi").json().get("paths");
        Set<String> described = new TreeSet<>();
        Set<String> tagged = new TreeSet<>();
        paths.fields().forEachRemaining(path -> {
            JsonNode operation = path.getValue().path("get");
            String address =
                    path.getKey().replace("{id}", published.offers().get(0).id());
            if (operation.isMissingNode()
                    || address.contains("{")
                    || !operation.get("security").isEmpty()) {
                return;
            }
            if (operation.at("/responses").has("304")) {
                described.add(path.getKey());
            }
            Answer answer = get(address, "");
            assertTrue(answer.status() == 200 || answer.status() == 400, path.getKey() + answer.body());
            if (answer.status() == 400
                    ? operation.at("/responses").has("304")
                    : !answer.header("ETag").isEmpty()) {
                tagged.add(path.getKey());
            }
        });
        assertTrue(described.size() > 20, described.toString());
        assertEquals(described, tagged);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/offers?q=data&limit=3",
                "/api/v1/offers/latest",
                "/api/v1/stats/skills",
                "/api/v1/locations/cities",
                "/api/v1/occupations?q=info",
                "/api/v1/dash/grids/regions"
            })
    void whoHasAnAnswerIsNotSentItAgain(String path) {
        Answer first = get(path, "");
        String tag = first.header("ETag");
        assertEquals("no-cache", first.header("Cache-Control"));
        assertTrue(first.header("Vary").contains("Accept"), first.header("Vary"));

        Answer again = get(path, "\"other\", " + tag);
        assertEquals(304, again.status());
        assertEquals("", again.body());
        assertEquals(tag, again.header("ETag"));
        assertEquals("nosniff", again.header("X-Content-Type-Options"));
        assertEquals(200, get(path, "\"other\"").status());
    }

    @Test
    void aTagIsThatOfOneQuestionInOneForm() {
        Set<String> tags = new HashSet<>();
        for (String path : new String[] {"/api/v1/offers", "/api/v1/offers?limit=1", "/api/v1/offers?limit=2"}) {
            for (String form : new String[] {"application/json", "text/csv", "text/plain"}) {
                tags.add(get(path, "", form).header("ETag"));
            }
        }
        assertEquals(9, tags.size());
    }

    @Test
    void anotherReleaseIsAnotherAnswer() throws Exception {
        String path = "/api/v1/offers?limit=1";
        Answer before = get(path, "");
        Published second = TestReleases.publish(home, 70, 12);
        for (int i = 0;
                i < 200 && !get(path, "").body().contains(second.release().id());
                i++) {
            Thread.sleep(50);
        }
        Answer after = get(path, before.header("ETag"));
        assertEquals(200, after.status());
        assertNotEquals(before.header("ETag"), after.header("ETag"));
    }

    @Test
    void refusalsAndWhatFollowsFromMoreThanTheReleaseHaveNoTag() {
        assertEquals("", get("/api/v1/offers?limit=0", "").header("ETag"));
        assertEquals("", get("/api/v1/offers/random", "").header("ETag"));
        String own = "/api/v1/offers/manual%3A00000000-0000-4000-8000-000000000001";
        assertEquals(404, get(own, "*").status());
        assertEquals(400, get("/api/v1/offers?limit=0", "*").status());
        assertEquals(304, get("/api/v1/offers", "*").status());
        assertEquals("", get("/api/v1/offers/adzuna:0", "").header("ETag"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/csv", "text/plain"})
    void pagesAreLinkedUntilTheLast(String form) {
        String path = "/api/v1/offers?available=any&q=&contract=PERMANENT,FIXED_TERM&limit=5";
        long total = gateway.get(path).json().get("total").asLong();
        long found = 0;
        int pages = 0;
        while (!path.isEmpty()) {
            Answer page = get(path, "", form);
            assertEquals(200, page.status(), page.body());
            found += form.equals("application/json")
                    ? page.json().get("items").size()
                    : page.body().lines().count() - 1;
            pages++;
            Matcher next = NEXT.matcher(page.header("Link"));
            path = next.matches() ? next.group(1) : "";
        }
        assertEquals(total, found);
        assertEquals((total + 4) / 5, pages);
    }

    @Test
    void longAnswersAreCompressedForWhoReadsThat() {
        HttpRequest.Builder request = gateway.request("/api/v1/offers?limit=50")
                .header("Accept-Encoding", "gzip")
                .GET();
        Answer answer = gateway.exchange(request);
        assertEquals("gzip", answer.header("Content-Encoding"));
        assertTrue(answer.header("Vary").contains("Accept-Encoding"));
        assertEquals("", get("/api/v1/offers?limit=50", "").header("Content-Encoding"));
    }
}
