package fr.jobmarket.gateway.documentation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Shows each body and each answer by an example. An answer has the example that is named as its operation, or else as its
 * schema; a body that of its schema; {@link Refusals} say which ones they have. Within an example {@code {"$example": NAME}} stands for another one.
 */
final class Examples {

    private static final String FILE = "examples.json";
    private static final String PART = "$example";
    private static final String SCHEMAS = "#/components/schemas/";

    private final JsonNode all;

    private Examples(JsonNode all) {
        this.all = all;
    }

    static void add(JsonNode document) throws IOException {
        try (InputStream stream = Objects.requireNonNull(Examples.class.getResourceAsStream(FILE), FILE)) {
            new Examples(new ObjectMapper().readTree(stream)).addTo(document);
        }
    }

    private void addTo(JsonNode document) {
        ObjectNode components = ((ObjectNode) document.get("components")).putObject("examples");
        for (Map.Entry<String, JsonNode> example : all.properties()) {
            components.putObject(example.getKey()).set("value", whole(example.getValue()));
        }
        for (JsonNode path : document.get("paths")) {
            for (JsonNode operation : path) {
                show(operation.path("requestBody"), null);
                for (Map.Entry<String, JsonNode> response :
                        operation.get("responses").properties()) {
                    if (response.getKey().startsWith("2")) {
                        show(response.getValue(), operation.get("operationId").asText());
                    }
                }
            }
        }
    }

    private JsonNode whole(JsonNode example) {
        if (example.has(PART)) {
            return whole(all.get(example.get(PART).asText()));
        }
        JsonNode copy = example.isContainerNode() ? example.deepCopy() : example;
        if (copy instanceof ObjectNode object) {
            object.properties().forEach(member -> member.setValue(whole(member.getValue())));
        } else if (copy instanceof ArrayNode list) {
            for (int i = 0; i < list.size(); i++) {
                list.set(i, whole(list.get(i)));
            }
        }
        return copy;
    }

    private void show(JsonNode described, @Nullable String operation) {
        for (JsonNode content : described.path("content")) {
            String schema = content.at("/schema/$ref").asText().replace(SCHEMAS, "");
            String name = operation != null && all.has(operation) ? operation : schema;
            if (all.has(name)) {
                refer(content, name);
            }
        }
    }

    /** Shows an answer by these examples. */
    static void showAll(JsonNode response, List<String> names) {
        response.path("content").forEach(content -> names.forEach(name -> refer(content, name)));
    }

    private static void refer(JsonNode content, String name) {
        ((ObjectNode) content).withObject("/examples").putObject(name).put("$ref", "#/components/examples/" + name);
    }
}
