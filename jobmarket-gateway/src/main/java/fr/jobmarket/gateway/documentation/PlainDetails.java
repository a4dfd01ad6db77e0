package fr.jobmarket.gateway.documentation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What the generator cannot know: a query parameter is never null, and what is absent is not null either. */
final class PlainDetails {

    private PlainDetails() {}

    static void correct(JsonNode document) {
        for (JsonNode path : document.get("paths")) {
            for (JsonNode operation : path) {
                operation.path("parameters").forEach(parameter -> ((ObjectNode) parameter.get("schema"))
                        .remove("nullable"));
            }
        }
        unwrapReferences(document);
    }

    /** References beside other words are not read by everybody, and whatever may be absent is said by its absence. */
    private static void unwrapReferences(JsonNode document) {
        for (JsonNode schema : document.at("/components/schemas")) {
            schema.path("properties").fields().forEachRemaining(property -> {
                if (property.getValue().path("allOf") instanceof ArrayNode parts
                        && parts.size() == 1
                        && property.getValue().has("nullable")) {
                    property.setValue(parts.get(0));
                }
            });
        }
    }
}
