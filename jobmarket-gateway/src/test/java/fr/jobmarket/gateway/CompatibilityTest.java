package fr.jobmarket.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;
import org.openapitools.openapidiff.core.output.MarkdownRender;

/**
 * What programs were made against goes on working. {@code openapi-promised.json} is the document, without its examples, as it
 * was promised last; {@code -Ddocs.write=true} promises the one of today.
 */
@MicronautTest(transactional = false)
class CompatibilityTest extends GatewayTest {

    private static final Path PROMISED = Path.of("src/test/resources/fr/jobmarket/gateway/openapi-promised.json");
    private static final ObjectMapper JSON = new ObjectMapper();

    static ObjectNode document;

    @BeforeAll
    static void read() throws IOException {
        document = (ObjectNode) gateway.get("/openapi").json();
        withoutExamples(document);
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(PROMISED, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n");
        }
    }

    private static void withoutExamples(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove("examples");
        }
        node.forEach(CompatibilityTest::withoutExamples);
    }

    private static ChangedOpenApi compared(String promised, JsonNode now) {
        return OpenApiCompare.fromContents(promised, now.toString());
    }

    @Test
    void breaksNothingThatWasPromised() throws IOException {
        ChangedOpenApi change = compared(Files.readString(PROMISED), document);
        assertFalse(
                change.isIncompatible(),
                () ->
                        "programs made against the document before would fail; keep what they use, and offer what is new beside"
                                + " it or under another version of the path:\n" + rendered(change));
    }

    private static String rendered(ChangedOpenApi change) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        new MarkdownRender().render(change, new OutputStreamWriter(text, StandardCharsets.UTF_8));
        return text.toString(StandardCharsets.UTF_8);
    }

    private static final String OFFER_PAGE = "/components/schemas/OfferPage";

    enum Change {
        OPERATION_GONE(true, document -> ((ObjectNode) document.at("/paths")).remove("/api/v1/offers/latest")),
        MEMBER_OF_AN_ANSWER_GONE(true, document -> {
            ((ObjectNode) document.at(OFFER_PAGE + "/properties")).remove("total");
            removed((ArrayNode) document.at(OFFER_PAGE + "/required"), "total");
        }),
        PARAMETER_OF_ANOTHER_TYPE(
                true, document -> parameter(document).putObject("schema").put("type", "boolean")),
        PARAMETER_NEEDED(true, document -> parameter(document).put("required", true)),
        MEMBER_OF_AN_ANSWER_NEW(false, document -> ((ObjectNode) document.at(OFFER_PAGE + "/properties"))
                .putObject("took")
                .put("type", "integer")),
        PARAMETER_NEW(false, document -> ((ArrayNode) document.at("/paths/~1api~1v1~1offers/get/parameters"))
                .addObject()
                .put("name", "colour")
                .put("in", "query")
                .putObject("schema")
                .put("type", "string"));

        private final boolean breaks;
        private final Consumer<ObjectNode> change;

        Change(boolean breaks, Consumer<ObjectNode> change) {
            this.breaks = breaks;
            this.change = change;
        }

        private static void removed(ArrayNode names, String name) {
            for (int i = names.size() - 1; i >= 0; i--) {
                if (names.get(i).asText().equals(name)) {
                    names.remove(i);
                }
            }
        }

        private static ObjectNode parameter(ObjectNode document) {
            for (JsonNode parameter : document.at("/paths/~1api~1v1~1offers/get/parameters")) {
                if (parameter.get("name").asText().equals("limit")) {
                    return (ObjectNode) parameter;
                }
            }
            throw new AssertionError("no parameter limit");
        }
    }

    @ParameterizedTest
    @EnumSource
    void tellsWhatBreaksProgramsFromWhatDoesNot(Change change) {
        ObjectNode changed = document.deepCopy();
        change.change.accept(changed);
        assertFalse(changed.equals(document));
        assertEquals(change.breaks, compared(document.toString(), changed).isIncompatible());
    }
}
