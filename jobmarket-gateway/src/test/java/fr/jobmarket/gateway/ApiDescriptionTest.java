package fr.jobmarket.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.jobmarket.gateway.RunningGateway.Answer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.web.router.Router;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
class ApiDescriptionTest extends GatewayTest {

    static JsonNode document;

    @BeforeAll
    static void read() {
        document = gateway.get("/openapi").json();
    }

    @Test
    void describesEveryRouteAndNoOther() {
        Set<String> described = new TreeSet<>();
        document.get("paths").fields().forEachRemaining(path -> path.getValue()
                .fieldNames()
                .forEachRemaining(method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        Set<String> routes = context.getBean(Router.class)
                .uriRoutes()
                .filter(route -> !route.getHttpMethodName().equals("HEAD"))
                .map(route -> route.getHttpMethodName() + " "
                        + route.getUriMatchTemplate().toPathString())
                .filter(route -> route.contains(" /api/"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(routes, described);
        assertTrue(routes.size() > 35, routes.toString());
    }

    /** The table for those who come from another API leads nowhere else. */
    @Test
    void hasEveryOperationThatIsNamedToNewcomers() throws IOException {
        String page = Files.readString(Path.of("../docs/api.md"));
        String table = page.substring(page.indexOf("## Coming from another API"), page.indexOf("## Operations"));
        List<MatchResult> named = Pattern.compile("`(GET|POST|DELETE) ([a-z/{}-]+)`")
                .matcher(table)
                .results()
                .toList();
        for (MatchResult operation : named) {
            JsonNode path = document.get("paths").path("/api/v1/" + operation.group(2));
            assertTrue(path.has(operation.group(1).toLowerCase(Locale.ROOT)), operation.group());
        }
        assertTrue(named.size() > 40, named.size() + " operations");
    }

    @Test
    void resolvesEveryReference() {
        Matcher references = Pattern.compile("\"\\$ref\":\"#([^\"]+)\"").matcher(document.toString());
        int count = 0;
        while (references.find()) {
            assertFalse(document.at(references.group(1)).isMissingNode(), references.group(1));
            count++;
        }
        assertTrue(count > 50);
        assertEquals("3.0", document.get("openapi").asText().substring(0, 3));
    }

    @Test
    void promisesAProblemForEveryOperation() {
        document.get("paths")
                .forEach(path -> path.forEach(operation -> assertTrue(
                        operation.at("/responses/default/content").has("application/problem+json"),
                        operation.get("operationId").asText())));
    }

    @Test
    void saysWhatASignInIsNeededFor() {
        assertTrue(document.at("/paths/~1api~1v1~1me/get/security/0").has("bearer"));
        assertEquals("[]", document.at("/paths/~1api~1v1~1offers/get/security").toString());
        assertEquals(
                "http", document.at("/components/securitySchemes/bearer/type").asText());
    }

    private static Stream<JsonNode> operations() {
        return StreamSupport.stream(document.get("paths").spliterator(), false)
                .flatMap(path -> StreamSupport.stream(path.spliterator(), false));
    }

    /** A union of JSON and texts has no members that a typed program could use. */
    @Test
    void givesEveryAnswerOneTypeAndNamesTheOthersBesideIt() {
        operations()
                .flatMap(operation ->
                        StreamSupport.stream(operation.get("responses").spliterator(), false))
                .forEach(response -> assertTrue(response.path("content").size() <= 1, response.toString()));
        assertEquals(
                "[\"text/csv\",\"text/plain\"]",
                document.at("/paths/~1api~1v1~1offers/get/responses/200/x-also-as")
                        .toString());
    }

    @Test
    void saysOfEveryOperationWhomItIsForWhatItBelongsToAndHowItRefuses() {
        Set<String> tags = StreamSupport.stream(document.get("tags").spliterator(), false)
                .map(tag -> tag.get("name").asText())
                .collect(Collectors.toSet());
        operations().forEach(operation -> {
            String name = operation.get("operationId").asText();
            assertTrue(operation.get("security").isArray(), name);
            operation.get("tags").forEach(tag -> assertTrue(tags.contains(tag.asText()), name));
            assertTrue(operation.at("/responses/400/content").has("application/problem+json"), name);
            assertEquals(
                    !operation.get("security").isEmpty()
                            || List.of("login", "refresh").contains(name),
                    operation.get("responses").has("401"),
                    name);
            assertFalse(Pattern.compile("_[0-9]").matcher(name).find(), name);
        });
        assertEquals("/", document.at("/servers/0/url").asText());
    }

    @Test
    void saysNothingBesideAReference() {
        document.at("/components/schemas").forEach(schema -> schema.path("properties")
                .forEach(property ->
                        assertFalse(property.has("nullable") && !property.has("type"), property.toString())));
    }

    /** Generated programs would have to be ready for a null that never comes. */
    @Test
    void saysOfNothingButBodiesThatItMayBeNull() {
        JsonNode schemas = document.at("/components/schemas");
        assertTrue(schemas.at("/Changes/properties/email/nullable").asBoolean());
        for (String answer : List.of("Offer", "Account", "Job", "OfferPage")) {
            schemas.path(answer).get("properties").forEach(member -> assertFalse(member.has("nullable"), answer));
        }
    }

    @Test
    void showsEveryBodyAndEveryAnswerByAnExample() {
        operations().forEach(operation -> {
            Stream<JsonNode> answers =
                    StreamSupport.stream(operation.get("responses").spliterator(), false);
            Stream.concat(Stream.of(operation.path("requestBody")), answers)
                    .flatMap(part -> StreamSupport.stream(part.path("content").spliterator(), false))
                    .forEach(content -> {
                        String name = operation.get("operationId").asText();
                        assertFalse(content.path("examples").isEmpty(), name);
                        content.get("examples")
                                .forEach(example -> assertTrue(
                                        document.at(example.get("$ref").asText().substring(1))
                                                .has("value"),
                                        name));
                    });
        });
    }

    /** What the document says of an answer without content leaves a generated program nothing else to accept. */
    @Test
    void refusesNobodyWhoAcceptsWhatIsDescribed() {
        int count = 0;
        for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                Set<String> described = new TreeSet<>();
                operation.getValue().get("responses").forEach(response -> response.path("content")
                        .fieldNames()
                        .forEachRemaining(described::add));
                Answer answer = gateway.exchange(gateway.request(path.getKey().replaceAll("\\{[^}]*}", "42"))
                        .header("Accept", String.join(",", described))
                        .header("Content-Type", "application/json")
                        .method(operation.getKey().toUpperCase(Locale.ROOT), BodyPublishers.ofString("{}")));
                assertNotEquals(406, answer.status(), path.getKey() + " " + described);
                count++;
            }
        }
        assertTrue(count > 90);
    }

    /** One that is named like nothing would be shown nowhere. */
    @Test
    void hasNoExampleThatShowsNothing() throws IOException {
        JsonNode file;
        try (InputStream stream = Application.class.getResourceAsStream("documentation/examples.json")) {
            file = new ObjectMapper().readTree(stream);
        }
        String everywhere = document.get("paths") + file.toString();
        file.fieldNames()
                .forEachRemaining(name -> assertTrue(
                        everywhere.contains("#/components/examples/" + name + "\"")
                                || everywhere.contains("{\"$example\":\"" + name + "\"}"),
                        name));
    }

    @Test
    void tellsRequiredMembersOfOffersFromOthers() {
        Set<String> required = StreamSupport.stream(
                        document.at("/components/schemas/Offer/required").spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.toSet());
        assertTrue(required.containsAll(List.of("id", "source", "title", "place", "skills")));
        assertFalse(required.contains("salary"));
        assertFalse(document.at("/components/schemas/CandidateProfile").has("required"));
        assertTrue(document.at("/components/schemas/Source/enum").toString().contains("francetravail"));
    }

    @Test
    void saysThatUnknownMembersOfBodiesAreRefused() {
        for (String body : List.of("Credentials", "CandidateProfile", "CandidateProfile.DesiredPlace", "NewSearch")) {
            JsonNode closed =
                    document.path("components").path("schemas").path(body).path("additionalProperties");
            assertTrue(closed.isBoolean() && !closed.asBoolean(), body);
        }
    }

    @Test
    void describesEveryQueryParameterWithItsBounds() {
        JsonNode parameters = document.at("/paths/~1api~1v1~1offers/get/parameters");
        Set<String> names = StreamSupport.stream(parameters.spliterator(), false)
                .filter(parameter -> parameter.get("in").asText().equals("query"))
                .map(parameter -> parameter.get("name").asText())
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(
                new TreeSet<>(List.of(
                        "q",
                        "occupation",
                        "dataRole",
                        "skill",
                        "region",
                        "department",
                        "commune",
                        "postalCode",
                        "around",
                        "workingTime",
                        "apprenticeship",
                        "internship",
                        "remote",
                        "company",
                        "language",
                        "licence",
                        "lat",
                        "lon",
                        "distanceKm",
                        "contract",
                        "minSalary",
                        "experience",
                        "publishedSince",
                        "available",
                        "source",
                        "sort",
                        "cursor",
                        "limit",
                        "facets")),
                names);
        parameters.forEach(parameter -> {
            if (parameter.at("/schema/type").asText().equals("array")) {
                JsonNode items = parameter.at("/schema/items");
                assertTrue(items.has("pattern") || items.has("enum") || items.has("$ref"), parameter.toString());
            }
        });
    }

    @Test
    void asksForTheCodesThatAnswersHave() {
        Map<String, String> types = StreamSupport.stream(
                        document.at("/paths/~1api~1v1~1offers/get/parameters").spliterator(), false)
                .filter(parameter -> parameter.at("/schema/items").has("$ref"))
                .collect(Collectors.toMap(
                        parameter -> parameter.get("name").asText(),
                        parameter -> parameter.at("/schema/items/$ref").asText().replace("#/components/schemas/", "")));
        assertEquals(
                Map.of(
                        "dataRole", "DataRole",
                        "contract", "Contract.Type",
                        "workingTime", "WorkingTime.Kind",
                        "source", "Source"),
                types);
        assertEquals(
                "#/components/schemas/Contract.Type",
                document.at("/components/schemas/Contract/properties/type/$ref").asText());
    }

    @Test
    void showsItselfWithoutFetchingAnythingFromElsewhere() {
        Answer page = gateway.get("/docs/index.html");
        assertEquals(200, page.status());
        assertTrue(page.header("Content-Security-Policy").startsWith("default-src 'none'; script-src 'self';"));
        Matcher links = Pattern.compile("(?:src|href)=\"([^\"]+)\"").matcher(page.body());
        int count = 0;
        while (links.find()) {
            assertTrue(links.group(1).startsWith("/docs/"), links.group(1));
            assertEquals(200, gateway.get(links.group(1)).status(), links.group(1));
            count++;
        }
        assertEquals(4, count);
        assertEquals("/docs/index.html", gateway.get("/docs").header("Location"));
    }
}
