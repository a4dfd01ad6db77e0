package fr.jobmarket.gateway.documentation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Set;

/** Says of bodies what the gateway does with them: members it does not know are refused. */
final class RequestBodies {

    private static final String SCHEMAS = "#/components/schemas/";

    private RequestBodies() {}

    static void close(JsonNode document) {
        for (String name : schemas(document)) {
            if (schema(document, name) instanceof ObjectNode schema
                    && schema.has("properties")
                    && !schema.has("additionalProperties")) {
                schema.put("additionalProperties", false);
            }
        }
    }

    /** The names of all schemas that bodies are made of. */
    static Set<String> schemas(JsonNode document) {
        Set<String> names = new HashSet<>();
        document.get("paths")
                .forEach(path -> path.forEach(operation -> collect(operation.path("requestBody"), document, names)));
        return names;
    }

    /** The names of all schemas that a part of the document refers to, also by way of others. */
    private static void collect(JsonNode part, JsonNode document, Set<String> names) {
        for (String reference : part.findValuesAsText("$ref")) {
            String name = reference.substring(SCHEMAS.length());
            if (reference.startsWith(SCHEMAS) && names.add(name)) {
                collect(schema(document, name), document, names);
            }
        }
    }

    private static JsonNode schema(JsonNode document, String name) {
        return document.path("components").path("schemas").path(name);
    }
}
