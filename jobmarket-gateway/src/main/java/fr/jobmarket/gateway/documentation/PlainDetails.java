package fr.jobmarket.gateway.documentation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What the generator cannot know: a query parameter is never null, and a table is a text. */
final class PlainDetails {

    private PlainDetails() {}

    static void correct(JsonNode document) {
        for (JsonNode path : document.get("paths")) {
            for (JsonNode operation : path) {
                operation.path("parameters").forEach(parameter -> ((ObjectNode) parameter.get("schema"))
                        .remove("nullable"));
                operation.get("responses").forEach(PlainDetails::correctTables);
            }
        }
    }

    private static void correctTables(JsonNode response) {
        response.path("content").fields().forEachRemaining(content -> {
            if (content.getKey().startsWith("text/")) {
                ((ObjectNode) content.getValue()).putObject("schema").put("type", "string");
            }
        });
    }
}
